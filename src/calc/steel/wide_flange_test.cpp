// W shapes and built-up I-shapes: continuity, directions that engineers know, refusals, and that
// plain and traced runs agree. Published and hand numbers: validation/steel.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "base/numeric.hpp"
#include "calc/steel/built_up.hpp"
#include "calc/steel/open_interaction.hpp"
#include "calc/steel/warping_torsion.hpp"
#include "catalog/properties.hpp"
#include "catalog/section.hpp"
#include "trace/test_support.hpp"

namespace apex::steel {
namespace {

using Now = aisc360_22::Edition;
using Before = aisc360_16::Edition;

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

const WideFlangeFlexureInputs w18x50{Method::lrfd, 50,   Make::rolled, 6.57, 45.2,     88.9, 101,
                                     1.65,         1.98, 1.24,         17.4, 35.0 / 3, 1.0};

Flexure strong(const WideFlangeFlexureInputs& in) {
    Sheet<double> sheet;
    return value(flexure_wide_flange<Now>(in, sheet));
}
Flexure weak(const WideFlangeWeakFlexureInputs& in) {
    Sheet<double> sheet;
    return value(flexure_wide_flange_weak<Now>(in, sheet));
}
Compression column(const WideFlangeCompressionInputs& in) {
    Sheet<double> sheet;
    return value(compression_wide_flange<Now>(in, sheet));
}
Shear web(const WideFlangeShearInputs& in) {
    Sheet<double> sheet;
    return value(shear_wide_flange<Now>(in, sheet));
}
WarpingTorsion twisted(const WarpingTorsionInputs& in) {
    Sheet<double> sheet;
    return value(warping_torsion<Now>(in, sheet));
}

const catalog::Section& any_w() {
    const auto all = catalog::sections(catalog::Family::w);
    return *all[*rc::gen::inRange<std::size_t>(0, all.size())];
}
double between(double low, double high) {
    return low + (high - low) * *rc::gen::inRange(0, 1'000'001) / 1e6;
}

WideFlangeFlexureInputs flexure_of(const catalog::Section& section, double L_b_ft) {
    const catalog::Properties p = catalog::properties(section, section.nominal_wall_in);
    return {Method::lrfd, 50,        Make::rolled, p.b_over_t, p.h_over_t, p.S_x_in3, p.Z_x_in3,
            p.r_y_in,     p.r_ts_in, p.J_in4,      p.h_o_in,   L_b_ft,     1.0};
}
WideFlangeCompressionInputs column_of(const catalog::Section& s, double L_ft) {
    const catalog::Properties p = catalog::properties(s, s.nominal_wall_in);
    return {Method::lrfd,      50,         Make::rolled, s.width_in, s.flange_in,
            s.nominal_wall_in, p.h_over_t, p.A_in2,      p.r_x_in,   p.r_y_in,
            p.J_in4,           p.C_w_in6,  L_ft,         {},         K_cantilever};
}

RC_GTEST_PROP(WideFlangeFlexure, ALongerUnbracedLengthNeverRaisesTheStrength, ()) {
    const catalog::Section& w = any_w();
    const double L = between(0.1, 100), more = between(0, 50);
    RC_ASSERT(strong(flexure_of(w, L + more)).M_n_kipft <=
              strong(flexure_of(w, L)).M_n_kipft * (1 + 1e-12));
}

RC_GTEST_PROP(WideFlangeFlexure, NeverOverThePlasticMoment, ()) {
    WideFlangeFlexureInputs in = flexure_of(any_w(), between(0.1, 100));
    in.C_b = between(0.5, 3);
    const Flexure f = strong(in);
    RC_ASSERT(f.M_n_kipft <= f.M_p_kipft * (1 + 1e-12));
    RC_ASSERT(f.M_n_kipft > 0);
}

RC_GTEST_PROP(WideFlangeFlexure, ContinuousAtLpAndLr, ()) {
    WideFlangeFlexureInputs in = flexure_of(any_w(), 10);
    const Flexure at = strong(in);
    for (const double L : {*at.L_p_ft, *at.L_r_ft}) {
        in.L_b_ft = L * (1 - 1e-9);
        const double before = strong(in).M_n_kipft;
        in.L_b_ft = L * (1 + 1e-9);
        const double after = strong(in).M_n_kipft;
        // F2-6 is F2-4 solved for 0.7 F_y with 6.76 and 0.078 rounded: 0.3 % apart at most.
        RC_ASSERT(std::fabs(after - before) <= 0.003 * before);
    }
}

RC_GTEST_PROP(WideFlangeFlexure, ContinuousWhereTheFlangeStopsBeingCompact, ()) {
    WideFlangeFlexureInputs in = flexure_of(any_w(), 1);
    const double limit = 0.38 * std::sqrt(E_ksi / 50.0);
    in.b_f_over_2t_f = limit;
    const double before = strong(in).M_n_kipft;
    in.b_f_over_2t_f = limit * (1 + 1e-9);
    RC_ASSERT(std::fabs(strong(in).M_n_kipft - before) <= 1e-6 * before);
    WideFlangeWeakFlexureInputs about_y{Method::lrfd, 50, limit, 20, 30};
    const double flat = weak(about_y).M_n_kipft;
    about_y.b_f_over_2t_f = limit * (1 + 1e-9);
    RC_ASSERT(std::fabs(weak(about_y).M_n_kipft - flat) <= 1e-6 * flat);
}

RC_GTEST_PROP(WideFlangeFlexure, AStockierFlangeNeverLowersTheStrength, ()) {
    WideFlangeFlexureInputs in = flexure_of(any_w(), between(1, 40));
    in.b_f_over_2t_f = between(4, 40);
    const double slender = strong(in).M_n_kipft;
    in.b_f_over_2t_f *= between(0.5, 1);
    RC_ASSERT(strong(in).M_n_kipft >= slender * (1 - 1e-12));
}

RC_GTEST_PROP(WideFlangeCompression, ALongerColumnNeverBearsMore, ()) {
    const catalog::Section& w = any_w();
    const double L = between(0, 80);
    RC_ASSERT(column(column_of(w, L + between(0, 40))).P_n_kip <=
              column(column_of(w, L)).P_n_kip * (1 + 1e-12));
}

RC_GTEST_PROP(WideFlangeCompression, AtMostTheYieldLoadAndEulersLoad, ()) {
    const catalog::Section& w = any_w();
    const double L = between(1, 80);
    const WideFlangeCompressionInputs in = column_of(w, L);
    const Compression c = column(in);
    const double slenderness = 2.1 * L * 12 / in.r_y_in;
    RC_ASSERT(c.P_n_kip <= 50 * in.A_in2 * (1 + 1e-12));
    RC_ASSERT(c.P_n_kip <= pi * pi * E_ksi / (slenderness * slenderness) * in.A_in2);
}

RC_GTEST_PROP(WideFlangeShear, AThickerWebNeverLowersTheStrength, ()) {
    const double h = between(5, 40), t = between(0.2, 1.0), thicker = t * between(1, 1.5);
    if (h / t > 260) return;
    for (const Make make : {Make::rolled, Make::built_up})
        RC_ASSERT(web({Method::lrfd, 50, make, h + 2, thicker, h / thicker}).V_c_kip >=
                  web({Method::lrfd, 50, make, h + 2, t, h / t}).V_c_kip * (1 - 1e-12));
}

// G2.1(a): the standard itself jumps from 1.00 to 0.90 where a rolled web passes 2.24 sqrt(E/F_y).
TEST(WideFlangeShear, TheFactorJumpsWhereTheStandardDoes) {
    const double limit = 2.24 * std::sqrt(E_ksi / 50.0);
    const Shear below = web({Method::lrfd, 50, Make::rolled, 20, 0.4, limit});
    const Shear above = web({Method::lrfd, 50, Make::rolled, 20, 0.4, limit * (1 + 1e-9)});
    EXPECT_DOUBLE_EQ(below.V_n_kip, above.V_n_kip);
    EXPECT_NEAR(above.V_c_kip / below.V_c_kip, 0.90, 1e-9);
}

const WarpingTorsionInputs w24x76{Method::lrfd, 50, 2.68, 11100, 52.2, 79.4, 0.68, 0.44, 25, 5};

RC_GTEST_PROP(WarpingTorsion, StressesAndTwistGrowWithTheTorque, ()) {
    WarpingTorsionInputs in = w24x76;
    in.L_ft = between(1, 100);
    const WarpingTorsion once = twisted(in);
    const double k = between(0, 10);
    in.T_kipft *= k;
    const WarpingTorsion more = twisted(in);
    RC_ASSERT(std::fabs(more.sigma_w_ksi - k * once.sigma_w_ksi) <= 1e-9 * (1 + more.sigma_w_ksi));
    RC_ASSERT(std::fabs(more.twist_rad - k * once.twist_rad) <= 1e-9 * (1 + more.twist_rad));
    RC_ASSERT(std::fabs(more.T_c_kipft - once.T_c_kipft) <= 1e-9 * once.T_c_kipft);
}

RC_GTEST_PROP(WarpingTorsion, AHigherTorqueTwistsMoreAndNeverRelievesTheBase, ()) {
    WarpingTorsionInputs in = w24x76;
    in.L_ft = between(1, 100);
    const WarpingTorsion low = twisted(in);
    in.L_ft += between(0, 50);
    const WarpingTorsion high = twisted(in);
    RC_ASSERT(high.twist_rad >= low.twist_rad);
    RC_ASSERT(high.sigma_w_ksi >= low.sigma_w_ksi);
    RC_ASSERT(high.T_c_kipft <= low.T_c_kipft * (1 + 1e-12));
}

// Oracle: the fourth-order equation of the twist, GJ theta'' - E C_w theta'''' = 0, by finite
// differences: clamped at the base, no warping stress and the torque at the top.
TEST(WarpingTorsion, AgreesWithFiniteDifferences) {
    const double L = 300, T = 60, GJ = G_ksi * 2.68, ECw = E_ksi * 11100.0;
    // With u = theta': ECw u'' - GJ u + T = 0, u(0) = 0, u'(L) = 0: tridiagonal.
    const int n = 20'000;
    const double h = L / n;
    std::vector<double> c(n + 1), d(n + 1);
    c[0] = 0, d[0] = 0;
    for (int i = 1; i <= n; ++i) {
        const double off = ECw / (h * h), mid = -2 * off - GJ;
        const double below = i == n ? 2 * off : off;
        const double m = mid - below * c[static_cast<std::size_t>(i - 1)];
        c[static_cast<std::size_t>(i)] = off / m;
        d[static_cast<std::size_t>(i)] = (-T - below * d[static_cast<std::size_t>(i - 1)]) / m;
    }
    std::vector<double> u(n + 1);
    u[n] = d[n];
    for (int i = n - 1; i >= 0; --i) {
        const auto at = static_cast<std::size_t>(i);
        u[at] = d[at] - c[at] * u[at + 1];
    }
    double twist = 0;
    for (std::size_t i = 0; i < n; ++i) twist += h * (u[i] + u[i + 1]) / 2;
    const double curvature = (-3 * u[0] + 4 * u[1] - u[2]) / (2 * h);
    const WarpingTorsion got = twisted(w24x76);
    EXPECT_NEAR(got.twist_rad, twist, 1e-6 * twist);
    EXPECT_NEAR(got.sigma_w_ksi, E_ksi * 52.2 * curvature, 1e-4 * got.sigma_w_ksi);
    EXPECT_NEAR(got.tau_f_ksi, G_ksi * 0.68 * u[n], 1e-5 * got.tau_f_ksi);
}

OpenInteractionInputs forces() {
    return {Method::lrfd, 50,      22.4, 176,    18.4, 23.9, 0.44,  8.99,  0.68, 4,   250,
            60,           309.867, 5,    107.25, 3,    0.5,  14.52, 0.316, 0.55, 0.35};
}

RC_GTEST_PROP(OpenInteraction, MoreOfAnythingNeverPassesBetter, ()) {
    OpenInteractionInputs in = forces();
    Sheet<double> sheet;
    const double before = value(interaction_open<Now>(in, sheet)).ratio;
    double* const all[] = {&in.M_rx_kipft,  &in.M_ry_kipft, &in.V_rx_kip,  &in.V_ry_kip,
                           &in.sigma_w_ksi, &in.tau_w_ksi,  &in.tau_f_ksi, &in.tau_web_ksi};
    *all[*rc::gen::inRange<std::size_t>(0, 8)] += between(0, 100);
    RC_ASSERT(value(interaction_open<Now>(in, sheet)).ratio >= before);
}

TEST(OpenInteraction, WithoutTorsionIsH1) {
    OpenInteractionInputs in = forces();
    in.sigma_w_ksi = in.tau_w_ksi = in.tau_f_ksi = in.tau_web_ksi = 0;
    Sheet<double> sheet;
    const OpenInteraction got = value(interaction_open<Now>(in, sheet));
    EXPECT_EQ(got.equation, InteractionEquation::h1_1b);
    EXPECT_EQ(got.ratio, got.h1_ratio);
    // Example H.3 of the AISC design examples through H1-1b: 0.873 (validation case H3).
    const OpenInteractionInputs h3{Method::lrfd, 50,    24,  123,  29.3, 14.3, 0.51,
                                   10.1,         0.855, 174, 1080, 192,  492,  67.6,
                                   168,          0,     0,   0,    0,    0,    0};
    EXPECT_NEAR(value(interaction_open<Now>(h3, sheet)).ratio, 0.873, 0.0005);
}

TEST(WideFlange, RefusesWhatTheClausesDoNotCover) {
    Sheet<double> sheet;
    auto flexure = w18x50;
    flexure.h_over_t_w = 3.76 * std::sqrt(E_ksi / 50.0) * 1.0001;
    expect_refused(flexure_wide_flange<Now>(flexure, sheet), "/h_over_t_w");
    flexure = w18x50;
    flexure.Z_x_in3 = 80;
    expect_refused(flexure_wide_flange<Now>(flexure, sheet), "/Z_x_in3");
    for (const double bad : {0.0, -1.0, nan_value}) {
        flexure = w18x50;
        flexure.L_b_ft = bad;
        expect_refused(flexure_wide_flange<Now>(flexure, sheet), "/L_b_ft");
        flexure = w18x50;
        flexure.C_b = bad;
        expect_refused(flexure_wide_flange<Now>(flexure, sheet), "/C_b");
        auto torque = w24x76;
        torque.C_w_in6 = bad;
        expect_refused(warping_torsion<Now>(torque, sheet), "/C_w_in6");
        auto together = forces();
        together.M_cx_kipft = bad;
        expect_refused(interaction_open<Now>(together, sheet), "/M_cx_kipft");
    }
    expect_refused(shear_wide_flange<Now>({Method::lrfd, 50, Make::rolled, 30, 0.1, 261}, sheet),
                   "/h_over_t_w");
    auto torque = w24x76;
    torque.T_kipft = -1;
    expect_refused(warping_torsion<Now>(torque, sheet), "/T_kipft");
}

BuiltUpInputs plates() {
    // Web 14.5 x 0.5 in, flanges 8 x 0.75 in: validation case BUILT-UP-I.
    BuiltUpInputs in;
    in.source = "plate sum";
    in.F_y_ksi = 36;
    in.A_in2 = 19.25;
    in.I_x_in4 = 8 * 4096.0 / 12 - 7.5 * 14.5 * 14.5 * 14.5 / 12;
    in.S_x_in3 = in.I_x_in4 / 8;
    in.Z_x_in3 = 6 * 15.25 + 0.5 * 14.5 * 14.5 / 4;
    in.I_y_in4 = 2 * 0.75 * 512 / 12 + 14.5 * 0.125 / 12;
    in.S_y_in3 = in.I_y_in4 / 4;
    in.Z_y_in3 = 0.75 * 64 / 2 + 14.5 * 0.25 / 4;
    in.J_in4 = (16 * 0.421875 + 14.5 * 0.125) / 3;
    in.C_w_in6 = in.I_y_in4 * 15.25 * 15.25 / 4;
    in.d_in = 16, in.b_f_in = 8, in.t_f_in = 0.75, in.t_w_in = 0.5, in.h_over_t_w = 29;
    in.L_b_ft = 20, in.L_ft = 15;
    return in;
}

TEST(BuiltUp, RefusesWhatContradictsItself) {
    Sheet<double> sheet;
    ASSERT_EQ(refused(built_up<Now>(plates(), sheet)), nullptr);
    auto in = plates();
    in.source = "  ";
    expect_refused(built_up<Now>(in, sheet), "/source");
    in = plates();
    in.S_x_in3 *= 1.05;
    expect_refused(built_up<Now>(in, sheet), "/S_x_in3");
    in = plates();
    in.S_y_in3 *= 0.9;
    expect_refused(built_up<Now>(in, sheet), "/S_y_in3");
    in = plates();
    in.h_over_t_w = 40;
    expect_refused(built_up<Now>(in, sheet), "/h_over_t_w");
    in = plates();
    in.t_f_in = 8;
    expect_refused(built_up<Now>(in, sheet), "/t_f_in");
}

TEST(WideFlange, PlainTracedAndBothEditionsAgreeInEveryBit) {
    for (const catalog::Section* section : catalog::sections(catalog::Family::w))
        for (const Method method : {Method::lrfd, Method::asd}) {
            auto bend = flexure_of(*section, 22);
            auto press = column_of(*section, 18);
            bend.method = press.method = method;
            Sheet<double> bare;
            Sheet<Term> written;
            const double M = value(flexure_wide_flange<Now>(bend, bare)).M_c_kipft;
            const double P = value(compression_wide_flange<Now>(press, bare)).P_c_kip;
            EXPECT_EQ(bits(M), bits(value(flexure_wide_flange<Now>(bend, written)).M_c_kipft));
            EXPECT_EQ(bits(M), bits(value(flexure_wide_flange<Before>(bend, bare)).M_c_kipft));
            EXPECT_EQ(bits(P), bits(value(compression_wide_flange<Now>(press, written)).P_c_kip));
            EXPECT_EQ(bits(P), bits(value(compression_wide_flange<Before>(press, bare)).P_c_kip));
            EXPECT_GT(M, 0);
            EXPECT_GT(P, 0);
        }
    Sheet<double> bare;
    Sheet<Term> written;
    EXPECT_EQ(bits(value(warping_torsion<Now>(w24x76, bare)).T_c_kipft),
              bits(value(warping_torsion<Before>(w24x76, written)).T_c_kipft));
    EXPECT_EQ(bits(value(interaction_open<Now>(forces(), bare)).ratio),
              bits(value(interaction_open<Now>(forces(), written)).ratio));
    EXPECT_EQ(bits(value(built_up<Now>(plates(), bare)).P_c_kip),
              bits(value(built_up<Now>(plates(), written)).P_c_kip));
}

TEST(WideFlange, DerivationReadsLikeAHandCalculation) {
    Sheet<Term> sheet;
    (void)flexure_wide_flange<Now>(w18x50, sheet);
    EXPECT_EQ(line(sheet, "L_p"),
              "L_p = 1.76 · r_y · sqrt(E / F_y) = 1.76 · 1.65 · sqrt(29000 / 50) = 69.938 in "
              "[AISC 360-22 F2-5]");
    EXPECT_TRUE(notes(sheet, "inelastic lateral-torsional buckling"));
}

}  // namespace
}  // namespace apex::steel
