// Weight, overturning and sliding: hand calculations, both rules, limits, refusals.
#include "calc/spread/stability.hpp"

#include <gtest/gtest.h>
// After gtest, whose macros it uses.
#include <rapidcheck/gtest.h>

#include <limits>

#include "calc/footing/edition.hpp"
#include "trace/test_support.hpp"

namespace apex::spread {
namespace {

using Now = footing::ibc2024::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Overturning over(const OverturningInputs& in) {
    Sheet<double> sheet;
    return value(overturning(in, sheet));
}
Sliding slide(const SlidingInputs& in) {
    Sheet<double> sheet;
    return value(sliding<Now>(in, sheet));
}

// SF-STAB: independent hand derivation, 0.2 %.
TEST(Stability, OfASignOnASpreadFooting) {
    Sheet<double> sheet;
    const Weight w = value(weight({5000, 9, 9, 2.5}, sheet));
    EXPECT_DOUBLE_EQ(w.total_lbf, 35375);
    OverturningInputs in{35375, 96000, 9, 0, StabilityRule::safety_factor};
    EXPECT_NEAR(over(in).factor, 1.658203, 1e-6);
    EXPECT_TRUE(over(in).passes);
    EXPECT_NEAR(over(in).utilisation, 1.5 / 1.658203, 1e-6);
    in.rule = StabilityRule::reduced_dead;
    EXPECT_NEAR(over(in).factor, 0.6 * 1.658203, 1e-6);
    EXPECT_FALSE(over(in).passes);
    SlidingInputs s;
    s.V_lbf = 4000, s.D_on_top_lbf = 5000, s.D_footing_lbf = 30375, s.area_ft2 = 81;
    s.friction = 0.35, s.rule = StabilityRule::safety_factor;
    EXPECT_NEAR(slide(s).factor, 3.095312, 1e-6);
}

// By hand: 9 by 9 by 2.5 ft with a pedestal of 8 ft^3 and 1 ft of soil at 100 pcf: concrete 150
// (202.5 + 8) = 31575, soil 100 (81 - 8) = 7300 lbf.
TEST(Stability, WeightOfPedestalAndSoil) {
    Sheet<double> sheet;
    const Weight w = value(weight({5000, 9, 9, 2.5, 8, 1}, sheet));
    EXPECT_DOUBLE_EQ(w.footing_lbf, 31575);
    EXPECT_DOUBLE_EQ(w.soil_lbf, 7300);
    EXPECT_DOUBLE_EQ(w.total_lbf, 43875);
}

TEST(Stability, NeverTakesBothMargins) {
    const OverturningInputs reduced{10000, 20000, 8, 0, StabilityRule::reduced_dead};
    OverturningInputs full = reduced;
    full.rule = StabilityRule::safety_factor;
    EXPECT_NEAR(over(reduced).factor / over(full).factor, 0.6, 1e-12);
    EXPECT_EQ(over(reduced).factor_least, 1.0);
    EXPECT_EQ(over(full).factor_least, 1.5);
    full.factor_least = 2;  // An authority may want more.
    EXPECT_EQ(over(full).factor_least, 2);
}

TEST(Stability, DeadLoadOffTheMiddleTakesFromTheArm) {
    OverturningInputs in{10000, 20000, 8, 0.5, StabilityRule::safety_factor};
    EXPECT_DOUBLE_EQ(over(in).M_r_lbf_ft, 35000);
    in.offset_ft = -0.5;
    EXPECT_DOUBLE_EQ(over(in).M_r_lbf_ft, 45000);
}

// Class 5: 130 psf x 81 = 10530 lbf; half of 0.6 x 30000 is 9000; half of full 30000 is 15000.
TEST(Sliding, CohesionIsHeldToHalfTheDeadLoad) {
    SlidingInputs in;
    in.V_lbf = 4000, in.D_on_top_lbf = 5000, in.D_footing_lbf = 25000, in.area_ft2 = 81;
    in.soil_class = 5;
    EXPECT_DOUBLE_EQ(slide(in).base_lbf, 9000);
    EXPECT_TRUE(slide(in).cohesive);
    in.rule = StabilityRule::safety_factor;
    EXPECT_DOUBLE_EQ(slide(in).base_lbf, 10530);
}

// Friction of classes 1 to 4 of Table 1806.2 on 0.6 x 10000 lbf; without the footing 0.6 x 4000.
TEST(Sliding, FrictionByClassAndWithoutSelfWeight) {
    const double friction[] = {0.70, 0.35, 0.35, 0.25};
    for (int c = 1; c <= 4; ++c) {
        SlidingInputs in;
        in.V_lbf = 1000, in.D_on_top_lbf = 4000, in.D_footing_lbf = 6000, in.area_ft2 = 20;
        in.soil_class = c;
        EXPECT_NEAR(slide(in).base_lbf, friction[c - 1] * 6000, 1e-9);
        in.self_weight = false;
        EXPECT_NEAR(slide(in).base_lbf, friction[c - 1] * 2400, 1e-9);
    }
}

// 0.5 x 100 x 3 x 2.5^2 x 9 / 1.5 = 5625 lbf.
TEST(Sliding, PassivePressureIsAnOption) {
    SlidingInputs in;
    in.V_lbf = 8000, in.D_on_top_lbf = 5000, in.D_footing_lbf = 30375, in.area_ft2 = 81;
    in.soil_class = 4;
    EXPECT_EQ(slide(in).passive_lbf, 0);
    EXPECT_FALSE(slide(in).passes);  // 0.25 x 0.6 x 35375 = 5306 lbf
    in.passive_depth_ft = 2.5, in.passive_width_ft = 9;
    EXPECT_DOUBLE_EQ(slide(in).passive_lbf, 5625);
    EXPECT_TRUE(slide(in).passes);
}

TEST(Stability, NothingThatMovesNeedsNothing) {
    EXPECT_TRUE(over({10000, 0, 8}).passes);
    EXPECT_EQ(over({10000, 0, 8}).utilisation, 0);
    SlidingInputs in;
    in.D_on_top_lbf = 1, in.area_ft2 = 1, in.soil_class = 4;
    EXPECT_TRUE(slide(in).passes);
    in.D_on_top_lbf = 0, in.V_lbf = 1;
    EXPECT_FALSE(slide(in).passes);
}

TEST(Stability, IsDerived) {
    Sheet<Term> sheet;
    (void)overturning({35375, 96000, 9, 0, StabilityRule::safety_factor}, sheet);
    EXPECT_EQ(line(sheet, "M_r"),
              "M_r = f_D · D · (L / 2 - x_D) = 1 · 35375 · (9 / 2 - 0) = 159188 lbf·ft "
              "[IBC 1807.2.3]");
    EXPECT_TRUE(notes(sheet, "full D against 0.6 W"));
}

RC_GTEST_PROP(StabilityProperties, MoreWeightAndMoreLengthHold, (std::uint64_t seed)) {
    Sample s(seed);
    const OverturningInputs in{s.in(1e3, 1e5), s.in(1e3, 1e6), s.in(2, 20), 0};
    OverturningInputs heavier = in, longer = in;
    heavier.D_lbf *= 1.1, longer.length_ft *= 1.1;
    RC_ASSERT(over(heavier).utilisation < over(in).utilisation);
    RC_ASSERT(over(longer).utilisation < over(in).utilisation);
}

TEST(Stability, RefusesImpossibleValues) {
    Sheet<double> sheet;
    const auto weight_refuses = [&](auto change, const char* field) {
        WeightInputs in{5000, 9, 9, 2.5};
        change(in);
        expect_refused(weight(in, sheet), field);
    };
    const auto over_refuses = [&](auto change, const char* field) {
        OverturningInputs in{10000, 20000, 8};
        change(in);
        expect_refused(overturning(in, sheet), field);
    };
    const auto slide_refuses = [&](auto change, const char* field) {
        SlidingInputs in;
        in.V_lbf = 1, in.D_on_top_lbf = 1, in.area_ft2 = 1, in.soil_class = 4;
        change(in);
        expect_refused(sliding<Now>(in, sheet), field);
    };
    for (const double bad : {0.0, -1.0, nan}) {
        weight_refuses([&](auto& in) { in.length_x_ft = bad; }, "/length_x_ft");
        weight_refuses([&](auto& in) { in.length_y_ft = bad; }, "/length_y_ft");
        weight_refuses([&](auto& in) { in.thickness_ft = bad; }, "/thickness_ft");
        over_refuses([&](auto& in) { in.D_lbf = bad; }, "/D_lbf");
        over_refuses([&](auto& in) { in.length_ft = bad; }, "/length_ft");
        slide_refuses([&](auto& in) { in.area_ft2 = bad; }, "/area_ft2");
        slide_refuses([&](auto& in) { in.soil_pcf = bad; }, "/soil_pcf");
    }
    for (const double bad : {-1.0, nan}) {
        weight_refuses([&](auto& in) { in.on_top_lbf = bad; }, "/on_top_lbf");
        weight_refuses([&](auto& in) { in.cover_ft = bad; }, "/cover_ft");
        weight_refuses([&](auto& in) { in.pedestal_ft3 = bad; }, "/pedestal_ft3");
        over_refuses([&](auto& in) { in.M_ot_lbf_ft = bad; }, "/M_ot_lbf_ft");
        over_refuses([&](auto& in) { in.factor_least = bad; }, "/factor_least");
        slide_refuses([&](auto& in) { in.V_lbf = bad; }, "/V_lbf");
        slide_refuses([&](auto& in) { in.D_on_top_lbf = bad; }, "/D_on_top_lbf");
        slide_refuses([&](auto& in) { in.D_footing_lbf = bad; }, "/D_footing_lbf");
        slide_refuses([&](auto& in) { in.passive_depth_ft = bad; }, "/passive_depth_ft");
        slide_refuses([&](auto& in) { in.passive_width_ft = bad; }, "/passive_width_ft");
    }
    weight_refuses([](auto& in) { in.concrete_pcf = 80; }, "/concrete_pcf");
    weight_refuses([](auto& in) { in.soil_pcf = 126; }, "/soil_pcf");
    over_refuses([](auto& in) { in.offset_ft = 4; }, "/offset_ft");
    over_refuses([](auto& in) { in.factor_least = 0.9; }, "/factor_least");
    slide_refuses([](auto& in) { in.factor_least = 0.9; }, "/factor_least");
    slide_refuses([](auto& in) { in.friction = 0.3; }, "/soil_class");
    slide_refuses([](auto& in) { in.soil_class.reset(); }, "/soil_class");
    slide_refuses([](auto& in) { in.soil_class = 6; }, "/soil_class");
    slide_refuses([](auto& in) { in.soil_class.reset(), in.friction = 1.1; }, "/friction");
    slide_refuses([](auto& in) { in.soil_class.reset(), in.cohesion_psf = 0; }, "/cohesion_psf");
    slide_refuses([](auto& in) { in.K_p = 6; }, "/K_p");
}

}  // namespace
}  // namespace apex::spread
