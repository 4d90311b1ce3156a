// Drilled shaft: hand calculations, fibre integration as an oracle, properties, refusals.
#include "calc/shaft/section.hpp"

#include <gtest/gtest.h>
// After gtest, whose macros it uses.
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "calc/shaft/broms.hpp"
#include "trace/test_support.hpp"

namespace apex::shaft {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Cage cage_of(double diameter, int bar, int count) {
    Cage cage;
    cage.diameter_in = diameter, cage.bar = bar, cage.count = count;
    return cage;
}
Interaction bend(const Cage& cage, double P) {
    Sheet<double> sheet;
    return value(interaction({cage, P, 1000}, sheet));
}

/// Fibres: 4000 strips of the compressed concrete and bars one by one, at this depth of
/// the compressed zone. Bar diameters and areas as typed here, from ASTM A615: #8.
struct Fibres {
    double P, M;
};
Fibres fibres(double D, int count, double c, double turn, double f_c) {
    const int n = 4000;
    Fibres sum{0, 0};
    const double a = (f_c <= 4000 ? 0.85 : 0.85 - 0.05 * (f_c - 4000) / 1000) * c;
    const double deep = std::min(a, D);
    for (int i = 0; i < n; ++i) {
        const double z = (i + 0.5) * deep / n, y = D / 2 - z;
        const double force = 0.85 * f_c * 2 * std::sqrt(D * D / 4 - y * y) * deep / n;
        sum.P += force, sum.M += force * y;
    }
    const double radius = D / 2 - 3 - 0.375 - 0.5;
    for (int i = 0; i < count; ++i) {
        const double y = radius * std::cos(2 * M_PI * (i + turn) / count), z = D / 2 - y;
        double stress = 29e6 * 0.003 * (c - z) / c;
        stress = std::clamp(stress, -60000.0, 60000.0) - (z < a ? 0.85 * f_c : 0);
        sum.P += 0.79 * stress, sum.M += 0.79 * stress * y;
    }
    return sum;
}

TEST(Interaction, AgreesWithFibreIntegration) {
    for (const double D : {24.0, 36.0, 60.0})
        for (const int count : {6, 9, 12})
            for (const double f_c : {3000.0, 5000.0})
                for (const double P : {0.0, 20000.0, 100000.0}) {
                    Cage cage = cage_of(D, 8, count);
                    cage.materials.f_c_psi = f_c;
                    const Interaction got = bend(cage, P);
                    EXPECT_LT(std::fabs(got.residual_lbf), 1 + 1e-6 * P);
                    double best = 1e9;  // either turn of the cage has this c
                    for (const double turn : {0.0, 0.5}) {
                        const Fibres f = fibres(D, count, got.c_in, turn, f_c);
                        best = std::min(best,
                                        std::fabs(got.phi * f.P - P) / (P + 20000) +
                                            std::fabs(got.phi * f.M / 12 / got.phi_M_n_lbf_ft - 1));
                    }
                    EXPECT_LT(best, 1e-4) << D << ' ' << count << ' ' << f_c << ' ' << P;
                }
}

// Axial by hand: D 36: A_g 1017.876, 8 #8 6.32: 0.52 (0.85 x 3000 x 1011.556 + 60000 x 6.32) =
// 0.52 (2579468 + 379200) = 1538507 lbf; rho 0.0062090.
TEST(Interaction, AxialLimitByHand) {
    EXPECT_NEAR(bend(cage_of(36, 8, 8), 0).phi_P_max_lbf, 1538507, 5);
    EXPECT_NEAR(bend(cage_of(36, 8, 8), 0).rho, 0.0062090, 1e-7);
    EXPECT_EQ(bend(cage_of(36, 8, 8), 0).phi, 0.9);
}

RC_GTEST_PROP(InteractionProperties, MoreBarsAndALittleAxialForceStrengthen, (std::uint64_t seed)) {
    Sample s(seed);
    const Cage cage = cage_of(s.in(24, 72), 8, 6 + static_cast<int>(seed % 6));
    Cage more = cage;
    more.count *= 2;
    const double P = s.in(0, 10000);
    RC_ASSERT(bend(more, P).phi_M_n_lbf_ft > bend(cage, P).phi_M_n_lbf_ft);
    RC_ASSERT(bend(cage, P + 5000).phi_M_n_lbf_ft > bend(cage, P).phi_M_n_lbf_ft);
}

// D 36, #3 at 12 in: b 36, d 28.8; V_c 2 x 54.7723 x 36 x 28.8 = 113576; V_s 0.22 x 60000 x 28.8/12
// = 31680; 0.75 of the sum 108942 lbf; A_v,min 50 x 36 x 12/60000 = 0.36 > 0.22 in^2.
TEST(ShaftShear, ByHand) {
    Sheet<double> sheet;
    const ShaftShear got = value(shear<double>({cage_of(36, 8, 8), 20000}, sheet));
    EXPECT_NEAR(got.phi_V_n_lbf, 108942, 1);
    EXPECT_NEAR(got.A_v_min_in2, 0.36, 1e-12);
    EXPECT_TRUE(got.passes);  // below half of phi V_c
    EXPECT_FALSE(value(shear<double>({cage_of(36, 8, 8), 60000}, sheet)).enough_ties);
}

// r = 18 - 3 - 0.375 - 0.5 = 14.125; chord 2 r sin(22.5 deg) = 10.8108; less 1 in.
TEST(Detailing, ByHand) {
    Sheet<double> sheet;
    Detailing got = value(detailing(cage_of(36, 8, 8), sheet));
    EXPECT_NEAR(got.clear_in, 9.8108, 1e-4);
    EXPECT_EQ(got.tie_spacing_most_in, 16);
    EXPECT_TRUE(got.passes);
    got = value(detailing(cage_of(36, 8, 6), sheet));  // 4.74/1017.9 = 0.00466
    EXPECT_FALSE(got.enough_steel);
    EXPECT_FALSE(got.passes);
    EXPECT_EQ(value(detailing(cage_of(36, 11, 8), sheet)).tie_least, 4);
}

// BROMS-CLAY: independent hand derivation, 0.2 %.
TEST(Broms, InClay) {
    Sheet<double> sheet;
    const Broms got = value(broms_clay<double>({9, 3, 22, 1500}, sheet));
    EXPECT_NEAR(got.H_ult_lbf, 7120.635, 1e-2);
    EXPECT_NEAR(got.f_ft, 0.175818, 1e-6);
    EXPECT_NEAR(got.M_max_lbf_ft, 189322.805, 0.5);
    EXPECT_NEAR(got.H_allow_lbf, 2848.254, 1e-2);
}

// 0.5 x 110 x 3 x 1000 x 3/(20 + 10) = 16500 lbf; f 0.82 sqrt(16500/990) = 3.34764 ft; 16500 (20 +
// 2.23176) = 366824 lbf-ft.
TEST(Broms, InSand) {
    Sheet<double> sheet;
    const Broms got = value(broms_sand<double>({10, 3, 20, 110}, sheet));
    EXPECT_NEAR(got.H_ult_lbf, 16500, 1e-9);
    EXPECT_NEAR(got.M_max_lbf_ft, 366824, 1);
}

TEST(Shaft, RefusesImpossibleValues) {
    Sheet<double> sheet;
    const auto refuses = [&](auto change, const char* field) {
        InteractionInputs in{cage_of(36, 8, 8), 0, 1000};
        change(in);
        expect_refused(interaction(in, sheet), field);
    };
    for (const double bad : {0.0, -1.0, nan}) {
        refuses([&](auto& in) { in.cage.diameter_in = bad; }, "/cage/diameter_in");
        refuses([&](auto& in) { in.cage.cover_in = bad; }, "/cage/cover_in");
        refuses([&](auto& in) { in.cage.tie_spacing_in = bad; }, "/cage/tie_spacing_in");
    }
    refuses([](auto& in) { in.cage.bar = 12; }, "/cage/bar");
    refuses([](auto& in) { in.cage.tie = 7; }, "/cage/tie");
    refuses([](auto& in) { in.cage.count = 3; }, "/cage/count");
    refuses([](auto& in) { in.cage.materials.f_c_psi = 2000; }, "/cage/materials/f_c_psi");
    refuses([](auto& in) { in.P_u_lbf = 1.6e6; }, "/P_u_lbf");
    refuses([](auto& in) { in.M_u_lbf_ft = nan; }, "/M_u_lbf_ft");
    expect_refused(detailing(cage_of(36, 2, 8), sheet), "/bar");
    expect_refused(broms_clay<double>({4, 3, 22, 1500}, sheet), "/length_ft");
    expect_refused(broms_clay<double>({9, 3, 22, 1500, 0.5}, sheet), "/safety");
    expect_refused(broms_sand<double>({9, 3, 22, 0}, sheet), "/gamma_pcf");
}

}  // namespace
}  // namespace apex::shaft
