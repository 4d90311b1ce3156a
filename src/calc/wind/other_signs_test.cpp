// Open signs, towers, signs on walls and roofs, blade signs, iced signs, bare poles: hand
// calculations, routes between checks, refusals, properties.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "calc/wind/attached_sign.hpp"
#include "calc/wind/iced_sign.hpp"
#include "calc/wind/open_sign.hpp"
#include "calc/wind/projecting_sign.hpp"
#include "calc/wind/rooftop_sign.hpp"
#include "calc/wind/solid_sign.hpp"
#include "calc/wind/test_support.hpp"
#include "calc/wind/trussed_tower.hpp"
#include "calc/wind/vortex_shedding.hpp"

namespace apex::wind {
namespace {

using Old = asce7_10::Edition;
using Mid = asce7_16::Edition;
using New = asce7_22::Edition;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ---- open signs

OpenSignInputs lattice(double solidity, OpenMembers members, double D_in) {
    OpenSignInputs in;
    in.wind_speed_mph = 115;
    in.members = members;
    in.member_diameter_in = D_in;
    in.gross_area_ft2 = 100;
    in.solidity = solidity;
    in.centroid_ft = 25;
    return in;
}
template <class Edition>
OpenSign open(const OpenSignInputs& in) {
    Sheet<double> sheet;
    return accepted(open_sign<Edition>(in, sheet));
}

TEST(OpenSign, CoefficientsOfTheFigure) {  // methods 1.6
    const double cells[3][3] = {{2.0, 1.8, 1.6}, {1.2, 1.3, 1.5}, {0.8, 0.9, 1.1}};
    const double solidities[3][2] = {{0.01, 0.0999}, {0.1, 0.2999}, {0.3, 0.7}};
    for (int band = 0; band < 3; ++band)
        for (double e : solidities[band]) {
            EXPECT_EQ(open_sign_coefficient(OpenMembers::flat, false, e), cells[0][band]);
            EXPECT_EQ(open_sign_coefficient(OpenMembers::round, true, e), cells[1][band]);
            EXPECT_EQ(open_sign_coefficient(OpenMembers::round, false, e), cells[2][band]);
        }
}

TEST(OpenSign, FlatLatticeByHand) {
    // q of SIGN-E2E-1 at 25 ft: 27.202449 psf in 7-16; F = 27.202449 x 0.85 x 1.6 x 40.
    const OpenSign got = open<Mid>(lattice(0.4, OpenMembers::flat, 0));
    EXPECT_NEAR(got.force_lbf, 27.202449 * 0.85 * 1.6 * 40, 1e-3);
    EXPECT_NEAR(open<New>(lattice(0.4, OpenMembers::flat, 0)).force_lbf,
                31.982985 * 0.85 * 0.85 * 1.6 * 40, 1e-3);
}

TEST(OpenSign, RoundMembersTurnAtTwoAndAHalf) {
    // D sqrt(q) = D/12 x sqrt(27.202449) = D/12 x 5.215597; 2.5 at D = 5.7520 in.
    EXPECT_EQ(open<Mid>(lattice(0.2, OpenMembers::round, 5.75)).C_f, 1.3);
    EXPECT_EQ(open<Mid>(lattice(0.2, OpenMembers::round, 5.76)).C_f, 0.9);
}

TEST(OpenSign, RoutesWhatIsSolidAndRefusesTheRest) {
    Sheet<double> sheet;
    EXPECT_EQ(refused_field(open_sign<New>(lattice(0.71, OpenMembers::flat, 0), sheet)),
              "/solidity");
    EXPECT_EQ(refused_field(open_sign<New>(lattice(0, OpenMembers::flat, 0), sheet)), "/solidity");
    EXPECT_EQ(refused_field(open_sign<New>(lattice(0.2, OpenMembers::round, 0), sheet)),
              "/member_diameter_in");
    EXPECT_EQ(refused_field(open_sign<New>(lattice(0.2, OpenMembers::flat, 3), sheet)),
              "/member_diameter_in");
    OpenSignInputs in = lattice(0.2, OpenMembers::flat, 0);
    in.gross_area_ft2 = not_a_number;
    EXPECT_EQ(refused_field(open_sign<New>(in, sheet)), "/gross_area_ft2");
    in = lattice(0.2, OpenMembers::flat, 0);
    in.min_pressure_psf = 10;
    EXPECT_EQ(refused_field(open_sign<New>(in, sheet)), "/min_pressure_psf");
}

// ---- trussed towers

TrussedTowerInputs tower(TowerPlan plan, TowerMembers members, TowerWind along, double e) {
    TrussedTowerInputs in;
    in.wind_speed_mph = 115;
    in.plan = plan;
    in.members = members;
    in.wind = along;
    in.gross_area_ft2 = 100;
    in.solidity = e;
    in.centroid_ft = 25;
    return in;
}
TrussedTower panel(const TrussedTowerInputs& in) {
    Sheet<double> sheet;
    return accepted(trussed_tower<Mid>(in, sheet));
}

TEST(TrussedTower, CoefficientsByHand) {
    // epsilon 0.2: square 0.16 - 1.18 + 4.0 = 2.98, triangle 0.136 - 0.94 + 3.4 = 2.596;
    // round members x 0.51 x 0.04 + 0.57 = 0.5904; diagonal x 1.15.
    const auto square = TowerPlan::square;
    const auto flat = TowerMembers::flat, round = TowerMembers::round;
    const auto normal = TowerWind::normal, diagonal = TowerWind::diagonal;
    EXPECT_NEAR(panel(tower(square, flat, normal, 0.2)).C_f, 2.98, 1e-12);
    EXPECT_NEAR(panel(tower(TowerPlan::triangle, flat, normal, 0.2)).C_f, 2.596, 1e-12);
    EXPECT_NEAR(panel(tower(square, round, normal, 0.2)).C_f, 2.98 * 0.5904, 1e-12);
    EXPECT_NEAR(panel(tower(square, flat, diagonal, 0.2)).C_f, 2.98 * 1.15, 1e-12);
    EXPECT_NEAR(panel(tower(square, round, normal, 1.0)).round_factor, 1, 1e-12);
    EXPECT_NEAR(panel(tower(square, flat, diagonal, 0.5)).diagonal_factor, 1.2, 1e-12);
    EXPECT_NEAR(panel(tower(square, flat, normal, 0.2)).force_lbf, 27.202449 * 0.85 * 2.98 * 20,
                1e-3);
}
TEST(TrussedTower, HasNoDiagonalOfATriangle) {
    Sheet<double> sheet;
    EXPECT_EQ(refused_field(trussed_tower<New>(
                  tower(TowerPlan::triangle, TowerMembers::flat, TowerWind::diagonal, 0.2), sheet)),
              "/wind");
    EXPECT_EQ(refused_field(trussed_tower<New>(
                  tower(TowerPlan::square, TowerMembers::flat, TowerWind::normal, 1.1), sheet)),
              "/solidity");
}

// ---- attached signs

AttachedSignInputs on_wall() {
    AttachedSignInputs in;
    in.wind_speed_mph = 115;
    in.sign_width_ft = 10, in.sign_height_ft = 4;
    in.nearest_free_edge_ft = 20;
    in.building_width_ft = 80, in.building_length_ft = 120;
    in.mean_roof_height_ft = 25;
    in.roof_slope_deg = 20;
    return in;
}
template <class Edition>
AttachedSign wall(const AttachedSignInputs& in) {
    Sheet<double> sheet;
    return accepted(attached_sign<Edition>(in, sheet));
}

TEST(AttachedSign, CoefficientsOfTheValidationSet) {  // WALLSIGN-GCp
    EXPECT_NEAR(wall_GCp(WallZone::zone_4, true, 40), -0.993676, 1e-6);
    EXPECT_NEAR(wall_GCp(WallZone::zone_5, true, 40), -1.187352, 1e-6);
    EXPECT_NEAR(wall_GCp(WallZone::zone_4, false, 40), 0.893676, 1e-6);
    EXPECT_NEAR(wall_GCp(WallZone::zone_5, true, 10), -1.4, 1e-12);
    EXPECT_NEAR(wall_GCp(WallZone::zone_5, true, 500), -0.799924, 1e-5);
    EXPECT_NEAR(wall_GCp(WallZone::zone_4, true, 1), -1.1, 1e-12);  // held below 10 ft2
    EXPECT_EQ(wall_GCp(WallZone::zone_5, true, 900), wall_GCp(WallZone::zone_5, true, 500));
}

TEST(AttachedSign, PressureByHand) {
    // q_h = 27.202449 psf at 25 ft (7-16); A = 40: 27.202449 x 0.993676 = 27.0304 psf outward,
    // x 0.893676 = 24.3101 psf inward; a = min(8, 10) = 8 ft.
    const AttachedSign got = wall<Mid>(on_wall());
    EXPECT_NEAR(got.zone_width_ft, 8, 1e-12);
    EXPECT_FALSE(got.reaches_zone_5);
    EXPECT_NEAR(got.outward_psf, 27.202449 * 0.993676, 1e-4);
    EXPECT_NEAR(got.inward_psf, 27.202449 * 0.893676, 1e-4);
    EXPECT_NEAR(got.outward_lbf, 40 * 27.202449 * 0.993676, 1e-2);
    EXPECT_NEAR(wall<New>(on_wall()).outward_psf, 31.982985 * 0.85 * 0.993676, 1e-4);
}

TEST(AttachedSign, LowRoofReducesByTenPerCent) {
    AttachedSignInputs in = on_wall();
    const double before = wall<Mid>(in).outward_psf;
    in.roof_slope_deg = 10;
    EXPECT_NEAR(wall<Mid>(in).outward_psf, 0.9 * before, 1e-9);
}

TEST(AttachedSign, TakesTheCornerZoneNearAnEdge) {
    AttachedSignInputs in = on_wall();
    in.nearest_free_edge_ft = 7.9;
    EXPECT_NEAR(wall<Mid>(in).outward_psf, 27.202449 * 1.187352, 1e-4);
    in.building_width_ft = 20;  // a = max(min(2, 10), 0.8, 3) = 3
    EXPECT_NEAR(wall<Mid>(in).zone_width_ft, 3, 1e-12);
    EXPECT_FALSE(wall<Mid>(in).reaches_zone_5);
}

TEST(AttachedSign, FloorOfKhInExposureB) {
    // 20 ft in B: K_h 0.624 by the formula; 7-10 counts 0.70 for cladding, later editions do not.
    AttachedSignInputs in = on_wall();
    in.exposure = Exposure::b;
    in.mean_roof_height_ft = 20;
    EXPECT_NEAR(wall<Old>(in).K_h, 0.70, 1e-12);
    EXPECT_NEAR(wall<Mid>(in).K_h, 0.623954, 1e-6);
    in.kh_floor = KhFloor::on;
    EXPECT_NEAR(wall<Mid>(in).K_h, 0.70, 1e-12);
    EXPECT_NEAR(wall<Mid>(in).q_h_psf, 0.00256 * 0.70 * 0.85 * 115 * 115, 1e-9);
    in.kh_floor = KhFloor::off;
    EXPECT_NEAR(wall<Old>(in).K_h, 0.623954, 1e-6);
    in.kh_floor = KhFloor::by_edition;
    in.exposure = Exposure::c;
    EXPECT_GT(wall<Old>(in).K_h, 0.85);
}

TEST(AttachedSign, MinimumPressureHolds) {
    AttachedSignInputs in = on_wall();
    in.wind_speed_mph = 60;
    EXPECT_EQ(wall<New>(in).outward_psf, 16);
    EXPECT_TRUE(wall<New>(in).minimum_governs);
}

TEST(AttachedSign, SendsWhatIsNotAttachedElsewhere) {
    Sheet<double> sheet;
    const auto field_of = [&](auto change) {
        AttachedSignInputs in = on_wall();
        change(in);
        return refused_field(attached_sign<New>(in, sheet));
    };
    EXPECT_EQ(field_of([](auto& in) { in.standoff_ft = 3.1; }), "/standoff_ft");
    EXPECT_EQ(field_of([](auto& in) { in.standoff_ft = 1, in.nearest_free_edge_ft = 2.9; }),
              "/nearest_free_edge_ft");
    EXPECT_EQ(field_of([](auto& in) { in.nearest_free_edge_ft = -0.1; }), "/nearest_free_edge_ft");
    EXPECT_EQ(field_of([](auto& in) { in.mean_roof_height_ft = 61; }), "/mean_roof_height_ft");
    EXPECT_EQ(field_of([](auto& in) { in.sign_width_ft = 0; }), "/sign_width_ft");
    EXPECT_EQ(field_of([](auto& in) { in.roof_slope_deg = not_a_number; }), "/roof_slope_deg");
    EXPECT_EQ(field_of([](auto& in) { in.standoff_ft = 1, in.nearest_free_edge_ft = 3; }),
              "accepted");
    EXPECT_EQ(field_of([](auto& in) { in.nearest_free_edge_ft = 0; }), "accepted");
}

// ---- blade signs

TEST(ProjectingSign, IsFreestandingOnFaceAndEdge) {
    ProjectingSignInputs in;
    in.wind_speed_mph = 115;
    in.projection_ft = 4, in.height_ft = 10, in.thickness_in = 12, in.top_ft = 30, in.gap_ft = 1;
    SolidSignInputs face;
    face.wind_speed_mph = 115;
    face.width_ft = 4, face.height_ft = 10, face.top_ft = 30;
    Sheet<double> sheet;
    const auto got = accepted(projecting_sign<Mid>(in, sheet));
    const auto same = accepted(solid_sign<Mid>(face, sheet));
    EXPECT_EQ(got.face_lbf, same.force_lbf);
    EXPECT_NEAR(got.face_moment_lbf_ft, same.force_lbf * (1 + 2 + 0.8), 1e-9);
    // Edge: h/D 30, C_f 2.0 of the square row; 16 psf floor on 10 ft2 is below it.
    EXPECT_NEAR(got.edge_C_f, 2.0, 1e-12);
    EXPECT_NEAR(got.edge_lbf,
                0.00256 * 2.01 * std::pow(25.0 / 900, 2 / 9.5) * 0.85 * 115 * 115 * 0.85 * 2.0 * 10,
                1e-6);
    in.thickness_in = 0;
    EXPECT_EQ(refused_field(projecting_sign<Mid>(in, sheet)), "/thickness_in");
    in.thickness_in = 12, in.projection_ft = 0;
    EXPECT_EQ(refused_field(projecting_sign<Mid>(in, sheet)), "/projection_ft");
    in.projection_ft = 4, in.gap_ft = -1;
    EXPECT_EQ(refused_field(projecting_sign<Mid>(in, sheet)), "/gap_ft");
}

// ---- rooftop signs

RooftopSignInputs on_roof() {
    RooftopSignInputs in;
    in.wind_speed_mph = 115;
    in.sign_width_ft = 20, in.sign_height_ft = 8, in.sign_bottom_ft = 2;
    in.sign_plan_area_ft2 = 40;
    in.roof_height_ft = 25;
    in.building_width_ft = 100, in.building_length_ft = 60;
    return in;
}
TEST(RooftopSign, CoefficientsByHand) {
    EXPECT_NEAR(rooftop_GCr(false, 0.05), 1.9, 1e-12);
    EXPECT_NEAR(rooftop_GCr(false, 0.1), 1.9, 1e-12);
    EXPECT_NEAR(rooftop_GCr(false, 0.55), 1.45, 1e-12);
    EXPECT_NEAR(rooftop_GCr(false, 1), 1.0, 1e-12);
    EXPECT_NEAR(rooftop_GCr(true, 0.1), 1.5, 1e-12);
    EXPECT_NEAR(rooftop_GCr(true, 0.55), 1.25, 1e-12);
    EXPECT_NEAR(rooftop_GCr(true, 1), 1.0, 1e-12);
}
TEST(RooftopSign, GreaterOfTwoReadings) {
    // A_f = 160 of B h = 2500: 0.064, GC_r 1.9; F_h = 27.202449 x 1.9 x 160 = 8269.5 lb.
    Sheet<double> sheet;
    const auto got = accepted(rooftop_sign<Mid>(on_roof(), sheet));
    EXPECT_NEAR(got.rooftop_lbf, 27.202449 * 1.9 * 160, 0.01);
    EXPECT_NEAR(got.uplift_lbf, 27.202449 * 1.5 * 40, 0.01);
    SolidSignInputs face;
    face.wind_speed_mph = 115;
    face.width_ft = 20, face.height_ft = 8, face.top_ft = 35;
    EXPECT_EQ(got.freestanding_lbf, accepted(solid_sign<Mid>(face, sheet)).force_lbf);
    EXPECT_EQ(got.force_lbf, std::max(got.rooftop_lbf, got.freestanding_lbf));
    EXPECT_TRUE(got.rooftop_governs);
    EXPECT_NEAR(got.arm_ft, 6, 1e-12);
}
TEST(RooftopSign, RefusesWhatTheClauseDoesNotReach) {
    Sheet<double> sheet;
    const auto field_of = [&](auto change) {
        RooftopSignInputs in = on_roof();
        change(in);
        return refused_field(rooftop_sign<New>(in, sheet));
    };
    EXPECT_EQ(field_of([](auto& in) { in.roof_height_ft = 61; }), "/roof_height_ft");
    EXPECT_EQ(field_of([](auto& in) { in.sign_width_ft = 400; }), "/sign_width_ft");
    EXPECT_EQ(field_of([](auto& in) { in.sign_plan_area_ft2 = 7000; }), "/sign_plan_area_ft2");
    EXPECT_EQ(field_of([](auto& in) { in.wind_speed_mph = 0; }), "/wind_speed_mph");
    EXPECT_EQ(field_of([](auto& in) { in.sign_height_ft = not_a_number; }), "/sign_height_ft");
}

// ---- iced signs

IcedSignInputs iced() {
    IcedSignInputs in;
    in.concurrent_gust_mph = 40;
    in.ice_thickness_in = 0.75;
    in.width_ft = 20, in.height_ft = 10, in.top_ft = 25;
    return in;
}
IcedSign on_ice(const IcedSignInputs& in) {
    Sheet<double> sheet;
    return accepted(iced_sign<Mid>(in, sheet));
}
TEST(IcedSign, CabinetByHand) {
    // Grown to 20.125 by 10.125 ft, top 25.0625: q = 0.00256 x 0.945765 x 0.85 x 1600 = 3.29277;
    // no floor of 16 psf.
    const IcedSign got = on_ice(iced());
    const double K = 2.01 * std::pow(25.0625 / 900, 2 / 9.5);
    EXPECT_NEAR(got.q_h_psf, 0.00256 * K * 0.85 * 1600, 1e-9);
    EXPECT_NEAR(got.area_ft2, 20.125 * 10.125, 1e-9);
    EXPECT_NEAR(got.cabinet_lbf, got.q_h_psf * 0.85 * got.C_f * 20.125 * 10.125, 1e-9);
    EXPECT_NEAR(got.C_f, 1.75, 0.01);
    EXPECT_NEAR(got.cabinet_height_ft, 20, 1e-9);
    EXPECT_NEAR(got.moment_lbf_ft, got.cabinet_lbf * 20, 1e-6);
    EXPECT_NEAR(got.case_b_torsion_lbf_ft, got.cabinet_lbf * 4.025, 1e-6);
}
TEST(IcedSign, PoleGrowsToo) {
    IcedSignInputs in = iced();
    in.pole_width_in = 10.75;
    in.pole_top_ft = 15;
    const IcedSign got = on_ice(in);
    // D = 12.25 in = 1.020833 ft; q at 7.5 ft as at 15 ft: 0.00256 x 0.848884 x 0.85 x 1600.
    const double q = 0.00256 * 0.848884 * 0.85 * 1600;
    EXPECT_NEAR(got.pole_q_z_psf, q, 1e-5);
    EXPECT_EQ(got.pole_C_f, figure_29_4_1(PoleShape::round_rough, true, 15 / (12.25 / 12)));
    EXPECT_NEAR(got.pole_lbf, q * 0.85 * got.pole_C_f * 15 * 12.25 / 12, 1e-4);
    EXPECT_NEAR(got.force_lbf, got.cabinet_lbf + got.pole_lbf, 1e-9);
    EXPECT_NEAR(got.moment_lbf_ft, got.cabinet_lbf * 20 + got.pole_lbf * 7.5, 1e-6);
}
TEST(IcedSign, WithoutIceItIsTheSignWithoutTheFloor) {
    IcedSignInputs in = iced();
    in.ice_thickness_in = 0;
    in.concurrent_gust_mph = 115;
    EXPECT_NEAR(on_ice(in).cabinet_lbf, 8092.728441, 0.01);  // SIGN-E2E-1
}
TEST(IcedSign, RefusesBadInput) {
    Sheet<double> sheet;
    const auto field_of = [&](auto change) {
        IcedSignInputs in = iced();
        change(in);
        return refused_field(iced_sign<New>(in, sheet));
    };
    EXPECT_EQ(field_of([](auto& in) { in.concurrent_gust_mph = 0; }), "/concurrent_gust_mph");
    EXPECT_EQ(field_of([](auto& in) { in.ice_thickness_in = -1; }), "/ice_thickness_in");
    EXPECT_EQ(field_of([](auto& in) { in.top_ft = 9; }), "/top_ft");
    EXPECT_EQ(field_of([](auto& in) { in.solidity = 0.5; }), "/solidity");
    EXPECT_EQ(field_of([](auto& in) { in.pole_width_in = 8; }), "/pole_top_ft");
}

// ---- bare poles

TEST(VortexShedding, CriticalSpeedByHand) {
    // 1.5 Hz, 10.75 in: f D = 1.34375 ft/s; / 0.20 = 6.71875 ft/s = 4.58097 mph; / 0.18 = 5.08996.
    VortexSheddingInputs in;
    in.diameter_in = 10.75, in.height_ft = 40, in.natural_frequency_hz = 1.5, in.weight_plf = 40.52;
    Sheet<double> sheet;
    const auto got = accepted(vortex_shedding(in, sheet));
    EXPECT_NEAR(got.critical_low_mph, 4.580966, 1e-6);
    EXPECT_NEAR(got.critical_high_mph, 5.089962, 1e-6);
    EXPECT_NEAR(got.height_over_diameter, 480 / 10.75, 1e-9);
    EXPECT_FALSE(got.in_common_winds);
    in.natural_frequency_hz = 6;  // 18.3 to 20.4 mph
    const auto fast = accepted(vortex_shedding(in, sheet));
    EXPECT_TRUE(fast.in_common_winds);
    // Sc = 4 pi (40.52/32.174) 0.005 / (0.00238 x 0.895833^2) = 41.43: heavy enough not to lock in.
    EXPECT_NEAR(fast.scruton, 41.43, 0.01);
    EXPECT_FALSE(fast.warns);
    in.weight_plf = 15;
    EXPECT_TRUE(accepted(vortex_shedding(in, sheet)).warns);
    in.section = BareSection::square;
    EXPECT_TRUE(accepted(vortex_shedding(in, sheet)).galloping_possible);
    in.natural_frequency_hz = 0;
    EXPECT_EQ(refused_field(vortex_shedding(in, sheet)), "/natural_frequency_hz");
}

// ---- what every engineer knows

double whole(int low, int high, double over = 1) { return *rc::gen::inRange(low, high) / over; }

RC_GTEST_PROP(OtherSigns, MoreWindNeverLowersAForce, ()) {
    const double V = whole(40, 300), faster = V + whole(0, 50);
    const double e = whole(1, 70, 100);
    const auto both = [&](auto force) { RC_ASSERT(force(faster) >= force(V)); };
    both([&](double v) {
        auto in = lattice(e, OpenMembers::flat, 0);
        in.wind_speed_mph = v;
        return open<New>(in).force_lbf;
    });
    both([&](double v) {
        auto in = tower(TowerPlan::square, TowerMembers::round, TowerWind::diagonal, e);
        in.wind_speed_mph = v;
        return panel(in).force_lbf;
    });
    both([&](double v) {
        auto in = on_wall();
        in.wind_speed_mph = v;
        return wall<Old>(in).outward_lbf;
    });
    both([&](double v) {
        auto in = on_roof();
        in.wind_speed_mph = v;
        Sheet<double> sheet;
        return accepted(rooftop_sign<New>(in, sheet)).force_lbf;
    });
    both([&](double v) {
        auto in = iced();
        in.concurrent_gust_mph = v / 3;
        return on_ice(in).force_lbf;
    });
}
RC_GTEST_PROP(OtherSigns, ForceFollowsTheGrossArea, ()) {
    const double e = whole(1, 70, 100), k = whole(1, 100, 10);
    auto in = lattice(e, OpenMembers::flat, 0), more = in;
    more.gross_area_ft2 *= k;
    RC_ASSERT(std::abs(open<New>(more).force_lbf - k * open<New>(in).force_lbf) <=
              1e-9 * open<New>(more).force_lbf);
}
RC_GTEST_PROP(AttachedSign, GreaterAreaNeverRaisesThePressure, ()) {
    const double A = whole(1, 1000), more = A + whole(0, 1000);
    for (const WallZone zone : {WallZone::zone_4, WallZone::zone_5})
        for (const bool outward : {true, false})
            RC_ASSERT(std::abs(wall_GCp(zone, outward, more)) <=
                      std::abs(wall_GCp(zone, outward, A)));
    // The lines meet at 500 ft2; their coefficients have four decimals.
    RC_ASSERT(wall_GCp(WallZone::zone_5, true, A) <= wall_GCp(WallZone::zone_4, true, A) + 1e-4);
}
RC_GTEST_PROP(AttachedSign, LinesAreContinuousAtTheirEnds, ()) {
    for (const WallZone zone : {WallZone::zone_4, WallZone::zone_5})
        for (const double end : {10.0, 500.0})
            RC_ASSERT(std::abs(wall_GCp(zone, true, end * (1 - 1e-9)) -
                               wall_GCp(zone, true, end * (1 + 1e-9))) < 1e-8);
}
RC_GTEST_PROP(RooftopSign, CoefficientNeverRisesWithTheArea, ()) {
    const double r = whole(0, 1000, 1000), more = std::min(1.0, r + whole(0, 100, 1000));
    for (const bool up : {true, false}) RC_ASSERT(rooftop_GCr(up, more) <= rooftop_GCr(up, r));
}
RC_GTEST_PROP(IcedSign, MoreIceNeverLowersTheArea, ()) {
    IcedSignInputs in = iced(), more = in;
    in.ice_thickness_in = whole(0, 300, 100);
    more.ice_thickness_in = in.ice_thickness_in + whole(0, 100, 100);
    RC_ASSERT(on_ice(more).area_ft2 >= on_ice(in).area_ft2);
    RC_ASSERT(on_ice(more).q_h_psf >= on_ice(in).q_h_psf);
}
RC_GTEST_PROP(TrussedTower, DerivationAgreesInEveryBit, ()) {
    const auto in =
        tower(TowerPlan::square, TowerMembers::round, TowerWind::diagonal, whole(1, 100, 100));
    Sheet<double> a;
    Sheet<Term> b;
    const auto x = accepted(trussed_tower<New>(in, a)), y = accepted(trussed_tower<New>(in, b));
    RC_ASSERT(bits({x.C_f, x.force_lbf}) == bits({y.C_f, y.force_lbf}));
}

}  // namespace
}  // namespace apex::wind
