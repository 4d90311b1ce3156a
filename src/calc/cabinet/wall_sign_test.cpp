// Anchors and rods of a sign on a wall, and its electrical load: hand numbers, properties,
// refusals.
#include "calc/cabinet/wall_sign.hpp"

#include <gtest/gtest.h>
// After gtest, whose macros it uses.
#include <rapidcheck/gtest.h>

#include "calc/cabinet/electrical.hpp"
#include "calc/cabinet/test_support.hpp"

namespace apex::cabinet {
namespace {

WallAnchorsInputs eight_anchors() {
    WallAnchorsInputs in;
    in.p_psf = 30, in.area_ft2 = 40, in.W_lbf = 240, in.e_in = 6, in.rows_apart_in = 24;
    in.anchors = 8, in.top_row = 4;
    in.tension_allowed_lbf = 300, in.shear_allowed_lbf = 200;
    in.length_ft = 10, in.temperature_range_f = 120, in.slot_in = 0.125;
    return in;
}
Outcome<WallAnchors> anchored(const WallAnchorsInputs& in) {
    Sheet<double> sheet;
    return wall_anchors(in, sheet);
}

// 30 x 40/8 = 150 of wind; 240 x 6/24/4 = 15 of the weight; V 30: 165/300 + 30/200 = 0.70. Slots:
// 12.8e-6 x 120 x 120 = 0.18432 in over 1/8 in.
TEST(WallAnchors, ByHand) {
    const WallAnchors got = value(anchored(eight_anchors()));
    EXPECT_NEAR(got.wind_lbf, 150, 1e-12);
    EXPECT_NEAR(got.eccentric_lbf, 15, 1e-12);
    EXPECT_NEAR(got.tension_lbf, 165, 1e-12);
    EXPECT_NEAR(got.shear_lbf, 30, 1e-12);
    EXPECT_NEAR(got.utilisation, 0.70, 1e-12);
    EXPECT_NEAR(got.movement_in, 0.18432, 1e-12);
    EXPECT_FALSE(got.slot_suffices);
    WallAnchorsInputs wider = eight_anchors();
    wider.slot_in = 0.1875;
    EXPECT_TRUE(value(anchored(wider)).slot_suffices);
}
// The couple of the top row and the foot of the sign balances the weight's moment.
RC_GTEST_PROP(WallAnchors, TheTopRowBalancesTheWeight, ()) {
    WallAnchorsInputs in = eight_anchors();
    in.W_lbf = *rc::gen::inRange(10, 2000);
    in.e_in = *rc::gen::inRange(0, 40);
    in.top_row = *rc::gen::inRange(1, 8);
    const WallAnchors got = value(anchored(in));
    const double moment = in.W_lbf * in.e_in;
    RC_ASSERT(abs(got.eccentric_lbf * in.top_row * in.rows_apart_in - moment) <=
              1e-9 * (1 + moment));
}
RC_GTEST_PROP(WallAnchors, AnAnchorMoreBelowNeverHurts, ()) {
    WallAnchorsInputs in = eight_anchors();
    in.anchors = *rc::gen::inRange(5, 60);
    const double before = value(anchored(in)).utilisation;
    ++in.anchors;
    RC_ASSERT(value(anchored(in)).utilisation <= before);
}
TEST(WallAnchors, Refusals) {
    const auto refuses = [](auto change, const char* field) {
        WallAnchorsInputs in = eight_anchors();
        change(in);
        expect_refused(anchored(in), field);
    };
    refuses([](WallAnchorsInputs& in) { in.p_psf = -30; }, "/p_psf");
    refuses([](WallAnchorsInputs& in) { in.anchors = 1; }, "/anchors");
    refuses([](WallAnchorsInputs& in) { in.top_row = 8; }, "/top_row");
    refuses([](WallAnchorsInputs& in) { in.top_row = 0; }, "/top_row");
    refuses([](WallAnchorsInputs& in) { in.tension_allowed_lbf = 0; }, "/tension_allowed_lbf");
    refuses([](WallAnchorsInputs& in) { in.e_in = not_a_number; }, "/e_in");
}
TEST(WallSign, TheAnswerLeavesTheHostOut) {
    EXPECT_NE(std::string(WallAnchors::assumption).find("not checked"), std::string::npos);
    EXPECT_NE(std::string(StandoffRod::assumption).find("not checked"), std::string::npos);
}

// 50 lbf at 4 in: 200 lbf-in on a root of 1/2 in: S = pi/256, A = pi/16; 16.297466 and 1.0185916
// ksi against 25 and 20: 0.65189864 + 0.05092958.
TEST(StandoffRod, ByHand) {
    Sheet<double> sheet;
    const StandoffRod got = value(standoff_rod({50, 200, 4, 0.5, 25, 20}, sheet));
    EXPECT_NEAR(got.M_lbf_in, 200, 1e-12);
    EXPECT_NEAR(got.f_b_ksi, 16.297466, 1e-6);
    EXPECT_NEAR(got.f_t_ksi, 1.0185916, 1e-7);
    EXPECT_NEAR(got.utilisation, 0.70282822, 1e-8);
    expect_refused(standoff_rod({50, 200, 4, 0, 25, 20}, sheet), "/root_diameter_in");
    expect_refused(standoff_rod({-50, 200, 4, 0.5, 25, 20}, sheet), "/V_lbf");
}

Outcome<Electrical> powered(const ElectricalInputs& in) {
    Sheet<double> sheet;
    return electrical(in, sheet);
}
// 4000 x 0.72 = 2880 W; over 0.9: 3200 W; at 120 V and 0.8: 33.333 A; 16 A a circuit: three. NEC:
// 1920 VA at 120 V, 3840 VA at 240 V.
TEST(ElectricalLoad, ByHand) {
    const Electrical got = value(powered({4000, 0.72, 0.9, 0.8, 120, 20}));
    EXPECT_NEAR(got.load_w, 2880, 1e-9);
    EXPECT_NEAR(got.line_w, 3200, 1e-9);
    EXPECT_NEAR(got.line_a, 100.0 / 3, 1e-9);
    EXPECT_NEAR(got.continuous_limit_a, 16, 1e-12);
    EXPECT_NEAR(got.circuit_va, 1920, 1e-9);
    EXPECT_EQ(got.circuits, 3);
    const Electrical higher = value(powered({4000, 0.72, 0.9, 0.8, 240, 20}));
    EXPECT_NEAR(higher.circuit_va, 3840, 1e-9);
    EXPECT_EQ(higher.circuits, 2);
}
TEST(ElectricalLoad, Refusals) {
    expect_refused(powered({0, 0.72, 0.9, 0.8, 120, 20}), "/modules");
    expect_refused(powered({10, 0, 0.9, 0.8, 120, 20}), "/module_w");
    expect_refused(powered({10, 1, 1.1, 0.8, 120, 20}), "/efficiency");
    expect_refused(powered({10, 1, 0.9, 0, 120, 20}), "/power_factor");
    expect_refused(powered({10, 1, 0.9, 0.8, 12, 20}), "/voltage_v");
    expect_refused(powered({10, 1, 0.9, 0.8, 120, 30}), "/breaker_a");
}

}  // namespace
}  // namespace apex::cabinet
