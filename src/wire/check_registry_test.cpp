#include "wire/check_registry.hpp"

#include <gtest/gtest.h>

#include "wire/answer.hpp"

namespace apex::wire {
namespace {

TEST(Checks, AreOrderedByIdAndFound) {
    ASSERT_GT(single_checks().size(), 30u);
    for (std::size_t i = 1; i < single_checks().size(); ++i)
        EXPECT_LT(std::string_view(single_checks()[i - 1].id),
                  std::string_view(single_checks()[i].id));
    EXPECT_EQ(find_check("wind.velocity_pressure")->title, std::string_view("Velocity pressure"));
    EXPECT_EQ(find_check("wind.velocity"), nullptr);
}

TEST(Checks, SayWhatTheyTakeAndGive) {
    for (const SingleCheck& check : single_checks()) {
        const std::string input = check.input_schema(), output = check.output_schema();
        EXPECT_NO_FATAL_FAILURE(pretty(input)) << check.id;
        EXPECT_NO_FATAL_FAILURE(pretty(output)) << check.id;
        EXPECT_NE(std::string_view(check.title), "");
        EXPECT_NE(std::string_view(check.clause), "");
    }
    EXPECT_NE(
        find_check("wind.velocity_pressure")
            ->input_schema()
            .find(
                R"("edition":{"type":"string","enum":["ASCE 7-10","ASCE 7-16","ASCE 7-22"],"description":"Whose clauses apply","default":"ASCE 7-22"})"),
        std::string::npos);
}

TEST(Checks, RefuseEmptyInputWithPointers) {
    for (const SingleCheck& check : single_checks()) {
        const CheckRun run = check.run("{}", false);
        EXPECT_FALSE(run.accepted) << check.id;
        ASSERT_FALSE(run.problems.errors.empty()) << check.id;
        EXPECT_EQ(run.problems.errors[0].field[0], '/') << check.id;
    }
}

TEST(Checks, PassOnTheRefusalOfTheClause) {
    const CheckRun run = find_check("wind.net_force_coefficient")
                             ->run(R"({"B_over_s":2,"s_over_h":0.5,"solidity":0.6})", false);
    ASSERT_EQ(run.problems.errors.size(), 1u);
    EXPECT_EQ(run.problems.errors[0].field, "/solidity");
    EXPECT_EQ(to_text(run.problems.errors[0].clause), "ASCE 7-22 29.3.1");
}

TEST(Checks, AnswerInTheEnvelopeWithTheirDerivationOnRequest) {
    const std::string input =
        R"({"edition":"ASCE 7-16","wind_speed_mps":51.4096,"exposure":"C","height_ft":25})";
    const SingleCheck& check = *find_check("wind.velocity_pressure");
    const auto plain = decode<AnswerBody>(check.run(input, false).answer);
    const auto derived = decode<AnswerBody>(check.run(input, true).answer);
    ASSERT_TRUE(plain && derived);
    EXPECT_FALSE(plain->trace);
    ASSERT_TRUE(derived->trace);
    EXPECT_FALSE(derived->trace->empty());
    EXPECT_EQ(plain->result, derived->result);
    EXPECT_EQ(plain->si_input->at(0).stored, 115);
    EXPECT_EQ(plain->input_hash, derived->input_hash);
    EXPECT_EQ(plain->input_hash.size(), 64u);
}

TEST(Checks, OfAnotherEditionAreAnotherCalculation) {
    const auto hash = [](const char* input) {
        return decode<AnswerBody>(find_check("wind.gust_effect")->run(input, false).answer)
            ->input_hash;
    };
    EXPECT_NE(hash(R"({"edition":"ASCE 7-16","natural_frequency_hz":2})"),
              hash(R"({"natural_frequency_hz":2})"));
    EXPECT_EQ(hash(R"({"edition":"ASCE 7-22","natural_frequency_hz":2.0})"),
              hash(R"({"natural_frequency_hz":2})"));
}

TEST(Checks, LookUpASectionOrSayThatThereIsNone) {
    const SingleCheck& check = *find_check("catalog.section");
    EXPECT_TRUE(check.run(R"({"designation":"hss 12.750x0.375"})", false).accepted);
    EXPECT_EQ(check.run(R"({"designation":"HSS12.75"})", false).problems.errors[0].field,
              "/designation");
    EXPECT_EQ(check.run(R"({"designation":"HSS12.750X0.375","grade":"A53 Gr B"})", false)
                  .problems.errors[0]
                  .field,
              "/grade");
}

}  // namespace
}  // namespace apex::wire
