// Bolts, flange splices and clips of a cabinet: hand numbers, properties, refusals.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <cmath>

#include "calc/connections/cabinet_clips.hpp"
#include "calc/connections/match_plate.hpp"
#include "calc/connections/test_support.hpp"

namespace apex::connections {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const BoltInputs three_quarters{Method::lrfd, {BoltGrade::a325, Threads::included, 0.75}, 15, 10};
BoltForces bolt(const BoltInputs& in) {
    return plain_run([&](auto& sheet) { return bolt_check<Now>(in, sheet); });
}

// A_b 0.441786: 0.75 x 90 x A_b = 29.82058; 0.75 x 54 x A_b = 17.89235; under 10 kip of shear f_rv
// 22.63537, F'_nt = 117 - 90/40.5 x 22.63537 = 66.69919: 22.10010 kip.
TEST(Bolt, TensionAndShearByHand) {
    EXPECT_NEAR(bolt(three_quarters).tension_kip, 29.82058, 1e-5);
    EXPECT_NEAR(bolt(three_quarters).shear_kip, 17.89235, 1e-5);
    EXPECT_NEAR(bolt(three_quarters).tension_with_shear_kip, 22.10010, 2e-5);
}
TEST(Bolt, LittleShearLeavesTheTensionWhole) {
    BoltInputs in = three_quarters;
    in.V_kip = 0.3 * 17.89235 * 0.999;  // The line starts at 0.3 of the shear strength.
    EXPECT_EQ(bolt(in).tension_with_shear_kip, bolt(in).tension_kip);
    in.V_kip = 0.3 * 17.89235 * 1.001;
    EXPECT_LT(bolt(in).tension_with_shear_kip, bolt(in).tension_kip);
}
RC_GTEST_PROP(Bolt, MoreShearNeverLeavesMoreTension, ()) {
    BoltInputs in = three_quarters;
    in.method = *rc::gen::element(Method::lrfd, Method::asd);
    in.V_kip = *rc::gen::inRange(0, 4000) / 100.0;
    const double before = bolt(in).tension_with_shear_kip;
    in.V_kip += 0.25;
    RC_ASSERT(bolt(in).tension_with_shear_kip <= before);
}

// 2.4 x 0.75 x 0.5 x 58 = 52.2; 1.2 x 1 x 0.5 x 58 = 34.8; x 0.75 = 26.1.
TEST(BoltBearing, TearOutByHand) {
    const BoltBearing got = plain_run([](auto& sheet) {
        return bolt_bearing<Now>({Method::lrfd, 13.05, 0.75, 0.5, 58, 1, true}, sheet);
    });
    EXPECT_NEAR(got.bearing_kip, 52.2, 1e-9);
    EXPECT_NEAR(got.tear_out_kip, 34.8, 1e-9);
    EXPECT_NEAR(got.utilisation, 0.5, 1e-12);
    EXPECT_TRUE(got.tears_out);
}

// b' 1.625, a' 1.875, rho 0.866667, delta 0.767857, phi F_u 58.5: t_min = sqrt(97.5/204.75) =
// 0.690066; t_c^2 0.946032; alpha' 0.475698; T_c = 29.8 x 0.594589 x 1.365268 = 24.19077.
const PryingInputs pried{Method::lrfd, {2, 1.5, 3.5, 0.75, 0.8125, 0.75, 65}, 15, 29.8};
PryingResult pry(const PryingInputs& in) {
    return plain_run([&](auto& sheet) { return prying_check(in, sheet); });
}
TEST(Prying, ByHand) {
    EXPECT_NEAR(pry(pried).t_no_prying_in, 0.690066, 1e-6);
    EXPECT_NEAR(pry(pried).alpha, 0.475698, 2e-6);
    EXPECT_NEAR(pry(pried).T_c_kip, 24.1908, 2e-4);
}
RC_GTEST_PROP(Prying, AThickerPlateTakesMoreAndNeverMoreThanTheBolt, ()) {
    PryingInputs in = pried;
    in.plate.t_in = *rc::gen::inRange(10, 200) / 100.0;
    const double before = pry(in).T_c_kip;
    in.plate.t_in += 0.01;
    RC_ASSERT(pry(in).T_c_kip >= before - 1e-9);
    RC_ASSERT(pry(in).T_c_kip <= in.B_kip * (1 + 1e-12));
    RC_ASSERT(pry(in).T_c_kip - before < 0.1 * in.B_kip);  // No jump where the branch changes.
}

// WELD-SPLICE: independent hand derivation, 0.2 %: 8 bolts of 7/8 on R 11, M 900, P 3.
const MatchPlateInputs splice{
    Method::lrfd, 900, 0,    0,  3, 8, 11, {BoltGrade::a325, Threads::included, 0.875},
    0.9375,       16,  1.25, 13, 65};
MatchPlate match(const MatchPlateInputs& in) {
    return plain_run([&](auto& sheet) { return match_plate<Now>(in, sheet); });
}
TEST(MatchPlate, BoltTensionByHand) {
    EXPECT_NEAR(match(splice).T_bolt_kip, 20.079545, 1e-6);
    EXPECT_NEAR(match(splice).tension_kip, 40.58775, 0.002 * 40.58775);
}
// Oracle: n bolts at every rotation; a bolt on the axis is worst.
RC_GTEST_PROP(MatchPlate, ABoltOnTheAxisIsWorst, ()) {
    MatchPlateInputs in = splice;
    in.bolts = *rc::gen::inRange(4, 16);
    const double turn = *rc::gen::inRange(0, 360) * pi / 180;
    double inertia = 0, farthest = 0;
    for (int i = 0; i < in.bolts; ++i) {
        const double y = 11 * std::cos(turn + 2 * pi * i / in.bolts);
        inertia += y * y, farthest = std::max(farthest, y);
    }
    RC_ASSERT(900 * farthest / inertia - 3.0 / in.bolts <= match(in).T_bolt_kip + 1e-9);
}

// N = 8/4 + 60/32 + 48 x 24/2304 = 4.375; H = 1.2 x 12 x 24/2304 = 0.15; V = 1.2/4.
TEST(CabinetClips, TwoLevelsByHand) {
    const CabinetClips got = plain_run([](auto& sheet) {
        return cabinet_clips({8, 48, 60, 1.2, 12, 2, 48, 16}, sheet);
    });
    EXPECT_NEAR(got.normal_kip, 4.375, 1e-12);
    EXPECT_NEAR(got.horizontal_kip, 0.15, 1e-12);
    EXPECT_NEAR(got.shear_kip, std::hypot(0.3, 0.15), 1e-12);
}
TEST(AngleLeg, ByHand) {  // 6 against 0.9 x 36 x 4 x 0.25 / 4 = 8.1 kip-in.
    const AngleLeg got = plain_run([](auto& sheet) {
        return angle_leg<Now>({Method::lrfd, 3, 2, 4, 0.5, 36}, sheet);
    });
    EXPECT_NEAR(got.utilisation, 6 / 8.1, 1e-12);
    EXPECT_NEAR(got.t_required_in, 0.430331, 1e-6);
}
// Round: 46 x 0.349^2 x 5.5/(1 - 0.81 x 6/10.75) = 56.2424 x 0.9; flat: 10/34.3840 x 46 x 0.349 x 6
// = 28.0142 x 0.95.
const HssWallInputs wall{
    Method::lrfd, WallShape::round, 40, false, 0, 10.75, 0.349, 46, 6, 0.5, 36};
TEST(HssWall, ByHand) {
    const auto of = [](const HssWallInputs& in) {
        return plain_run([&](auto& sheet) { return hss_wall<Now>(in, sheet); });
    };
    EXPECT_NEAR(of(wall).R_c_kip, 50.618, 2e-3);
    EXPECT_FALSE(of(wall).needs_through_plate);
    EXPECT_EQ(of(wall).clause.standing, Standing::unconfirmed);
    HssWallInputs flat = wall;
    flat.shape = WallShape::rectangular, flat.width_in = 12;
    EXPECT_NEAR(of(flat).R_c_kip, 26.6135, 1e-3);
    EXPECT_TRUE(of(flat).needs_through_plate);
    HssWallInputs pressed = wall;  // Q_f = 1 - 0.3 x 0.5 x 1.5 = 0.775.
    pressed.compression = true, pressed.pole_utilisation = 0.5;
    EXPECT_NEAR(of(pressed).R_c_kip, 0.775 * of(wall).R_c_kip, 1e-9);
}

TEST(Splices, RefuseWhatTheyDoNotCover) {
    Sheet<double> sheet;
    const auto plate_refuses = [&](auto change, const char* field) {
        MatchPlateInputs in = splice;
        change(in);
        expect_refused(match_plate<Now>(in, sheet), field);
    };
    plate_refuses([](auto& in) { in.bolts = 3; }, "/bolts");
    plate_refuses([](auto& in) { in.M_kipin = not_a_number; }, "/M_kipin");
    plate_refuses([](auto& in) { in.circle_radius_in = 8.2; }, "/circle_radius_in");
    plate_refuses([](auto& in) { in.plate_radius_in = 11.4; }, "/plate_radius_in");
    plate_refuses([](auto& in) { in.bolt.d_in = 2; }, "/bolt/d_in");
    plate_refuses([](auto& in) { in.hole_in = 0.8; }, "/hole_in");
    PryingInputs thin = pried;
    thin.plate.b_in = 0.3;
    expect_refused(prying_check(thin, sheet), "/plate/b_in");
    HssWallInputs narrow = wall;
    narrow.plate_width_in = 2;
    expect_refused(hss_wall<Now>(narrow, sheet), "/plate_width_in");
    narrow = wall, narrow.wall_in = 0.2;
    expect_refused(hss_wall<Now>(narrow, sheet), "/wall_in");
    expect_refused(cabinet_clips({8, 48, 0, 0, 0, 1, 0, 16}, sheet), "/M_kipin");
    expect_refused(angle_leg<Now>({Method::lrfd, 3, 2, 4, 0, 36}, sheet), "/t_in");
}

TEST(Splices, PlainAndTracedRunsAgreeInEveryBit) {
    Sample sample(9);
    for (int i = 0; i < 300; ++i) {
        MatchPlateInputs in = splice;
        in.method = i % 2 ? Method::asd : Method::lrfd;
        in.M_kipin = sample.in(0, 2000), in.V_kip = sample.in(0, 60);
        in.plate_in = sample.in(0.3, 2);
        HssWallInputs tube = wall;
        tube.shape = i % 2 ? WallShape::round : WallShape::rectangular;
        tube.plate_width_in = sample.in(3, 10.5);
        Sheet<double> bare;
        Sheet<Term> written;
        ASSERT_EQ(bits(value(match_plate<Now>(in, bare)).utilisation),
                  bits(value(match_plate<Now>(in, written)).utilisation));
        ASSERT_EQ(bits(value(hss_wall<Now>(tube, bare)).utilisation),
                  bits(value(hss_wall<Now>(tube, written)).utilisation));
    }
}

}  // namespace
}  // namespace apex::connections
