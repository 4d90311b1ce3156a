// The worked examples of validation/, run through the library.
#include "wire/validation.hpp"

#include <gtest/gtest.h>

#include <set>

#include "wire/json_text.hpp"

namespace apex::wire {
namespace {

const std::vector<ValidationCase>& cases() {
    static const auto read = read_validation_cases(APEX_SOURCE_DIR "/validation");
    return read;
}

void expect_all_pass(const std::vector<ValidationOutcome>& outcomes) {
    for (const ValidationOutcome& o : outcomes)
        EXPECT_TRUE(o.passes) << o.id << ' ' << o.check << ' ' << o.path << ": expected "
                              << o.expected << ", computed " << o.computed << ", deviation "
                              << o.deviation << ", tolerance " << o.tolerance << ' ' << o.problem;
}

TEST(Validation, EveryCaseHoldsInPlainNumbers) {
    const auto outcomes = run_validation(cases(), through_library(false));
    EXPECT_GT(outcomes.size(), 400u);
    expect_all_pass(outcomes);
}

TEST(Validation, EveryCaseHoldsWithItsDerivation) {
    expect_all_pass(run_validation(cases(), through_library(true)));
}

TEST(Validation, PlainAndDerivedResultsAgreeInEveryDigit) {
    for (const ValidationCase& example : cases()) {
        for (const ValidationRun& run : example.runs) {
            const CheckRun plain = find_check(run.check)->run(run.inputs.text, false);
            const CheckRun derived = find_check(run.check)->run(run.inputs.text, true);
            ASSERT_TRUE(plain.accepted && derived.accepted) << example.id;
            std::string results[2];
            for (const CheckRun* one : {&plain, &derived}) {
                JsonText answer;
                JsonRefusal none;
                ASSERT_TRUE(take_apart(one->answer, answer, none));
                append_value(
                    results[one == &derived], answer,
                    static_cast<std::uint32_t>(find(answer, "/result") - answer.nodes.data()));
            }
            EXPECT_EQ(results[0], results[1]) << example.id;
        }
    }
}

TEST(Validation, EveryCheckHasACase) {
    std::set<std::string_view> used;
    for (const ValidationCase& example : cases())
        for (const ValidationRun& run : example.runs) used.insert(run.check);
    for (const SingleCheck& check : single_checks()) {
        EXPECT_TRUE(used.contains(check.id)) << check.id;
    }
}

TEST(Validation, IdsAreUnique) {
    std::set<std::string> ids;
    for (const ValidationCase& example : cases())
        EXPECT_TRUE(ids.insert(example.id).second) << example.id;
}

ValidationCase one_expectation(double value, double tolerance) {
    return {"X",
            "title",
            "source",
            ValidationKind::oracle,
            "",
            {{"footing.concrete",
              {R"({"shape":"square","width_ft":3,"depth_ft":3})"},
              {{"/result/volume_yd3", value, tolerance, "exact"}}}}};
}

TEST(Validation, AWrongNumberFails) {
    EXPECT_TRUE(
        run_validation({one_expectation(1, 1e-9)}, through_library(false))[0].passes);  // 27 ft^3
    const auto wrong = run_validation({one_expectation(1.01, 1e-9)}, through_library(false));
    EXPECT_FALSE(wrong[0].passes);
    EXPECT_NEAR(wrong[0].deviation, -0.0099, 1e-4);
    EXPECT_TRUE(run_validation({one_expectation(1.01, 0.01)}, through_library(false))[0].passes);
}

TEST(Validation, ARefusedInputOrAMissingNumberFailsWithItsReason) {
    ValidationCase example = one_expectation(1, 1);
    example.runs[0].inputs.text = R"({"width_ft":-1,"depth_ft":3})";
    EXPECT_NE(run_validation({example}, through_library(false))[0].problem.find("/width_ft"),
              std::string::npos);
    example = one_expectation(1, 1);
    example.runs[0].expect[0].path = "/result/volume";
    EXPECT_EQ(run_validation({example}, through_library(false))[0].problem,
              "the answer has no number at /result/volume");
    example.runs[0].check = "footing.none";
    EXPECT_EQ(run_validation({example}, through_library(false))[0].problem,
              "refused:  no check of the name footing.none");
}

}  // namespace
}  // namespace apex::wire
