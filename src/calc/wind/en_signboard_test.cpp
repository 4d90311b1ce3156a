// EN 1991-1-4: the published signboard, a hand calculation, routes, refusals, properties.
#include "calc/wind/en_signboard.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "calc/wind/test_support.hpp"

namespace apex::wind::en1991 {
namespace {

SignboardInputs published() {
    SignboardInputs in;
    in.basic_wind_speed_mps = 33;
    in.terrain = TerrainCategory::i;
    in.width_m = 5, in.height_m = 7, in.clearance_m = 1.5;
    return in;
}
Signboard run(const SignboardInputs& in) {
    Sheet<double> sheet;
    return accepted(signboard(in, sheet));
}
std::string field_of(const SignboardInputs& in) {
    Sheet<double> sheet;
    return refused_field(signboard(in, sheet));
}

TEST(EnSignboard, PublishedExample) {  // EN-SIGN-1; the source rounds q_p to 1.61 kPa
    const Signboard got = run(published());
    EXPECT_NEAR(got.reference_height_m, 5.0, 1e-12);
    EXPECT_NEAR(got.k_r, 0.1698, 5e-5);
    EXPECT_NEAR(got.mean_speed_mps, 34.82, 0.01);
    EXPECT_NEAR(got.turbulence_intensity, 0.1609, 5e-5);
    EXPECT_NEAR(got.peak_pressure_pa, 1610, 1);
    EXPECT_NEAR(got.force_kn, 101.43, 0.06);
    EXPECT_NEAR(got.eccentricity_m, 1.25, 1e-12);
}
TEST(EnSignboard, PeakPressureInTerrainThree) {  // EN-QP-III, hand derivation
    Sheet<double> sheet;
    PeakPressureInputs in;
    in.basic_wind_speed_mps = 26;
    in.terrain = TerrainCategory::iii;
    in.height_m = 10;
    const auto got = accepted(peak_pressure(in, sheet));
    EXPECT_NEAR(got.k_r, 0.215389, 1e-6);
    EXPECT_NEAR(got.mean_speed_mps, 19.637154, 1e-5);
    EXPECT_NEAR(got.turbulence_intensity, 0.28518, 1e-5);
    EXPECT_NEAR(got.peak_pressure_pa, 722.131953, 1e-3);
}
TEST(EnSignboard, LowWideBoardsAreWalls) {
    SignboardInputs in = published();
    in.width_m = 8;
    EXPECT_EQ(field_of(in), "/clearance_m");
    in.clearance_m = 1.75;  // h / 4
    EXPECT_EQ(field_of(in), "accepted");
    in = published();
    in.basic_wind_speed_mps = std::nan("");
    EXPECT_EQ(field_of(in), "/basic_wind_speed_mps");
    in = published();
    in.height_m = 0;
    EXPECT_EQ(field_of(in), "/height_m");
}
TEST(EnSignboard, WallZones) {
    Sheet<double> sheet;
    WallInputs in{3, false, 1};
    EXPECT_EQ(accepted(wall_coefficients(in, sheet)).c_p, (std::array{2.3, 1.4, 1.2, 1.2}));
    in.length_over_height = 5;
    EXPECT_EQ(accepted(wall_coefficients(in, sheet)).c_p, (std::array{2.9, 1.8, 1.4, 1.2}));
    in.length_over_height = 25;
    EXPECT_EQ(accepted(wall_coefficients(in, sheet)).c_p, (std::array{3.4, 2.1, 1.7, 1.2}));
    in.length_over_height = 4;
    EXPECT_NEAR(accepted(wall_coefficients(in, sheet)).c_p[0], 2.6, 1e-12);
    in.has_return_corner = true;
    EXPECT_EQ(accepted(wall_coefficients(in, sheet)).c_p, (std::array{2.1, 1.8, 1.4, 1.2}));
    in.solidity = 0.8;
    EXPECT_EQ(accepted(wall_coefficients(in, sheet)).c_p, (std::array{1.2, 1.2, 1.2, 1.2}));
    in.solidity = 0.9;
    EXPECT_EQ(refused_field(wall_coefficients(in, sheet)), "/solidity");
    in = {2.9, false, 1};
    EXPECT_EQ(refused_field(wall_coefficients(in, sheet)), "/length_over_height");
}
TEST(EnSignboard, DerivationAgreesInEveryBit) {
    Sheet<Term> written;
    const Signboard a = run(published()), b = accepted(signboard(published(), written));
    EXPECT_EQ(bits({a.force_kn, a.peak_pressure_pa}), bits({b.force_kn, b.peak_pressure_pa}));
}
RC_GTEST_PROP(EnSignboard, MoreWindAndMoreHeightNeverLowerTheForce, ()) {
    SignboardInputs in = published();
    in.terrain = static_cast<TerrainCategory>(*rc::gen::inRange(0, 5));
    in.basic_wind_speed_mps = *rc::gen::inRange(5, 100);
    in.clearance_m = *rc::gen::inRange(20, 400) / 10.0;
    SignboardInputs faster = in, higher = in;
    faster.basic_wind_speed_mps += *rc::gen::inRange(0, 50);
    higher.clearance_m += *rc::gen::inRange(0, 100) / 10.0;
    RC_ASSERT(run(faster).force_kn >= run(in).force_kn);
    RC_ASSERT(run(higher).force_kn >= run(in).force_kn);
}

}  // namespace
}  // namespace apex::wind::en1991
