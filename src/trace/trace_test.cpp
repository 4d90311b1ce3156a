// The two instantiations of a formula: same bits, and a derivation that reads like a hand
// calculation.
#include "trace/trace.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

#include "trace/check.hpp"

namespace apex {
namespace {

constexpr Clause here{"ASCE 7-22", "26.10-1"};

template <class Num>
double pressure_psf(double speed_mph, double factor, Sheet<Num>& sheet) {
    const Num V = sheet.given("V", "mph", speed_mph, here);
    const Num K_h = sheet.given("K_h", "", factor, here);
    return plain(
        sheet.eq("q_h", "psf", 0.00256 * K_h * pow(V, 2) / (1 + sqrt(max(K_h, 0.1) - 0.05)), here));
}

TEST(Trace, PlainAndTracedRunsAgreeInEveryBit) {
    for (int i = 0; i < 1000; ++i) {
        Sheet<double> bare;
        Sheet<Term> written;
        const double a = pressure_psf(60.1 + i * 0.17, 0.57 + i * 1e-3, bare);
        const double b = pressure_psf(60.1 + i * 0.17, 0.57 + i * 1e-3, written);
        ASSERT_EQ(std::bit_cast<std::uint64_t>(a), std::bit_cast<std::uint64_t>(b));
    }
}

TEST(Trace, BracketsOnlyWhereTheReaderNeedsThem) {
    Sheet<Term> sheet;
    const Term a = sheet.given("a", "", 2, here), b = sheet.given("b", "", 3, here),
               c = sheet.given("c", "", -4, here);
    const auto formula = [&](const Term& t) {
        sheet.eq("x", "", t, here);
        return sheet.steps.back().formula;
    };
    EXPECT_EQ(formula(a * (b + c)), "a · (b + c)");
    EXPECT_EQ(formula(a - (b - c)), "a - (b - c)");
    EXPECT_EQ(formula(a / (b * c)), "a / (b · c)");
    EXPECT_EQ(formula(pow(a / b, 2 / c)), "(a / b)^(2 / c)");
    EXPECT_EQ(formula(a * b / c), "a · b / c");
    EXPECT_EQ(formula(min(a + b, sqrt(c * c))), "min(a + b, sqrt(c · c))");
    EXPECT_EQ(sheet.steps.back().worked, "min(2 + 3, sqrt((-4) · (-4)))");
}

TEST(Digits, FiveFiguresForTheEye) {
    EXPECT_EQ(digits(0.94468), "0.94468");
    EXPECT_EQ(digits(31.98298), "31.983");
    EXPECT_EQ(digits(161854.57), "161855");
    EXPECT_EQ(digits(12345.678), "12345.7");
    EXPECT_EQ(digits(29000), "29000");
    EXPECT_EQ(digits(0), "0");
    EXPECT_EQ(digits(-2.5), "-2.5");
}

TEST(Check, AZeroCapacityNeverPasses) {
    EXPECT_FALSE(compare("x", "", 0, 0, "", "", here).passes);
    EXPECT_FALSE(compare("x", "", 1, -1, "", "", here).passes);
    EXPECT_TRUE(compare("x", "", 1, 1, "", "", here).passes);
    EXPECT_FALSE(compare("x", "", 1.0000001, 1, "", "", here).passes);
}

}  // namespace
}  // namespace apex
