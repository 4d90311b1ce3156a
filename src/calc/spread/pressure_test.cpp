// Pressure under an eccentric force: hand calculations, numerical integration as an oracle,
// properties, refusals.
#include "calc/spread/pressure.hpp"

#include <gtest/gtest.h>
// After gtest, whose macros it uses.
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "calc/footing/edition.hpp"
#include "trace/test_support.hpp"

namespace apex::spread {
namespace {

Pressure at(double P, double M_x, double M_y, double L_x, double L_y) {
    Sheet<double> sheet;
    return value(pressure({{P, M_x, M_y}, {L_x, L_y}}, sheet));
}

// KERN-IN and KERN-EDGE: independent hand derivations, 0.2 %.
TEST(Pressure, InsideTheKernAndOnItsEdge) {
    const Pressure in = at(40000, 60000, 0, 10, 8);
    EXPECT_EQ(in.state, ContactState::full);
    EXPECT_NEAR(in.q_max_psf, 950, 1e-9);
    EXPECT_NEAR(in.q_min_psf, 50, 1e-9);
    EXPECT_EQ(in.contact_ft, 10);
    const Pressure edge = at(36000, 60000, 0, 10, 8);
    EXPECT_NEAR(edge.q_max_psf, 900, 1e-9);
    EXPECT_NEAR(edge.q_min_psf, 0, 1e-9);
    EXPECT_NEAR(edge.contact_share, 1, 1e-12);
}

// SF-STAB: 35375 lbf, 96000 lbf-ft on 9 by 9 ft: e 2.713781 ft, q 1466.993 psf.
TEST(Pressure, BeyondTheKernOnOneAxis) {
    for (const bool along_x : {true, false}) {
        const Pressure p = at(35375, along_x ? 96000 : 0, along_x ? 0 : -96000, 9, 9);
        EXPECT_EQ(p.state, ContactState::one_axis);
        EXPECT_NEAR(p.q_max_psf, 1466.993, 1e-3);
        EXPECT_NEAR(*p.contact_ft, 3 * (4.5 - 2.713781), 1e-5);
        EXPECT_NEAR(p.residual_force_lbf, 0, 1e-8);
        EXPECT_NEAR(p.residual_moment_lbf_ft, 0, 1e-7);
    }
}

// By hand: e_x 3 ft of 8, e_y 4 ft of 10: legs 4 (4 - 3) = 4 and 4 (5 - 4) = 4 ft; q = 6 x 20000
// / 16 = 7500 psf.
TEST(Pressure, TriangleAtACorner) {
    const Pressure p = at(20000, 60000, 80000, 8, 10);
    EXPECT_EQ(p.state, ContactState::corner);
    EXPECT_NEAR(p.q_max_psf, 7500, 1e-9);
    EXPECT_NEAR(p.contact_share, 8.0 / 80, 1e-12);
    EXPECT_NEAR(p.residual_moment_lbf_ft, 0, 1e-7);
}

/// The balance found by no formula of ours: pressure summed over a fine grid of points.
struct Summed {
    double force = 0, moment_x = 0, moment_y = 0;
};
Summed sum(const Pressure& p, double L_x, double L_y, int n) {
    Summed s;
    const double dx = L_x / n, dy = L_y / n;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            const double x = (i + 0.5) * dx - L_x / 2, y = (j + 0.5) * dy - L_y / 2;
            const double q = p.plane.a + p.plane.b_x * x + p.plane.b_y * y;
            if (q > 0)
                s.force += q * dx * dy, s.moment_x += q * x * dx * dy,
                    s.moment_y += q * y * dx * dy;
        }
    return s;
}

TEST(Pressure, BalancesRandomBiaxialLoadsOnAFineGrid) {
    Sample sample(5);
    int numerical = 0;
    for (int i = 0; i < 400; ++i) {
        const double L_x = sample.in(3, 20), L_y = sample.in(3, 20), P = sample.in(1e3, 1e5);
        const double M_x = sample.in(-0.47, 0.47) * L_x * P, M_y = sample.in(-0.47, 0.47) * L_y * P;
        const Pressure p = at(P, M_x, M_y, L_x, L_y);
        numerical += p.state == ContactState::numerical;
        const Summed s = sum(p, L_x, L_y, 400);
        EXPECT_NEAR(s.force, P, 2e-3 * P);
        EXPECT_NEAR(s.moment_x, M_x, 2e-3 * P * L_x);
        EXPECT_NEAR(s.moment_y, M_y, 2e-3 * P * L_y);
        EXPECT_LT(std::fabs(p.residual_force_lbf), 1e-9 * P);
        EXPECT_LT(p.residual_moment_lbf_ft, 1e-9 * P * (L_x + L_y));
        EXPECT_LT(p.iterations, 60);
    }
    EXPECT_GT(numerical, 150);
}

/// A random load whose resultant is on the base.
struct Case {
    double P, e_x, e_y, L_x, L_y;
    Pressure run() const { return at(P, P * e_x * L_x, P * e_y * L_y, L_x, L_y); }
};
Case random_case(std::uint64_t seed) {
    Sample sample(seed);
    return {sample.in(1e3, 1e5), sample.in(-0.45, 0.45), sample.in(-0.45, 0.45), sample.in(3, 20),
            sample.in(3, 20)};
}

RC_GTEST_PROP(PressureProperties, SwappingTheAxesSwapsNothingElse, (std::uint64_t seed)) {
    const Case c = random_case(seed);
    const Case swapped{c.P, c.e_y, c.e_x, c.L_y, c.L_x};
    RC_ASSERT(std::fabs(c.run().q_max_psf / swapped.run().q_max_psf - 1) < 1e-9);
}
RC_GTEST_PROP(PressureProperties, SignsOfTheMomentsDoNotMatter, (std::uint64_t seed)) {
    const Case c = random_case(seed);
    const Case turned{c.P, -c.e_x, -c.e_y, c.L_x, c.L_y};
    RC_ASSERT(std::fabs(c.run().q_max_psf / turned.run().q_max_psf - 1) < 1e-9);
}
// With force and moments unchanged.
RC_GTEST_PROP(PressureProperties, ALargerBaseIsNeverPressedHarder, (std::uint64_t seed)) {
    const Case c = random_case(seed);
    const double M_x = c.P * c.e_x * c.L_x, M_y = c.P * c.e_y * c.L_y;
    const double before = c.run().q_max_psf;
    RC_ASSERT(at(c.P, M_x, M_y, c.L_x * 1.03, c.L_y).q_max_psf <= before * (1 + 1e-9));
    RC_ASSERT(at(c.P, M_x, M_y, c.L_x, c.L_y * 1.03).q_max_psf <= before * (1 + 1e-9));
}
RC_GTEST_PROP(PressureProperties, GrowsWithTheLoadInProportion, (std::uint64_t seed)) {
    Case c = random_case(seed);
    const double before = c.run().q_max_psf;
    c.P *= 3;
    RC_ASSERT(std::fabs(c.run().q_max_psf / (3 * before) - 1) < 1e-9);
}
RC_GTEST_PROP(PressureProperties, GrowsWithTheMoment, (std::uint64_t seed)) {
    Case c = random_case(seed);
    const double before = c.run().q_max_psf;
    c.e_x *= 1.02;
    RC_ASSERT(c.run().q_max_psf >= before * (1 - 1e-9));
}
// Across each boundary between the formulas.
RC_GTEST_PROP(PressureProperties, IsContinuousAcrossTheKernAndTheCorner, (std::uint64_t seed)) {
    Case c = random_case(seed);
    const double step = 1e-9;
    const auto jump = [&](double e_x, double e_y) {
        c.e_x = e_x - step, c.e_y = e_y;
        const double below = c.run().q_max_psf;
        c.e_x = e_x + step;
        return std::fabs(c.run().q_max_psf / below - 1);
    };
    const double y = std::fabs(c.e_y);
    RC_ASSERT(jump(1.0 / 6 - std::min(y, 0.16), std::min(y, 0.16)) < 1e-6);
    RC_ASSERT(jump(0.25, std::max(0.25, y)) < 1e-6);
    c.e_y = 0;
    const double one_axis = at(c.P, c.P * 0.3 * c.L_x, 0, c.L_x, c.L_y).q_max_psf;
    const double nearly = at(c.P, c.P * 0.3 * c.L_x, c.P * 1e-9 * c.L_y, c.L_x, c.L_y).q_max_psf;
    RC_ASSERT(std::fabs(nearly / one_axis - 1) < 1e-6);
}

TEST(Pressure, PlainAndTracedRunsAgreeInEveryBit) {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const Case c = random_case(seed);
        const PressureInputs in{{c.P, c.P * c.e_x * c.L_x, c.P * c.e_y * c.L_y}, {c.L_x, c.L_y}};
        Sheet<double> plain_sheet;
        Sheet<Term> sheet;
        const Pressure p = value(pressure(in, plain_sheet)), t = value(pressure(in, sheet));
        EXPECT_EQ(bits(p.q_max_psf), bits(t.q_max_psf));
        EXPECT_EQ(bits(p.residual_force_lbf), bits(t.residual_force_lbf));
        if (p.state == ContactState::numerical) {
            EXPECT_NEAR(step(sheet, "R").value, 0, 1e-8 * c.P);
        }
    }
}

TEST(Pressure, IsDerivedAsByHand) {
    Sheet<Term> sheet;
    (void)pressure({{35375, 96000, 0}, {9, 9}}, sheet);
    EXPECT_EQ(line(sheet, "q_max"),
              "q_max = 2 · P / (3 · L_y · (L_x / 2 - abs(e_x))) = 2 · 35375 / (3 · 9 · (9 / 2 - "
              "abs(2.7138))) = 1467 psf [Statics]");
}

TEST(Pressure, AtTheEdgeItIsOverturned) {
    EXPECT_EQ(at(1000, 5000, 0, 10, 8).state, ContactState::overturned);
    EXPECT_EQ(at(1000, 0, -4100, 10, 8).state, ContactState::overturned);
    EXPECT_EQ(at(1000, 5000, 0, 10, 8).contact_share, 0);
}

using Now = footing::ibc2024::Edition;
AllowableInputs allowable(double M) {
    AllowableInputs in;
    in.pressing = {{35375, M, 0}, {9, 9}};
    in.soil.soil_class = 4;
    return in;
}
Bearing bearing_of(const AllowableInputs& in) {
    Sheet<double> sheet;
    return value(bearing<Now>(in, sheet));
}

// Class 4: 2000 psf; 1466.993 / 2000 = 0.733497. Net of 100 pcf x 2.5 ft: 1216.993 / 2000.
TEST(SpreadBearing, ComparesGrossOrNet) {
    AllowableInputs in = allowable(96000);
    EXPECT_NEAR(bearing_of(in).utilisation, 0.733497, 1e-6);
    EXPECT_TRUE(bearing_of(in).passes);
    in.displaced_soil_pcf = 100, in.underside_depth_ft = 2.5;
    EXPECT_NEAR(bearing_of(in).utilisation, 1216.993 / 2000, 1e-6);
    EXPECT_EQ(bearing_of(in).clause.standing, Standing::unconfirmed);
}

// e > L/3: 3 ft on 9 ft is the limit of half the base.
TEST(SpreadBearing, WantsHalfTheBaseInContact) {
    EXPECT_TRUE(bearing_of(allowable(35375 * 2.999)).contact_suffices);
    EXPECT_FALSE(bearing_of(allowable(35375 * 3.001)).contact_suffices);
    EXPECT_FALSE(bearing_of(allowable(35375 * 3.001)).passes);
    EXPECT_FALSE(bearing_of(allowable(35375 * 4.6)).passes);
    EXPECT_EQ(bearing_of(allowable(35375 * 4.6)).utilisation, 1e9);
}

TEST(SpreadBearing, RefusesWhatIsNoLoadNoBaseAndNoSoil) {
    Sheet<double> sheet;
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double bad : {0.0, -1.0, nan}) {
        expect_refused(pressure({{bad, 0, 0}, {9, 9}}, sheet), "/load/P_lbf");
        expect_refused(pressure({{1, 0, 0}, {bad, 9}}, sheet), "/plan/length_x_ft");
        expect_refused(pressure({{1, 0, 0}, {9, bad}}, sheet), "/plan/length_y_ft");
    }
    expect_refused(pressure({{1, nan, 0}, {9, 9}}, sheet), "/load/M_x_lbf_ft");
    expect_refused(pressure({{1, 0, nan}, {9, 9}}, sheet), "/load/M_y_lbf_ft");
    AllowableInputs in = allowable(0);
    in.pressing.load.P_lbf = 0;
    expect_refused(bearing<Now>(in, sheet), "/pressing/load/P_lbf");
    in = allowable(0);
    in.soil.vertical_psf = 2000;
    expect_refused(bearing<Now>(in, sheet), "/soil");
    in.soil = {};
    expect_refused(bearing<Now>(in, sheet), "/soil/vertical_psf");
    in = allowable(0);
    in.displaced_soil_pcf = 126;
    expect_refused(bearing<Now>(in, sheet), "/displaced_soil_pcf");
    in.displaced_soil_pcf = 0, in.contact_least = 1.1;
    expect_refused(bearing<Now>(in, sheet), "/contact_least");
    in.contact_least = 0.5, in.underside_depth_ft = -1;
    expect_refused(bearing<Now>(in, sheet), "/underside_depth_ft");
}

}  // namespace
}  // namespace apex::spread
