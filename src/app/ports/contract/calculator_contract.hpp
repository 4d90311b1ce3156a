// What every Calculator adapter must do, on a real design document that the instantiation brings.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>

#include "app/json_text.hpp"
#include "app/ports/calculator.hpp"

namespace apex::app::contract {

struct CalculatorUnderTest {
    std::shared_ptr<Calculator> calculator;
    design::DesignDocument document;  ///< of a sign that can be designed
};

class CalculatorContract : public testing::TestWithParam<std::function<CalculatorUnderTest()>> {
  protected:
    CalculatorUnderTest under_test_ = GetParam()();
    Calculation calculate(const design::DesignDocument& document) {
        return std::get<Calculation>(under_test_.calculator->calculate(document));
    }
};

TEST_P(CalculatorContract, IsWell) { EXPECT_EQ(under_test_.calculator->trouble(), std::nullopt); }

TEST_P(CalculatorContract, GivesEverythingWorthStoring) {
    const auto c = calculate(under_test_.document);
    const auto is_hash = [](const std::string& text) {
        return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    };
    EXPECT_TRUE(is_hash(c.input_hash)) << c.input_hash;
    EXPECT_TRUE(is_hash(c.design_hash)) << c.design_hash;
    EXPECT_NE(c.input_hash, c.design_hash);
    EXPECT_FALSE(c.engine_version.empty());
    EXPECT_FALSE(c.calculated_by.empty());
    EXPECT_GT(json_items(c.checks).size(), 5u);
    EXPECT_GT(json_items(c.trace).size(), 20u);
    EXPECT_FALSE(json_items(c.assumptions).empty());
    EXPECT_NO_THROW(json_items(c.warnings));
    EXPECT_EQ(json_at(c.document, "/schema"), "\"apex.design/1\"");
    EXPECT_EQ(json_at(c.document, "/project/name"), json_string(under_test_.document.project.name));
}

TEST_P(CalculatorContract, SummarisesItsOwnResult) {
    const auto c = calculate(under_test_.document);
    const auto number = [&](const char* pointer) {
        return json_number_value(json_at(c.result, pointer).value());
    };
    EXPECT_EQ(json_at(c.result, "/passes"), c.summary.passes ? "true" : "false");
    EXPECT_EQ(json_at(c.result, "/pole/designation"), json_string(c.summary.pole_designation));
    EXPECT_EQ(json_at(c.result, "/governing/check_id"), json_string(c.summary.governing_check_id));
    EXPECT_EQ(number("/governing/utilisation"), c.summary.governing_utilisation);
    EXPECT_EQ(number("/footing/depth_ft"), c.summary.footing_depth_ft);
    EXPECT_EQ(number("/price/total_cents"), static_cast<double>(c.summary.price_cents));
}

TEST_P(CalculatorContract, GivesTheSameBytesForTheSameDocument) {
    const auto a = calculate(under_test_.document), b = calculate(under_test_.document);
    EXPECT_EQ(a.document, b.document);
    EXPECT_EQ(a.design_hash, b.design_hash);
    EXPECT_EQ(a.result, b.result);
    EXPECT_EQ(a.checks, b.checks);
    EXPECT_EQ(a.trace, b.trace);
}

TEST_P(CalculatorContract, HashesTheDesignAndNotItsCaption) {
    auto captioned = under_test_.document, widened = under_test_.document;
    captioned.project.job_number += "-b";
    widened.sign.cabinets.front().width_ft += 0.5;
    const auto c = calculate(under_test_.document);
    EXPECT_EQ(calculate(captioned).input_hash, c.input_hash);
    EXPECT_NE(calculate(captioned).document, c.document);
    EXPECT_NE(calculate(widened).input_hash, c.input_hash);
}

TEST_P(CalculatorContract, PointsAtWhatItRefuses) {
    auto document = under_test_.document;
    document.support.designation = "HSS99X99";
    const auto outcome = under_test_.calculator->calculate(document);
    ASSERT_TRUE(std::holds_alternative<std::vector<Rejection>>(outcome));
    const auto& rejections = std::get<std::vector<Rejection>>(outcome);
    ASSERT_FALSE(rejections.empty());
    EXPECT_EQ(rejections.front().field, "/support/designation");
    EXPECT_FALSE(rejections.front().reason.empty());
}

}  // namespace apex::app::contract
