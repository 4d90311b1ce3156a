// Twisting of a pole under a cabinet off its axis, by hand and by the exact two-mass solution.
#include "calc/statics/torsional_frequency.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/numeric.hpp"

namespace apex::statics {
namespace {

double frequency(const TorsionalFrequencyInputs& in) {
    Sheet<double> unwritten;
    return value(torsional_frequency(in, unwritten)).frequency_hz;
}

// G J = 11.2e6 x 100 = 1.12e9 lbf in^2, L = 20 ft + 4 ft = 288 in; 1000 lbf at 10 ft, 6 ft wide:
// I_m = 1000/386.08858 x 144 x (100 + 36/12) = 38416.0; sqrt(1.12e9/(288 x 38416.0))/6.283185
// = 1.60131 Hz. 1e-5: digits of this comment.
TEST(TorsionalFrequency, OneCabinetByHand) {
    EXPECT_NEAR(frequency({4, 11200, 100, {{1000, 20, 10, 6, 0}}}), 1.60131, 2e-5);
}

// Two equal inertias I at L and 2 L of a shaft: omega^2 = (3 - sqrt 5)/2 G J/(L I) exactly;
// Dunkerley's sum gives 1/3 G J/(L I), 6.6 % lower in f, which is on the safe side.
TEST(TorsionalFrequency, SeveralCabinetsAreNeverAboveTheExactValue) {
    const double g = 386.08858267716533;
    const TorsionalFrequencyInputs in{0, 11200, 100, {{500, 10, 8, 0, 0}, {500, 20, 8, 0, 0}}};
    const double unit = std::sqrt(11.2e6 * 100 / (120 * (500 / g) * 96 * 96)) / (2 * pi);
    const double exact = unit * std::sqrt((3 - std::sqrt(5.0)) / 2);
    EXPECT_NEAR(frequency(in), unit / std::sqrt(3.0), 1e-9);
    EXPECT_LT(frequency(in), exact);
    EXPECT_GT(frequency(in), 0.93 * exact);
}

TEST(TorsionalFrequency, FallsWithTheOffsetWhateverItsSide) {
    double last = 1e9;
    for (const double x : {0.0, 2.0, 5.0, 10.0}) {
        const double f = frequency({4, 11200, 100, {{1000, 20, x, 6, 1}}});
        EXPECT_LT(f, last);
        EXPECT_EQ(f, frequency({4, 11200, 100, {{1000, 20, -x, 6, 1}}}));
        last = f;
    }
}

TEST(TorsionalFrequency, RefusesWhatItCannotMean) {
    const auto field = [](const TorsionalFrequencyInputs& in) {
        Sheet<double> unwritten;
        const auto outcome = torsional_frequency(in, unwritten);
        return refused(outcome) ? refused(outcome)->field : std::string("accepted");
    };
    EXPECT_EQ(field({4, 11200, 0, {{1000, 20, 1, 6, 0}}}), "/J_in4");
    EXPECT_EQ(field({-1, 11200, 100, {{1000, 20, 1, 6, 0}}}), "/fixity_depth_ft");
    EXPECT_EQ(field({4, 11200, 100, {{1000, 20, 1, -6, 0}}}), "/weights/0/width_ft");
    EXPECT_EQ(field({4, 11200, 100, {}}), "/weights");
    EXPECT_EQ(field({4, 11200, 100, {{0, 20, 1, 6, 0}}}), "/weights");
}

TEST(TorsionalFrequency, PlainAndTracedRunsAgreeInEveryBit) {
    const TorsionalFrequencyInputs in{4.5, 11200, 362, {{1120, 21, 3, 14, 1}, {300, 12, 0, 6, 1}}};
    Sheet<Term> sheet;
    EXPECT_EQ(value(torsional_frequency(in, sheet)).frequency_hz, frequency(in));
    EXPECT_EQ(sheet.steps.back().symbol, "f_t");
}

}  // namespace
}  // namespace apex::statics
