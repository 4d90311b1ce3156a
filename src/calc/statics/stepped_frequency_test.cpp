// Frequency of stepped poles against closed forms and a small finite-element model of its own.
#include "calc/statics/stepped_frequency.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>

#include "calc/statics/natural_frequency.hpp"

namespace apex::statics {
namespace {

constexpr double gravity_in_s2 = 386.08858267716535;
using Matrix = std::vector<std::vector<double>>;

SteppedFrequency run(const SteppedFrequencyInputs& in) {
    Sheet<double> sheet;
    const auto got = stepped_frequency(in, sheet);
    if (const auto* no = refused(got)) ADD_FAILURE() << no->field << ' ' << no->reason;
    return value(got);
}
std::string field_of(const SteppedFrequencyInputs& in) {
    Sheet<double> sheet;
    const auto got = stepped_frequency(in, sheet);
    return refused(got) ? refused(got)->field : "accepted";
}

/// Gauss with partial pivoting.
std::vector<double> solve(Matrix a, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t best = k;
        for (std::size_t i = k + 1; i < n; ++i)
            if (std::abs(a[i][k]) > std::abs(a[best][k])) best = i;
        std::swap(a[k], a[best]), std::swap(b[k], b[best]);
        for (std::size_t i = k + 1; i < n; ++i) {
            const double m = a[i][k] / a[k][k];
            for (std::size_t j = k; j < n; ++j) a[i][j] -= m * a[k][j];
            b[i] -= m * b[k];
        }
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k][j] * b[j];
        b[k] /= a[k][k];
    }
    return b;
}

/// Hermite beam elements with consistent mass; inverse iteration. Shares nothing with the module.
double finite_elements_hz(const SteppedFrequencyInputs& in) {
    constexpr int per_step = 8;
    const std::size_t nodes = in.steps.size() * per_step + 1, dofs = 2 * nodes;
    Matrix K(dofs, std::vector<double>(dofs)), M = K;
    std::vector<double> x{0};
    for (std::size_t s = 0; s < in.steps.size(); ++s) {
        const double L =
            12 * (in.steps[s].length_ft + (s == 0 ? in.fixity_depth_ft : 0)) / per_step;
        const double EI = in.E_ksi * 1000 * in.steps[s].I_in4;
        const double m = in.steps[s].weight_plf / 12 / gravity_in_s2;
        const double k[4][4] = {{12, 6 * L, -12, 6 * L},
                                {6 * L, 4 * L * L, -6 * L, 2 * L * L},
                                {-12, -6 * L, 12, -6 * L},
                                {6 * L, 2 * L * L, -6 * L, 4 * L * L}};
        const double c[4][4] = {{156, 22 * L, 54, -13 * L},
                                {22 * L, 4 * L * L, 13 * L, -3 * L * L},
                                {54, 13 * L, 156, -22 * L},
                                {-13 * L, -3 * L * L, -22 * L, 4 * L * L}};
        for (int e = 0; e < per_step; ++e) {
            const std::size_t first = 2 * (x.size() - 1);
            for (std::size_t i = 0; i < 4; ++i)
                for (std::size_t j = 0; j < 4; ++j) {
                    K[first + i][first + j] += EI / (L * L * L) * k[i][j];
                    M[first + i][first + j] += m * L / 420 * c[i][j];
                }
            x.push_back(x.back() + L);
        }
    }
    for (const LumpedWeight& w : in.weights) {  // Shape functions at the place of the weight.
        const double at = 12 * (w.height_ft + in.fixity_depth_ft);
        std::size_t e = 0;
        while (e + 2 < x.size() && x[e + 1] < at) ++e;
        const double L = x[e + 1] - x[e], t = (at - x[e]) / L;
        const double N[4] = {1 - 3 * t * t + 2 * t * t * t, L * t * (1 - t) * (1 - t),
                             3 * t * t - 2 * t * t * t, L * t * t * (t - 1)};
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t j = 0; j < 4; ++j)
                M[2 * e + i][2 * e + j] += w.weight_lbf / gravity_in_s2 * N[i] * N[j];
    }
    const bool turns = in.base_stiffness_kipft_per_rad > 0;
    if (turns) K[1][1] += in.base_stiffness_kipft_per_rad * 12000;
    const std::size_t cut = turns ? 1 : 2;  // Deflection, and rotation where it is fixed.
    const std::size_t n = dofs - cut;
    Matrix k(n, std::vector<double>(n)), m = k;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            k[i][j] = K[i + cut][j + cut];
            m[i][j] = M[i + cut][j + cut];
        }
    std::vector<double> v(n, 1.0);
    double omega2 = 0;
    for (int round = 0; round < 12; ++round) {
        std::vector<double> load(n, 0.0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) load[i] += m[i][j] * v[j];
        const std::vector<double> u = solve(k, load);
        double top = 0, bottom = 0, greatest = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double mu = 0;
            for (std::size_t j = 0; j < n; ++j) mu += m[i][j] * u[j];
            top += u[i] * load[i];
            bottom += u[i] * mu;
            greatest = std::max(greatest, std::abs(u[i]));
        }
        omega2 = top / bottom;
        for (std::size_t i = 0; i < n; ++i) v[i] = u[i] / greatest;
    }
    return std::sqrt(omega2) / (2 * std::acos(-1.0));
}

SteppedFrequencyInputs uniform(double L_ft, double I, double w) {
    SteppedFrequencyInputs in;
    in.steps = {{L_ft, I, w}};
    return in;
}

TEST(SteppedFrequency, BarePoleOfTheValidationSet) {
    // f = 0.559589 sqrt(EI g / (w L^4)) for L 35 ft, HSS16x0.375: FREQ-BARE.
    const double I = 526, w = 62.64;
    const double expected = 0.559589 * std::sqrt(29e6 * I * gravity_in_s2 * 12 / w) / (420. * 420);
    EXPECT_NEAR(run(uniform(35, I, w)).frequency_hz, expected, expected * 1e-3);
    EXPECT_NEAR(run(uniform(35, I, w)).frequency_hz, 3.369551, 3.369551 * 2e-3);
}

TEST(SteppedFrequency, MassAtTheTipWithoutPole) {
    // sqrt(3 E I g / (W L^3)) / 2 pi with 5000 lb on a nearly weightless pole of 30 ft.
    SteppedFrequencyInputs in = uniform(30, 300, 1e-3);
    in.weights = {{5000, 30}};
    const double expected =
        std::sqrt(3 * 29e6 * 300 * gravity_in_s2 / (5000 * std::pow(360.0, 3))) /
        (2 * std::acos(-1.0));
    EXPECT_NEAR(run(in).frequency_hz, expected, expected * 1e-5);
}

TEST(SteppedFrequency, RigidPoleOnATurningBase) {
    // sqrt(k g / (W L^2)) / 2 pi: 20000 kip-ft/rad, 4000 lb at 25 ft.
    SteppedFrequencyInputs in = uniform(25, 1e9, 1e-6);
    in.weights = {{4000, 25}};
    in.base_stiffness_kipft_per_rad = 20000;
    const double expected =
        std::sqrt(20000. * 12000 * gravity_in_s2 / (4000 * 300. * 300)) / (2 * std::acos(-1.0));
    EXPECT_NEAR(run(in).frequency_hz, expected, expected * 1e-4);
}

TEST(SteppedFrequency, AgreesWithTheUniformPole) {
    FrequencyInputs plain_pole;
    plain_pole.length_ft = 30, plain_pole.fixity_depth_ft = 4.5, plain_pole.I_in4 = 279;
    plain_pole.pole_weight_plf = 49.6;
    plain_pole.weights = {{1500, 26}};
    SteppedFrequencyInputs in = uniform(30, 279, 49.6);
    in.fixity_depth_ft = 4.5;
    in.weights = plain_pole.weights;
    Sheet<double> sheet;
    const double expected = value(natural_frequency(plain_pole, sheet)).frequency_hz;
    EXPECT_NEAR(run(in).frequency_hz, expected, expected * 2e-3);
}

double any(int low, int high, double over = 1) { return *rc::gen::inRange(low, high) / over; }
SteppedFrequencyInputs any_pole() {
    SteppedFrequencyInputs in;
    const int count = *rc::gen::inRange(1, 4);
    double top = 0;
    for (int i = 0; i < count; ++i) {
        in.steps.push_back({any(50, 300, 10), any(20, 2000), any(10, 150)});
        top += in.steps.back().length_ft;
    }
    in.fixity_depth_ft = any(0, 60, 10);
    if (*rc::gen::arbitrary<bool>()) in.base_stiffness_kipft_per_rad = any(1000, 200000);
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        in.weights.push_back({any(0, 8000), top * any(0, 1001, 1000)});
    return in;
}
RC_GTEST_PROP(SteppedFrequency, AgreesWithFiniteElements, ()) {
    const SteppedFrequencyInputs in = any_pole();
    const double oracle = finite_elements_hz(in);
    RC_ASSERT(std::abs(run(in).frequency_hz / oracle - 1) < 2e-3);
}
RC_GTEST_PROP(SteppedFrequency, StaticShapeIsNeverBelow, ()) {
    const SteppedFrequency got = run(any_pole());
    RC_ASSERT(got.static_shape_hz >= got.frequency_hz * (1 - 1e-12));
}
RC_GTEST_PROP(SteppedFrequency, StifferNeverLowersHeavierNeverRaises, ()) {
    const SteppedFrequencyInputs in = any_pole();
    const double f = run(in).frequency_hz;
    SteppedFrequencyInputs stiff = in, heavy = in;
    const auto i = *rc::gen::inRange<std::size_t>(0, in.steps.size());
    stiff.steps[i].I_in4 *= any(10, 30, 10);
    RC_ASSERT(run(stiff).frequency_hz >= f * (1 - 1e-6));
    heavy.steps[i].weight_plf *= any(10, 30, 10);
    RC_ASSERT(run(heavy).frequency_hz <= f * (1 + 1e-6));
}
RC_GTEST_PROP(SteppedFrequency, AJointWithoutAChangeChangesNothing, ()) {
    SteppedFrequencyInputs one = uniform(any(100, 600, 10), any(50, 900), any(20, 120)), two = one;
    const double at = one.steps[0].length_ft * any(1, 10, 10);
    two.steps = {{at, one.steps[0].I_in4, one.steps[0].weight_plf},
                 {one.steps[0].length_ft - at, one.steps[0].I_in4, one.steps[0].weight_plf}};
    RC_ASSERT(std::abs(run(two).frequency_hz / run(one).frequency_hz - 1) < 2e-3);
}

TEST(SteppedFrequency, RefusesBadInput) {
    const double nan = std::nan("");
    SteppedFrequencyInputs in = uniform(30, 300, 50);
    in.steps.clear();
    EXPECT_EQ(field_of(in), "/steps");
    EXPECT_EQ(field_of(uniform(0, 300, 50)), "/steps/0/length_ft");
    EXPECT_EQ(field_of(uniform(30, nan, 50)), "/steps/0/I_in4");
    EXPECT_EQ(field_of(uniform(30, 300, 0)), "/steps/0/weight_plf");
    in = uniform(30, 300, 50);
    in.weights = {{100, 31}};
    EXPECT_EQ(field_of(in), "/weights/0/height_ft");
    in = uniform(30, 300, 50);
    in.base_stiffness_kipft_per_rad = -1;
    EXPECT_EQ(field_of(in), "/base_stiffness_kipft_per_rad");
    in = uniform(30, 300, 50);
    in.E_ksi = 0;
    EXPECT_EQ(field_of(in), "/E_ksi");
    in = uniform(30, 300, 50);
    in.fixity_depth_ft = -1;
    EXPECT_EQ(field_of(in), "/fixity_depth_ft");
}

TEST(SteppedFrequency, DerivationAgreesInEveryBit) {
    SteppedFrequencyInputs in = uniform(20, 300, 50);
    in.steps.push_back({15, 100, 30});
    in.weights = {{900, 31}};
    Sheet<Term> written;
    const double a = run(in).frequency_hz, b = value(stepped_frequency(in, written)).frequency_hz;
    EXPECT_EQ(std::bit_cast<std::uint64_t>(a), std::bit_cast<std::uint64_t>(b));
}

}  // namespace
}  // namespace apex::statics
