// ASCE 7-10 as an edition of its own: its constants against 7-16, what it lacks, its numbers in the
// derivation.
#include <gtest/gtest.h>

#include "calc/wind/elevation_factor.hpp"
#include "calc/wind/pole_drag.hpp"
#include "calc/wind/solid_sign.hpp"
#include "calc/wind/test_support.hpp"
#include "calc/wind/velocity_pressure.hpp"

namespace apex::wind {
namespace {

using V10 = asce7_10::Edition;
using Next = asce7_16::Edition;

SolidSignInputs example() {
    SolidSignInputs in;
    in.wind_speed_mph = 115;
    in.width_ft = 20, in.height_ft = 10, in.top_ft = 25;
    return in;
}

TEST(Asce7_10, SignOfTheValidationSetAsIn7_16) {  // SIGN-E2E-1: K_z and K_d in q are the same
    Sheet<double> sheet;
    const auto a = accepted(solid_sign<V10>(example(), sheet));
    EXPECT_NEAR(a.q_h_psf, 27.202449, 27.2e-6);
    EXPECT_NEAR(a.force_lbf, 8092.728441, 8093e-6);
    EXPECT_NEAR(a.case_c_force_lbf, 8670.780472, 8671e-6);
}

TEST(Asce7_10, PublishedSignCalculator) {
    // Medeek sign calculator, job 2015-041: V 155, exposure D, h 20, s = B = 3 ft.
    SolidSignInputs in;
    in.wind_speed_mph = 155;
    in.exposure = Exposure::d;
    in.width_ft = in.height_ft = 3, in.top_ft = 20;
    Sheet<double> sheet;
    const auto got = accepted(solid_sign<V10>(in, sheet));
    EXPECT_NEAR(got.K_h, 1.083, 0.0005);
    EXPECT_NEAR(got.q_h_psf, 56.62, 0.01);
    EXPECT_NEAR(got.C_f, 1.80, 0.005);
    EXPECT_NEAR(got.force_lbf * 7.48 / 9, 648, 0.5);  // its gross area is 7.48 ft2
}

TEST(Asce7_10, HasNoGroundElevationFactor) {
    Sheet<double> sheet;
    SolidSignInputs in = example();
    in.elevation_factor = 0.95;
    EXPECT_EQ(refused_field(solid_sign<V10>(in, sheet)), "/elevation_factor");
    EXPECT_EQ(refused_field(elevation_factor<V10>({5000, KeMethod::from_elevation}, sheet)),
              "/method");
    EXPECT_EQ(accepted(elevation_factor<V10>({5000, KeMethod::one}, sheet)).K_e, 1);
    Sheet<Term> written;
    accepted(solid_sign<V10>(example(), written));
    EXPECT_EQ(line_of(written, "K_e"), "no step K_e");
    EXPECT_EQ(line_of(written, "q_h"),
              "q_h = 0.00256 · K_h · K_zt · K_d · V^2 = 0.00256 · 0.94526 · 1 · 0.85 · 115^2 = "
              "27.202 psf [ASCE 7-10 29.3-1] unconfirmed");
}

TEST(Asce7_10, CitesItsOwnNumbers) {
    Sheet<Term> sheet;
    accepted(solid_sign<V10>(example(), sheet));
    for (const Step& step : sheet.steps) {
        const std::string ref = step.clause.ref;
        EXPECT_FALSE(ref.starts_with("26.10") || ref.starts_with("26.11") || ref == "29.7")
            << step.symbol << ' ' << ref;
    }
    EXPECT_EQ(sheet.steps.empty(), false);
    EXPECT_TRUE(line_of(sheet, "C_11").find("Figure 29.4-1, cases A and B") != std::string::npos)
        << line_of(sheet, "C_11");
}

TEST(Asce7_10, RoundChimneysHaveADirectionalityOf0_95) {
    PoleDragInputs in;
    in.wind_speed_mph = 115;
    in.least_width_ft = in.projected_width_ft = 1.0625;
    in.top_ft = in.structure_height_ft = 20;
    in.min_pressure_psf = 16;
    Sheet<double> sheet;
    const auto old = accepted(pole_drag<V10>(in, sheet)),
               next = accepted(pole_drag<Next>(in, sheet));
    EXPECT_NEAR(old.K_d, 0.95, 0);
    EXPECT_NEAR(next.K_d, 1.0, 0);
    EXPECT_NEAR(old.C_f, next.C_f, 1e-12);
    EXPECT_NEAR(old.figure_force_lbf / next.figure_force_lbf, 0.95, 1e-12);
    in.kd_pole = KdPole::sign;  // POLE-WIND-1: 293.731457 lb
    EXPECT_NEAR(accepted(pole_drag<V10>(in, sheet)).figure_force_lbf, 293.731457, 1e-4);
}

TEST(Asce7_10, PressureIsThatOf7_16AtSeaLevelEverywhere) {
    Samples samples(710);
    for (int i = 0; i < 2000; ++i) {
        VelocityPressureInputs in;
        in.wind_speed_mph = samples.in(60, 250);
        in.exposure = static_cast<Exposure>(samples.choice(3));
        in.height_ft = samples.in(0, 200);
        in.topographic_factor = samples.in(1, 3);
        in.kz_method = static_cast<KzMethod>(samples.choice(2));
        Sheet<double> sheet;
        EXPECT_NEAR(accepted(velocity_pressure<V10>(in, sheet)).q_z_psf,
                    accepted(velocity_pressure<Next>(in, sheet)).q_z_psf, 1e-9);
    }
}

}  // namespace
}  // namespace apex::wind
