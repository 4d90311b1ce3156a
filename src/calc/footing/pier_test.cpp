// Moment in the footing, bearing of the pole on the concrete, quantities.
#include "calc/footing/pier.hpp"

#include <cmath>
#include <limits>

#include "trace/test_support.hpp"

namespace apex::footing {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

PierMoment moment(const PierMomentInputs& in) {
    Sheet<double> sheet;
    return value(pier_moment(in, sheet));
}

// Closed form for a force at grade: a = 3/4 d; zero shear at 8 u^3 - 9 u^2 + 1 = 0, u = (1 + sqrt
// 33)/16; M = P d (u - 3 u^3
// + 2 u^4) = 0.259974 P d.
TEST(PierMoment, ForceAtGradeByClosedForm) {
    const PierMoment got = moment({1000, 0, 10});
    EXPECT_NEAR(got.a_ft, 7.5, 1e-12);
    EXPECT_NEAR(got.x_ft, 10 * (1 + std::sqrt(33.0)) / 16, 1e-9);
    EXPECT_NEAR(got.M_max_lbf_ft, 2599.74, 0.01);
}

// Oracle: the pressure summed in thin slices balances force and moment, and no slice has a greater
// moment.
TEST(PierMoment, PressureBalancesTheLoad) {
    const double P = 2500, h = 20, d = 11;
    const PierMoment got = moment({P, h, d});
    const double C = P / (d * d * (got.a_ft / 2 - d / 3));
    double force = 0, about_grade = 0, V = P, M = P * h, greatest = 0;
    const int slices = 200'000;
    for (int i = 0; i < slices; ++i) {
        const double dx = d / slices, x = (i + 0.5) * dx, p = C * x * (got.a_ft - x);
        force += p * dx, about_grade += p * x * dx;
        M += (V - p * dx / 2) * dx, V -= p * dx;
        greatest = std::max(greatest, M);
    }
    EXPECT_NEAR(force, P, 1e-5 * P);
    EXPECT_NEAR(about_grade, -P * h, 1e-5 * P * h);
    EXPECT_NEAR(V, 0, 1e-2);
    EXPECT_NEAR(M, 0, 1);
    EXPECT_NEAR(got.M_max_lbf_ft, greatest, 1e-5 * greatest);
    EXPECT_GT(got.M_max_lbf_ft, P * h);
}

TEST(PierMoment, ShearVanishesAtTheMaximum) {
    Sample sample(4);
    for (int i = 0; i < 1000; ++i) {
        const PierMomentInputs in{sample.in(50, 30000), sample.in(0, 60), sample.in(3, 50)};
        const PierMoment got = moment(in);
        EXPECT_LT(std::fabs(got.residual_lbf), 1e-8 * in.P_lbf);
        EXPECT_GE(got.M_max_lbf_ft, in.P_lbf * in.h_ft);
        EXPECT_LT(got.x_ft, got.a_ft);
        EXPECT_LT(got.a_ft, in.depth_ft);
    }
}

// By hand: M_u 100 kip-ft, V_u 4 kip, pole 10.75 in, f'c 3000, footing 8 ft, gap 1 ft: L 84 in: 6
// x 1.2e6 / (10.75 x 7056) + 16000 / (10.75 x 84) = 94.921 + 17.719 = 112.64 psi; 0.65 x 0.85 x
// 3000 = 1657.5 psi.
const PoleEmbedmentInputs pole{ConcreteEdition::aci318_19, 100000, 4000, 10.75, 10.75, 3000, 8, 1};
TEST(PoleEmbedment, BearingCoupleByHand) {
    Sheet<Term> sheet;
    const PoleEmbedment got = value(pole_embedment(pole, sheet));
    EXPECT_NEAR(got.f_b_psi, 112.64, 0.01);
    EXPECT_NEAR(got.f_b_allow_psi, 1657.5, 1e-9);
    EXPECT_NEAR(got.utilisation, 112.64 / 1657.5, 1e-5);
    EXPECT_EQ(got.L_e_ft, 7);
    EXPECT_EQ(got.L_e_least_ft, 3);
    EXPECT_TRUE(got.long_enough);
    EXPECT_EQ(line(sheet, "f_b,max"),
              "f_b,max = phi · 0.85 · f'c = 0.65 · 0.85 · 3000 = 1657.5 psi [ACI 318-19 22.8.3.2]");
    EXPECT_EQ(step(sheet, "f_b,max").clause.standing, Standing::unconfirmed);
}

// Identity: linear bearing is the moment at mid-length over the section modulus of the bearing
// area, plus the mean.
TEST(PoleEmbedment, IsLinearBearing) {
    Sheet<double> sheet;
    const double L = 84, M_mid = 1.2e6 + 4000 * L / 2;
    EXPECT_NEAR(value(pole_embedment(pole, sheet)).f_b_psi,
                6 * M_mid / (10.75 * L * L) + 4000 / (10.75 * L), 1e-9);
}

TEST(PoleEmbedment, TwoDiametersAndThreeFeetAreTheLeastLength) {
    Sheet<double> sheet;
    PoleEmbedmentInputs in = pole;
    in.depth_ft = 3.5;
    EXPECT_FALSE(value(pole_embedment(in, sheet)).long_enough);
    in.bottom_gap_ft = 0.5;
    EXPECT_TRUE(value(pole_embedment(in, sheet)).long_enough);
    in.pole_depth_in = 24;
    EXPECT_EQ(value(pole_embedment(in, sheet)).L_e_least_ft, 4);
    EXPECT_FALSE(value(pole_embedment(in, sheet)).long_enough);
}

// IBC-BACKSUB: independent hand derivation, 1 %: b 3 ft, d 10.837445 ft: 2.837237 yd^3. Square by
// hand: 9 x 10.5 / 27.
TEST(Concrete, VolumesByHand) {
    Sheet<Term> sheet;
    const Concrete round = value(concrete({Shape::round, 3, 10.837445}, sheet));
    EXPECT_NEAR(round.volume_yd3, 2.837237, 1e-5);
    EXPECT_NEAR(round.spoil_yd3, 1.3 * 2.837237, 1e-5);
    EXPECT_EQ(
        line(sheet, "V_c"),
        "V_c = pi · b^2 · d / 4 / 27 = 3.1416 · 3^2 · 10.837 / 4 / 27 = 2.8372 yd³ [Geometry]");
    EXPECT_DOUBLE_EQ(value(concrete({Shape::square, 3, 10.5}, sheet)).volume_yd3, 3.5);
}

TEST(Pier, RefusesImpossibleValues) {
    Sheet<double> sheet;
    const auto moment_refuses = [&](auto change, const char* field) {
        PierMomentInputs in{2500, 20, 11};
        change(in);
        expect_refused(pier_moment(in, sheet), field);
    };
    const auto pole_refuses = [&](auto change, const char* field) {
        PoleEmbedmentInputs in = pole;
        change(in);
        expect_refused(pole_embedment(in, sheet), field);
    };
    const auto concrete_refuses = [&](auto change, const char* field) {
        ConcreteInputs in{Shape::round, 3, 11};
        change(in);
        expect_refused(concrete(in, sheet), field);
    };
    for (const double bad : {0.0, -1.0, nan, infinity}) {
        moment_refuses([&](auto& in) { in.P_lbf = bad; }, "/P_lbf");
        moment_refuses([&](auto& in) { in.depth_ft = bad; }, "/depth_ft");
        pole_refuses([&](auto& in) { in.pole_width_in = bad; }, "/pole_width_in");
        pole_refuses([&](auto& in) { in.pole_depth_in = bad; }, "/pole_depth_in");
        pole_refuses([&](auto& in) { in.f_c_psi = bad; }, "/f_c_psi");
        pole_refuses([&](auto& in) { in.depth_ft = bad; }, "/depth_ft");
        concrete_refuses([&](auto& in) { in.width_ft = bad; }, "/width_ft");
        concrete_refuses([&](auto& in) { in.depth_ft = bad; }, "/depth_ft");
    }
    for (const double bad : {-1.0, nan, infinity}) {
        moment_refuses([&](auto& in) { in.h_ft = bad; }, "/h_ft");
        pole_refuses([&](auto& in) { in.M_u_lbf_ft = bad; }, "/M_u_lbf_ft");
        pole_refuses([&](auto& in) { in.V_u_lbf = bad; }, "/V_u_lbf");
    }
    for (const double bad : {0.49, 8.0, -1.0, nan})
        pole_refuses([&](auto& in) { in.bottom_gap_ft = bad; }, "/bottom_gap_ft");
}

TEST(Pier, PlainAndTracedRunsAgreeInEveryBit) {
    Sample sample(318);
    for (int i = 0; i < 1000; ++i) {
        const double d = sample.in(3, 40);
        const PierMomentInputs soil{sample.in(50, 30000), sample.in(0, 60), d};
        const PoleEmbedmentInputs set{
            i % 2 ? ConcreteEdition::aci318_14 : ConcreteEdition::aci318_19,
            sample.in(0, 5e5),
            sample.in(0, 3e4),
            sample.in(3, 28),
            sample.in(3, 28),
            sample.in(2500, 6000),
            d,
            sample.in(0.5, 2)};
        const ConcreteInputs shaft{i % 2 ? Shape::round : Shape::square, sample.in(1, 8), d};
        Sheet<double> bare;
        Sheet<Term> written;
        ASSERT_EQ(bits(value(pier_moment(soil, bare)).M_max_lbf_ft),
                  bits(value(pier_moment(soil, written)).M_max_lbf_ft));
        ASSERT_EQ(bits(value(pier_moment(soil, bare)).residual_lbf),
                  bits(value(pier_moment(soil, written)).residual_lbf));
        ASSERT_EQ(bits(value(pole_embedment(set, bare)).utilisation),
                  bits(value(pole_embedment(set, written)).utilisation));
        ASSERT_EQ(bits(value(concrete(shaft, bare)).spoil_yd3),
                  bits(value(concrete(shaft, written)).spoil_yd3));
    }
}

}  // namespace
}  // namespace apex::footing
