// Concrete of a footing: hand calculations, integration over a grid as an oracle, properties,
// refusals.
#include "calc/spread/concrete_strength.hpp"

#include <gtest/gtest.h>
// After gtest, whose macros it uses.
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "calc/spread/bar_layout.hpp"
#include "calc/spread/section_forces.hpp"
#include "trace/test_support.hpp"

namespace apex::spread {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class In>
auto run(auto function, const In& in) {
    Sheet<double> sheet;
    return value(function(in, sheet));
}
#define RUN(check, in) \
    run([](const auto& given, auto& unwritten) { return check(given, unwritten); }, in)

// RC-MN: independent hand derivation, 0.2 %.
const FlexureInputs strip{{3000, 60000}, 200000, 108, 30, 26, 3.1, 12};
TEST(Flexure, OfAStripNineFeetWide) {
    const Flexure got = RUN(flexure, strip);
    EXPECT_NEAR(got.a_in, 0.675381, 1e-6);
    EXPECT_NEAR(got.phi_M_n_lbf_ft, 357989.216, 1e-2);
    EXPECT_NEAR(got.A_s_min_in2, 5.832, 1e-12);
    EXPECT_EQ(got.phi, 0.9);
    EXPECT_FALSE(got.enough_steel);
    EXPECT_FALSE(got.passes);
    FlexureInputs more = strip;
    more.A_s_in2 = 5.9;
    EXPECT_TRUE(RUN(flexure, more).passes);
    more.spacing_in = 18.1;
    EXPECT_FALSE(RUN(flexure, more).passes);
}

// RC-PUNCH-FTG: independent hand derivation, 0.2 %.
TEST(TwoWayShear, AroundAnEighteenInchPole) {
    TwoWayShearInputs in;
    in.pole_x_in = in.pole_y_in = 18, in.d_in = 26, in.V_u_lbf = 100000;
    EXPECT_NEAR(RUN(two_way_shear, in).lambda_s, 0.745356, 1e-6);
    EXPECT_NEAR(RUN(two_way_shear, in).phi_V_c_lbf, 560443.253, 1e-2);
    EXPECT_EQ(RUN(two_way_shear, in).b_o_in, 176);
    EXPECT_EQ(RUN(two_way_shear, in).coefficient, 4);
    EXPECT_NEAR(RUN(two_way_shear, in).utilisation, 100000 / 560443.253, 1e-8);
    in.size_effect = SizeEffect::neglected;
    EXPECT_NEAR(RUN(two_way_shear, in).phi_V_c_lbf, 751913.527, 1e-2);
}

// A square section gives 1 - 1/(1 + 2/3) = 0.4 of the moment to shear. By hand for b 44 in, d 26
// in: J = 26 x 44^3/6 + 44 x 26^3/6 + 26 x 44 x 44^2/2 = 369130.67 + 128890.67 + 1107392 =
// 1605413.33; 100 kip-ft: 0.4 x 1.2e6 x 22 / J = 6.57775 psi.
TEST(TwoWayShear, TransfersMoment) {
    TwoWayShearInputs in;
    in.pole_x_in = in.pole_y_in = 18, in.d_in = 26, in.M_x_lbf_ft = 100000;
    EXPECT_NEAR(RUN(two_way_shear, in).gamma_v_x, 0.4, 1e-12);
    EXPECT_NEAR(RUN(two_way_shear, in).v_u_psi, 6.57775, 1e-5);
    in.plate_x_in = in.plate_y_in = 24;  // c = 21
    EXPECT_EQ(RUN(two_way_shear, in).b_1_in, 47);
}

// Round 18 in: a square of 15.9521 in.
TEST(TwoWayShear, ARoundPoleIsASquareOfItsArea) {
    TwoWayShearInputs in;
    in.pole_x_in = in.pole_y_in = 18, in.d_in = 26, in.round = true;
    EXPECT_NEAR(RUN(two_way_shear, in).b_1_in, 41.9521, 1e-4);
}

// By hand: rho 3.1/(108 x 26) = 0.00110399, its cube root 0.103352; 0.75 x 8 x 0.745356 x 0.103352
// x 54.7723 x 108 x 26 = 71086 lbf.
TEST(OneWayShear, OfAStripNineFeetWide) {
    OneWayShearInputs in;
    in.V_u_lbf = 50000, in.b_in = 108, in.d_in = 26, in.A_s_in2 = 3.1;
    EXPECT_NEAR(RUN(one_way_shear, in).phi_V_c_lbf, 71086, 4);
    const double counted = RUN(one_way_shear, in).phi_V_c_lbf;
    in.size_effect = SizeEffect::neglected;
    EXPECT_NEAR(counted / RUN(one_way_shear, in).phi_V_c_lbf, 0.745356, 1e-6);
}

// By hand: 1000 psf up, 400 psf down on 9 by 9 ft, pole 18 in: l 3.75 ft: 600 x 9 x 3.75^2/2; d 26
// in: 600 x 9 x 1.58333.
TEST(SectionForces, UnderAConcentricLoad) {
    const SectionForces got =
        RUN(section_forces, (SectionForcesInputs{{81000, 0, 0}, {9, 9}, 400, 18, 18, 26}));
    EXPECT_NEAR(got.M_bottom_x_lbf_ft, 37968.75, 1e-6);
    EXPECT_NEAR(got.M_bottom_y_lbf_ft, 37968.75, 1e-6);
    EXPECT_NEAR(got.V_x_lbf, 8550, 1e-6);
    EXPECT_EQ(got.M_top_x_lbf_ft, 0);
}

// Half of the base lifted: e = 3 of 9 ft, contact 4.5 ft. Left of the face (-0.75 ft) nothing
// presses: top moment 400 x 9 x 3.75^2 / 2 = 25312.5 lbf-ft.
TEST(SectionForces, TheUpliftSideNeedsTopBars) {
    const SectionForces got =
        RUN(section_forces, (SectionForcesInputs{{81000, 243000, 0}, {9, 9}, 400, 18, 18, 26}));
    EXPECT_NEAR(got.M_top_x_lbf_ft, 25312.5, 1e-6);
}

TEST(SectionForces, AgreeWithSumsOverAGrid) {
    Sample sample(8);
    for (int i = 0; i < 60; ++i) {
        const double L_x = sample.in(6, 16), L_y = sample.in(6, 16), P = sample.in(2e4, 2e5);
        SectionForcesInputs in{{P, sample.in(-0.3, 0.3) * L_x * P, sample.in(-0.3, 0.3) * L_y * P},
                               {L_x, L_y},
                               300,
                               16,
                               12,
                               20};
        Sheet<double> sheet;
        const Pressure p = value(pressure({in.load, in.plan}, sheet));
        const double face = 8.0 / 12;
        double right = 0, left = 0;
        const int n = 600;
        for (int a = 0; a < n; ++a)
            for (int b = 0; b < n; ++b) {
                const double x = (a + 0.5) * L_x / n - L_x / 2, y = (b + 0.5) * L_y / n - L_y / 2;
                const double q = std::max(0.0, p.plane.a + p.plane.b_x * x + p.plane.b_y * y) - 300;
                const double dA = L_x * L_y / n / n;
                if (x > face) right += q * (x - face) * dA;
                if (x < -face) left += q * (-face - x) * dA;
            }
        const double expected = std::max({right, left, 0.0});
        EXPECT_NEAR(RUN(section_forces, in).M_bottom_x_lbf_ft, expected, 5e-3 * P * L_x / 8);
    }
}

// Two poles of 20 kip on 16 by 5 ft, 2500 lbf/ft: at 4 ft from the middle, below a pole 2500 x
// 4^2/2 = 20000, in the middle 0; at 6 ft, 2500 x 2^2/2 = 5000 and on top 20000 x 6 - 2500 x 8^2/2
// = 40000 in the middle. Uniform weight goes straight to the soil and changes nothing.
TEST(Combined, TwoPolesByHand) {
    CombinedInputs in{{{-4, 20000}, {4, 20000}}, {16, 5}, 0};
    for (const double weight : {0.0, 300.0}) {
        in.own_weight_psf = weight;
        const Combined c = RUN(combined, in);
        EXPECT_NEAR(c.M_bottom_lbf_ft, 20000, 1e-6);
        EXPECT_NEAR(c.M_top_lbf_ft, 0, 1e-6);
        EXPECT_NEAR(c.V_lbf, 10000, 1e-6);
        EXPECT_NEAR(c.closing_moment_lbf_ft, 0, 1e-6);
    }
    in.poles = {{-6, 20000}, {6, 20000}};
    const Combined wide = RUN(combined, in);
    EXPECT_NEAR(wide.M_top_lbf_ft, 40000, 1e-6);
    EXPECT_NEAR(wide.M_top_at_ft, 0, 1e-3);
    EXPECT_NEAR(wide.M_bottom_lbf_ft, 5000, 1e-6);
    EXPECT_NEAR(wide.V_lbf, 15000, 1e-6);
}

RC_GTEST_PROP(CombinedProperties, ForcesAndMomentsCloseAtTheFarEnd, (std::uint64_t seed)) {
    Sample s(seed);
    CombinedInputs in{{}, {20, 6}, s.in(100, 500)};
    const int count = 2 + static_cast<int>(seed % 3);
    for (int i = 0; i < count; ++i)
        in.poles.push_back(
            {-8 + 16.0 * i / (count - 1), s.in(5e3, 3e4), s.in(-2e4, 2e4), s.in(-5e3, 5e3)});
    const Combined c = RUN(combined, in);
    RC_ASSERT(std::fabs(c.closing_shear_lbf) < 1e-6 * c.load.P_lbf);
    RC_ASSERT(std::fabs(c.closing_moment_lbf_ft) < 1e-5 * c.load.P_lbf);
}
RC_GTEST_PROP(FlexureProperties, MoreSteelNeverWeakensATensionControlledStrip,
              (std::uint64_t seed)) {
    Sample s(seed);
    FlexureInputs in{{s.in(2500, 6000), 60000}, 1, 120, 30, 26, s.in(1, 15), 12};
    const double before = RUN(flexure, in).phi_M_n_lbf_ft;
    in.A_s_in2 *= 1.05;
    RC_ASSERT(RUN(flexure, in).phi_M_n_lbf_ft > before);
}

// 6 in^2 over 108 in, h 30: #4 30 bars and #7 10 bars are 6.0 in^2 exactly, the others more (#6: 14
// bars, 6.16); of the two the fewer, at (108 - 6 - 0.875)/9 in. Only #4: (108 - 6 - 0.5)/29.
TEST(Bars, TheLeastSteelThatServes) {
    BarLayoutInputs in;
    in.A_s_in2 = 6, in.b_in = 108, in.h_in = 30, in.available_in = 42;
    EXPECT_EQ(RUN(bar_layout, in).bar, 7);
    EXPECT_EQ(RUN(bar_layout, in).count, 10);
    EXPECT_NEAR(RUN(bar_layout, in).spacing_in, 101.125 / 9, 1e-12);
    in.bars = {4};
    EXPECT_EQ(RUN(bar_layout, in).count, 30);
    EXPECT_NEAR(RUN(bar_layout, in).spacing_in, 3.5, 1e-12);
    in.bars = {6};
    EXPECT_EQ(RUN(bar_layout, in).count, 14);
    EXPECT_FALSE(RUN(bar_layout, in).hooked);
    in.available_in = 22;  // l_d of #6: 32.86 x 6/6.16 = 32 in; hook 20.7 in
    EXPECT_TRUE(RUN(bar_layout, in).hooked);
    in.available_in = 8;
    Sheet<double> sheet;
    expect_refused(bar_layout(in, sheet), "/bars");
}

// By hand, #6, 3000 psi, 60 ksi: 60000/(25 x 54.7723) x 0.75 = 32.8633 in; lap 42.72236
// 42.7222; hook 60000 x 1.6 x 1.25 x 0.8/(55 x 54.7723) x 0.75^1.5 = 20.6988 in.
TEST(Development, OfANumberSixBar) {
    Sheet<double> sheet;
    const auto got = value(concrete::development<double>({6, {3000, 60000}}, sheet));
    EXPECT_NEAR(got.l_d_in, 32.8633, 1e-4);
    EXPECT_NEAR(got.lap_in, 42.72236, 1e-4);
    EXPECT_NEAR(got.l_dh_in, 20.6988, 1e-3);
    EXPECT_NEAR(got.lap_comp_in, 22.5, 1e-12);
}

TEST(SpreadConcrete, RefusesImpossibleValues) {
    Sheet<double> sheet;
    const auto refuses = [&](auto check, auto in, auto change, const char* field) {
        change(in);
        expect_refused(check(in, sheet), field);
    };
    const auto one = [](const auto& in, auto& s) { return one_way_shear(in, s); };
    const auto two = [](const auto& in, auto& s) { return two_way_shear(in, s); };
    const auto bend = [](const auto& in, auto& s) { return flexure(in, s); };
    OneWayShearInputs shear;
    shear.b_in = 108, shear.d_in = 26, shear.A_s_in2 = 3;
    TwoWayShearInputs punch;
    punch.pole_x_in = punch.pole_y_in = 18, punch.d_in = 26;
    for (const double bad : {0.0, -1.0, nan}) {
        refuses(
            one, shear, [&](auto& in) { in.b_in = bad; }, "/b_in");
        refuses(
            one, shear, [&](auto& in) { in.d_in = bad; }, "/d_in");
        refuses(
            one, shear, [&](auto& in) { in.A_s_in2 = bad; }, "/A_s_in2");
        refuses(
            two, punch, [&](auto& in) { in.pole_x_in = bad; }, "/pole_x_in");
        refuses(
            two, punch, [&](auto& in) { in.d_in = bad; }, "/d_in");
        refuses(
            bend, strip, [&](auto& in) { in.b_in = bad; }, "/b_in");
        refuses(
            bend, strip, [&](auto& in) { in.A_s_in2 = bad; }, "/A_s_in2");
        refuses(
            bend, strip, [&](auto& in) { in.materials.f_c_psi = bad; }, "/materials/f_c_psi");
        refuses(
            bend, strip, [&](auto& in) { in.materials.f_y_psi = bad; }, "/materials/f_y_psi");
    }
    refuses(
        two, punch, [](auto& in) { in.plate_x_in = 12; }, "/plate_x_in");
    refuses(
        two, punch, [](auto& in) { in.round = true, in.pole_y_in = 12; }, "/pole_y_in");
    refuses(
        bend, strip, [](auto& in) { in.d_in = 30; }, "/d_in");
    refuses(
        bend, strip, [](auto& in) { in.A_s_in2 = 100; }, "/A_s_in2");
    expect_refused(minima<double>({30, 2, 0.75}, sheet), "/cover_in");
    EXPECT_TRUE(value(minima<double>({12, 3, 0.75}, sheet)).passes);
    EXPECT_FALSE(value(minima<double>({10, 3, 0.75}, sheet)).passes);  // 5.875 in over the bars
    expect_refused(section_forces<double>({{1000, 9000, 0}, {9, 9}, 0, 18, 18, 26}, sheet),
                   "/load");
    expect_refused(combined<double>({{{0, 1000}}, {9, 9}, 0}, sheet), "/poles");
    expect_refused(combined<double>({{{1, 1000}, {0, 1000}}, {9, 9}, 0}, sheet), "/poles");
    expect_refused(combined<double>({{{0, 1000}, {5, 1000}}, {9, 9}, 0}, sheet), "/poles");
}

}  // namespace
}  // namespace apex::spread
