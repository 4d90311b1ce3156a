// Plates under poles: published examples, statics, the whole base with its anchors, the choice from
// stocks, refusals, and the same bits with and without a derivation.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "calc/baseplate/axial_plate.hpp"
#include "calc/baseplate/leveling_nuts.hpp"
#include "calc/baseplate/moment_plate.hpp"
#include "calc/baseplate/plate_design.hpp"
#include "calc/baseplate/plate_joint.hpp"

namespace apex::baseplate {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

MomentPlate moment(const MomentPlateInputs& in) {
    Sheet<double> sheet;
    return value(moment_plate(in, sheet));
}

// AISC DG1 2nd ed. Example 4.6: W12X96 on 19 x 19 in.
const MomentPlateInputs example_4_6{
    {ColumnShape::w, 12.7, 12.2, 0.9}, {19, 19, 36}, {4000, 1}, 376, 940, 8, 2, 0};
// AISC DG1 3rd ed. Example 4.7-11: W12X87 on 24 x 22 in.
const MomentPlateInputs example_4_7_11{
    {ColumnShape::w, 12.5, 12.1, 0.81}, {24, 22, 50}, {4000, 1}, 376, 3600, 9.25, 2, 0};

TEST(MomentPlate, SmallMomentByThePublishedExample) {
    const MomentPlate r = moment(example_4_6);
    EXPECT_EQ(r.range, MomentRange::small);
    EXPECT_NEAR(r.t_p_in, 1.36, 0.005 * 1.36);
    EXPECT_EQ(r.T_kip, 0);
}

TEST(MomentPlate, LargeMomentByThePublishedExample) {
    const MomentPlate r = moment(example_4_7_11);
    EXPECT_EQ(r.range, MomentRange::large);
    EXPECT_NEAR(r.Y_in, 8.6, 0.02 * 8.6);
    EXPECT_NEAR(r.T_kip, 42, 0.02 * 42);
}

// Force and moment balance: q Y = P + T; q Y (N/2 - Y/2) + T f = M.
RC_GTEST_PROP(MomentPlateProperty, ForcesAndMomentsBalance, ()) {
    MomentPlateInputs in = example_4_7_11;
    in.P_u_kip = *rc::gen::inRange(-60, 400);
    in.M_u_kipin = *rc::gen::inRange(1, 4000);
    const MomentPlate r = moment(in);
    RC_PRE(r.bearing_utilisation <= 1);
    const double C = r.f_p_ksi * in.plate.B_in * r.Y_in;
    RC_ASSERT(std::fabs(C - r.T_kip - r.T_other_kip - in.P_u_kip) < 1e-8 * 1000);
    RC_ASSERT(std::fabs(C * (in.plate.N_in - r.Y_in) / 2 + (r.T_kip - r.T_other_kip) * in.f_in -
                        in.M_u_kipin) < 1e-6 * 1000);
}

RC_GTEST_PROP(MomentPlateProperty, MoreMomentNeverPullsLess, ()) {
    MomentPlateInputs in = example_4_7_11;
    in.P_u_kip = *rc::gen::inRange(-60, 400);
    in.M_u_kipin = *rc::gen::inRange(0, 3000);
    const MomentPlate a = moment(in);
    in.M_u_kipin += *rc::gen::inRange(1, 500);
    RC_ASSERT(moment(in).T_kip >= a.T_kip - 1e-9);
}

// At e = e_crit both ranges meet: Y = P / q, no tension.
TEST(MomentPlate, SmallAndLargeMomentMeetAtTheCriticalEccentricity) {
    MomentPlateInputs in = example_4_7_11;
    const double e_crit = moment(in).e_crit_in;
    in.M_u_kipin = in.P_u_kip * e_crit * (1 - 1e-9);
    const MomentPlate below = moment(in);
    in.M_u_kipin = in.P_u_kip * e_crit * (1 + 1e-9);
    const MomentPlate above = moment(in);
    EXPECT_EQ(below.range, MomentRange::small);
    EXPECT_EQ(above.range, MomentRange::large);
    EXPECT_NEAR(below.Y_in, above.Y_in, 1e-5);
    EXPECT_NEAR(above.T_kip, 0, 1e-4);
    EXPECT_NEAR(below.t_p_in, above.t_p_in, 1e-5);
}

TEST(MomentPlate, AMomentTooGreatForThePlateFailsAndIsNoRefusal) {
    MomentPlateInputs in = example_4_7_11;
    in.M_u_kipin = 40000;
    EXPECT_GT(moment(in).bearing_utilisation, 1);
    in = example_4_7_11;
    in.P_u_kip = 5000;
    EXPECT_GT(moment(in).bearing_utilisation, 1);
}

// BOLTCIRCLE by hand: T = 2 x 1200 / (8 x 10) - 8 / 8 = 29 kip; sum of all = -P.
TEST(LevelingNuts, BoltCircleByHand) {
    Sheet<double> sheet;
    const LevelingNuts r = value(leveling_nuts({bolt_circle(8, 10), 8, 1200}, sheet));
    EXPECT_NEAR(r.T_max_kip, 29, 1e-9);
    EXPECT_NEAR(r.C_max_kip, 31, 1e-9);
    EXPECT_NEAR(r.I_x_in2, 400, 1e-9);
    double sum = 0;
    for (const auto& a : r.anchors) sum += a.N_ua_kip;
    EXPECT_NEAR(sum, -8, 1e-9);
}

RC_GTEST_PROP(LevelingNutsProperty, NoAngleOfTheWindPullsMore, ()) {
    const double a = *rc::gen::inRange(3, 20), b = *rc::gen::inRange(3, 20);
    const double turn = *rc::gen::inRange(0, 360) * pi / 180;
    Sheet<double> sheet;
    const LevelingNuts r = value(leveling_nuts(
        {{{a, b, 0}, {-a, b, 0}, {a, -b, 0}, {-a, -b, 0}, {0, b, 0}, {0, -b, 0}}, 10, 500}, sheet));
    for (const auto& each : r.anchors)
        RC_ASSERT(500 * (std::cos(turn) * each.x_in / r.I_x_in2 +
                         std::sin(turn) * each.y_in / r.I_y_in2) -
                      10.0 / 6 <=
                  r.T_max_kip + 1e-9);
}

PlateJointInputs pole_base() {
    PlateJointInputs in;
    in.column = {ColumnShape::round, 10.75, std::nullopt, std::nullopt};
    in.plate = {20, 20, 36};
    in.t_p_in = 1.5;
    in.support = BaseSupport::leveling_nuts;
    in.loads = {4, 600, 3, 60};
    in.anchorage.group.anchors = bolt_circle(8, 8);
    in.anchorage.group.outline.shape = anchorage::OutlineShape::round;
    in.anchorage.group.outline.diameter_in = 36;
    in.anchorage.concrete.f_c_psi = 4000;
    in.anchorage.embedment.h_ef_in = 24;
    in.anchorage.rod = {1.0, 55, 75, true, std::nullopt};
    in.anchorage.gap_in = 1.75;
    in.anchorage.tension_reinforcement = anchorage::TensionReinforcement{8, 0.6, 60, 14, 5, 3};
    in.anchorage.shear_reinforcement = anchorage::ShearReinforcement{4, 0.11, 60};
    return in;
}
PlateJoint run(const PlateJointInputs& in) {
    Sheet<double> sheet;
    return value(plate_joint(in, sheet));
}

// By hand: 2 x 600 / (8 x 8) - 4 / 8 = 18.25 kip; l = 8 - 10.75 / 2 = 2.625 in; b = min(5.25
// + 1.625, 2 pi 8 / 8) = 6.2832 in; F = 19.25 (compression); t = sqrt(4 x 19.25 x 2.625 / (0.9
// x 6.2832 x 36)).
TEST(PlateJoint, LevelingNutsByHand) {
    const PlateJoint r = run(pole_base());
    EXPECT_NEAR(r.T_max_kip, 18.25, 1e-9);
    EXPECT_NEAR(r.t_required_in, std::sqrt(4 * 19.25 * 2.625 / (0.9 * 6.283185307 * 36)), 1e-9);
    EXPECT_TRUE(r.plate_passes);
    EXPECT_EQ(r.plate[0].status, CheckStatus::not_run);  // nothing presses
    EXPECT_EQ(r.anchors[static_cast<std::size_t>(anchorage::Mode::stand_off)].status,
              CheckStatus::run);
}

TEST(PlateJoint, GussetsCutTheThicknessAndAreChecked) {
    PlateJointInputs in = pole_base();
    const double plain_t = run(in).t_required_in;
    in.gusset = GussetSize{2.5, 6, 0.5, 36, 0.25, 70};
    const PlateJoint r = run(in);
    EXPECT_NEAR(r.t_required_in, 0.6 * plain_t, 1e-12);
    EXPECT_EQ(r.plate[static_cast<std::size_t>(PlateMode::gusset_weld)].status, CheckStatus::run);
}

TEST(PlateJoint, TheNearerEdgeOfAnUnevenOutlineGoverns) {
    PlateJointInputs in = pole_base();
    in.support = BaseSupport::bearing;
    in.anchorage.group.anchors = {{8, 8, 0}, {8, -8, 0}, {-8, 8, 0}, {-8, -8, 0}};
    auto& o = in.anchorage.group.outline;
    o = {};
    o.x_min_in = -14, o.x_max_in = 40, o.y_min_in = -40, o.y_max_in = 40;
    in.anchorage.tension_reinforcement.reset();
    in.anchorage.shear_reinforcement.reset();
    const PlateJoint near_left = run(in);
    o.x_min_in = -40, o.x_max_in = 14;
    const PlateJoint near_right = run(in);
    for (std::size_t i = 0; i < anchorage::modes; ++i)
        EXPECT_NEAR(near_left.anchors[i].utilisation, near_right.anchors[i].utilisation, 1e-9);
    EXPECT_EQ(near_left.wind_directions, 2);
}

TEST(PlateJoint, PlainAndTracedRunsAgreeInEveryBit) {
    for (int i = 0; i < 60; ++i) {
        PlateJointInputs in = pole_base();
        in.loads.M_u_kipin = 37.7 * i;
        in.loads.P_u_kip = i % 3 ? 4.1 : -6.3;
        if (i % 2) {
            in.support = BaseSupport::bearing;
            in.anchorage.group.anchors = {{8, 8, 0}, {8, -8, 0}, {-8, 8, 0}, {-8, -8, 0}};
        }
        Sheet<double> bare;
        Sheet<Term> written;
        const PlateJoint a = value(plate_joint(in, bare)), b = value(plate_joint(in, written));
        ASSERT_EQ(std::bit_cast<std::uint64_t>(a.t_required_in),
                  std::bit_cast<std::uint64_t>(b.t_required_in));
        ASSERT_EQ(std::bit_cast<std::uint64_t>(a.utilisation),
                  std::bit_cast<std::uint64_t>(b.utilisation));
        ASSERT_GT(written.steps.size(), 50u);
    }
}

TEST(PlateDesign, TakesTheLeastOfEachStockAndSaysWhatStopsTheNextSmaller) {
    const PlateStocks stocks{
        {0.5, 0.625, 0.75, 1, 1.25, 1.5}, {18, 24, 30}, {0.5, 0.75, 1, 1.25, 1.5}};
    const PlateDesign d = value(design_plate(pole_base(), stocks));
    ASSERT_TRUE(d.found);
    const PlateJoint r = run(d.chosen);
    EXPECT_TRUE(r.plate_passes && r.anchors_pass);
    // Brute force over the same order.
    for (const double rod : stocks.rod_diameters_in)
        for (const double h : stocks.embedments_in)
            for (const double t : stocks.thicknesses_in) {
                PlateJointInputs in = pole_base();
                in.anchorage.rod.d_a_in = rod;
                in.anchorage.embedment.h_ef_in = h;
                in.t_p_in = t;
                const PlateJoint each = run(in);
                if (!(each.plate_passes && each.anchors_pass)) continue;
                EXPECT_EQ(d.rod_diameter_in, rod);
                EXPECT_EQ(d.embedment_in, h);
                EXPECT_EQ(d.thickness_in, t);
                for (const SmallerFails& s : d.smaller) EXPECT_GT(s.utilisation, 1) << s.what;
                return;
            }
    FAIL() << "brute force found none";
}

TEST(PlateDesign, WithoutAPassingSizeTheGreatestIsShownAsFailing) {
    const PlateDesign d = value(design_plate(pole_base(), {{0.5}, {6}, {0.25}}));
    EXPECT_FALSE(d.found);
    EXPECT_EQ(d.thickness_in, 0.25);
}

TEST(PlateJoint, RefusesWhatCannotBe) {
    const auto refuses = [](auto change, const char* field) {
        PlateJointInputs in = pole_base();
        change(in);
        Sheet<double> sheet;
        const auto outcome = plate_joint(in, sheet);
        const Rejection* no = refused(outcome);
        ASSERT_NE(no, nullptr) << field;
        EXPECT_EQ(no->field, field);
    };
    for (const double bad : {0.0, -1.0, nan}) {
        refuses([&](auto& in) { in.plate.N_in = bad; }, "/plate/N_in");
        refuses([&](auto& in) { in.plate.F_y_ksi = bad; }, "/plate/F_y_ksi");
        refuses([&](auto& in) { in.column.d_in = bad; }, "/column/d_in");
        refuses([&](auto& in) { in.t_p_in = bad; }, "/t_p_in");
    }
    refuses([](auto& in) { in.loads.M_u_kipin = -1; }, "/loads/M_u_kipin");
    refuses([](auto& in) { in.loads.P_u_kip = nan; }, "/loads/P_u_kip");
    refuses([](auto& in) { in.column.b_in = 5; }, "/column/b_in");
    refuses([](auto& in) { in.plate.B_in = 10; }, "/plate/B_in");
    refuses([](auto& in) { in.anchorage.group.anchors.pop_back(); }, "/anchorage/group/anchors");
    refuses([](auto& in) { in.anchorage.group.anchors.clear(); }, "/anchorage/group/anchors");
    refuses([](auto& in) { in.gusset = GussetSize{}; }, "/gusset/width_in");
    refuses([](auto& in) { in.anchorage.concrete.f_c_psi = 1; }, "/anchorage/concrete/f_c_psi");
}

}  // namespace
}  // namespace apex::baseplate
