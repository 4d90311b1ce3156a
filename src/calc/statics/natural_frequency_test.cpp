// Natural frequency against exact solutions: the bare cantilever, the tip mass, masses anywhere by
// transfer matrices.
#include "calc/statics/natural_frequency.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "base/units.hpp"

namespace apex::statics {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double run(const FrequencyInputs& in) {
    Sheet<double> sheet;
    return value(natural_frequency(in, sheet)).frequency_hz;
}

struct Beam {
    double L_in, EI, m;  ///< m: mass per inch, lb s^2 / in^2
};
Beam beam_of(const FrequencyInputs& in) {
    return {12 * (in.length_ft + in.fixity_depth_ft), in.E_ksi * 1000 * in.I_in4,
            in.pole_weight_plf / 12 / units::standard_gravity_in_s2};
}

/// Oracle 1: cantilever with a tip mass, root of 1 + cos b cosh b + r b (cos b sinh b - sin b cosh
/// b) = 0.
double exact_with_tip_mass(const Beam& beam, double r) {
    const auto f = [&](double b) {
        return 1 + std::cos(b) * std::cosh(b) +
               r * b * (std::cos(b) * std::sinh(b) - std::sin(b) * std::cosh(b));
    };
    double low = 1e-6, high = 1.8751041 + 1e-6;
    for (int i = 0; i < 200; ++i) {
        const double middle = (low + high) / 2;
        (f(middle) > 0 ? low : high) = middle;
    }
    return low * low / (2 * M_PI) * std::sqrt(beam.EI / (beam.m * std::pow(beam.L_in, 4)));
}

/// Oracle 2: any masses, by exact transfer of (y, y', y'', y''') along each free stretch; the free
/// end fixes omega.
double exact_with_masses(const FrequencyInputs& in) {
    const Beam beam = beam_of(in);
    std::vector<std::pair<double, double>> masses;  // distance from the fixed point, mass
    for (const LumpedWeight& w : in.weights)
        masses.push_back({12 * (w.height_ft + in.fixity_depth_ft),
                          w.weight_lbf / units::standard_gravity_in_s2});
    std::sort(masses.begin(), masses.end());
    const auto determinant = [&](double omega) {
        const double k = std::pow(beam.m * omega * omega / beam.EI, 0.25);
        std::array<std::array<double, 4>, 2> modes{
            {{0, 0, 1, 0}, {0, 0, 0, 1}}};  // unit y'' and y''' at the base
        for (auto& state : modes) {
            double at = 0;
            const auto advance = [&](double to) {
                const double x = k * (to - at), S = (std::cosh(x) + std::cos(x)) / 2,
                             T = (std::sinh(x) + std::sin(x)) / 2,
                             U = (std::cosh(x) - std::cos(x)) / 2,
                             V = (std::sinh(x) - std::sin(x)) / 2;
                const auto [y0, y1, y2, y3] = state;
                state = {S * y0 + T * y1 / k + U * y2 / (k * k) + V * y3 / (k * k * k),
                         k * V * y0 + S * y1 + T * y2 / k + U * y3 / (k * k),
                         k * k * U * y0 + k * V * y1 + S * y2 + T * y3 / k,
                         k * k * k * T * y0 + k * k * U * y1 + k * V * y2 + S * y3};
                at = to;
            };
            for (const auto& [where, mass] : masses) {
                advance(where);
                state[3] += mass * omega * omega * state[0] / beam.EI;
            }
            advance(beam.L_in);
        }
        return modes[0][2] * modes[1][3] - modes[1][2] * modes[0][3];
    };
    const double step = exact_with_tip_mass(beam, 0) * 2 * M_PI / 20000;
    double omega = step;
    const double sign = determinant(omega);
    while (determinant(omega) * sign > 0) omega += step;
    double low = omega - step, high = omega;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (determinant(middle) * sign > 0 ? low : high) = middle;
    }
    return low / (2 * M_PI);
}

FrequencyInputs hss16(double length_ft = 35) {
    return {length_ft, 0, 29000, 526, 62.64, {}};
}  // HSS16.000X0.375

TEST(NaturalFrequency, BarePole) {  // FREQ-BARE: hand derivation, 0.5596 sqrt(EI / (m L^4)); 0.002
    EXPECT_NEAR(run(hss16()), 3.369551, 3.369551 * 0.0005);
    EXPECT_NEAR(exact_with_tip_mass(beam_of(hss16()), 0), 3.369551, 3.369551 * 1e-4);
    EXPECT_NEAR(exact_with_masses(hss16()), 3.369551, 3.369551 * 1e-4);
}

TEST(NaturalFrequency, TipMassMeetsTheExactRootAndRayleighsFormula) {
    const Beam beam = beam_of(hss16());
    const double pole_lbf = 62.64 * 35, mL = beam.m * beam.L_in;
    for (double r : {0.1, 0.5, 1.0, 2.0, 5.0, 50.0}) {
        FrequencyInputs in = hss16();
        in.weights = {{r * pole_lbf, 35}};
        const double exact = exact_with_tip_mass(beam, r);
        EXPECT_NEAR(run(in), exact, exact * 0.0005) << r;
        EXPECT_NEAR(exact_with_masses(in), exact, exact * 1e-6) << r;
        if (r < 1) continue;
        const double rayleigh =
            std::sqrt(3 * beam.EI / (std::pow(beam.L_in, 3) * (r * mL + 33.0 / 140 * mL))) /
            (2 * M_PI);
        EXPECT_NEAR(run(in), rayleigh, rayleigh * 0.0015) << r;
    }
}

TEST(NaturalFrequency, MassesAnywhereMeetTheExactSolution) {
    std::mt19937_64 random(47);
    const auto in = [&](double a, double b) {
        return a + (b - a) * static_cast<double>(random() >> 11) * 0x1p-53;
    };
    double worst = 0;
    for (int i = 0; i < 150; ++i) {
        FrequencyInputs sign = hss16(in(10, 60));
        sign.fixity_depth_ft = i % 2 ? in(0, 6) : 0;
        for (int k = 0; k <= i % 3; ++k)
            sign.weights.push_back(
                {in(0.1, 3) * 62.64 * sign.length_ft, sign.length_ft * in(0.4, 1)});
        const double exact = exact_with_masses(sign), got = run(sign);
        EXPECT_NEAR(got, exact, exact * 0.001) << i;
        worst = std::max(worst, std::abs(got / exact - 1));
    }
    EXPECT_GT(worst, 1e-6);  // The oracle is another method, not the same one again.
}

TEST(NaturalFrequency, FixityBelowGradeIsALongerPole) {
    FrequencyInputs deep = hss16(30), longer = hss16(34.5);
    deep.fixity_depth_ft = 4.5;
    deep.weights = {{2000, 26}};
    longer.weights = {{2000, 30.5}};
    EXPECT_NEAR(run(deep), run(longer), 1e-12);
}

TEST(NaturalFrequency, FallsWithMassAndLengthAndRisesWithStiffness) {
    FrequencyInputs in = hss16();
    in.weights = {{1500, 30}};
    const double f = run(in);
    in.weights[0].weight_lbf = 1600;
    EXPECT_LT(run(in), f);
    in.weights[0] = {1500, 31};
    EXPECT_LT(run(in), f);
    in.weights[0] = {1500, 30};
    in.I_in4 *= 4;
    EXPECT_NEAR(run(in) / f, 2, 1e-9);
    in.length_ft = 36;
    EXPECT_LT(run(in), 2 * f);
}

TEST(NaturalFrequency, AWeightAboveThePoleLengthensTheStiffnessOnly) {
    // A cabinet that rises above the end of its pole: 30 ft of pole mass, 35 ft of E I: slower than
    // the bare 30 ft pole.
    FrequencyInputs in = hss16(30);
    in.weights = {{1, 35}};
    EXPECT_LT(run(in), run(hss16(30)));
    EXPECT_GT(run(in), run(hss16(35)));
}

TEST(NaturalFrequency, RefusesWhatItCannotMean) {
    const auto field = [](auto change) {
        FrequencyInputs in = hss16();
        in.weights = {{100, 20}};
        change(in);
        Sheet<double> sheet;
        const auto outcome = natural_frequency(in, sheet);
        return refused(outcome) ? refused(outcome)->field : "accepted";
    };
    EXPECT_EQ(field([](auto& in) { in.length_ft = 0; }), "/length_ft");
    EXPECT_EQ(field([](auto& in) { in.fixity_depth_ft = -1; }), "/fixity_depth_ft");
    EXPECT_EQ(field([](auto& in) { in.E_ksi = nan; }), "/E_ksi");
    EXPECT_EQ(field([](auto& in) { in.I_in4 = 0; }), "/I_in4");
    EXPECT_EQ(field([](auto& in) { in.pole_weight_plf = 0; }), "/pole_weight_plf");
    EXPECT_EQ(field([](auto& in) { in.weights[0].weight_lbf = -1; }), "/weights/0/weight_lbf");
    EXPECT_EQ(field([](auto& in) { in.weights[0].height_ft = nan; }), "/weights/0/height_ft");
}

TEST(NaturalFrequency, PrintsAQuotientAReaderCanCheck) {
    Sheet<Term> bare, tip;
    natural_frequency(hss16(), bare);
    FrequencyInputs heavy = hss16();
    heavy.weights = {{1e8, 35}};
    natural_frequency(heavy, tip);
    const auto find = [](const Sheet<Term>& sheet, const char* symbol) {
        return *std::find_if(sheet.steps.begin(), sheet.steps.end(),
                             [&](const Step& s) { return s.symbol == symbol; });
    };
    EXPECT_NEAR(find(bare, "kappa").value, 12.362, 0.01);  // 1.8751^4
    EXPECT_NEAR(find(tip, "kappa").value, 3, 0.0005);      // 3 E I / L^3
    EXPECT_EQ(find(bare, "f_1").formula, "sqrt(kappa · g · E · I / (W · L^3)) / (2 · pi)");
}

TEST(NaturalFrequency, PlainAndTracedRunsAgreeInEveryBit) {
    std::mt19937_64 random(53);
    const auto in = [&](double a, double b) {
        return a + (b - a) * static_cast<double>(random() >> 11) * 0x1p-53;
    };
    for (int i = 0; i < 3000; ++i) {
        FrequencyInputs sign{in(5, 80), i % 2 ? in(0, 6) : 0, 29000, in(5, 3000), in(5, 200), {}};
        for (int k = 0; k < i % 4; ++k) sign.weights.push_back({in(0, 5000), in(0, 85)});
        Sheet<double> plain;
        Sheet<Term> written;
        ASSERT_EQ(
            std::bit_cast<std::uint64_t>(value(natural_frequency(sign, plain)).frequency_hz),
            std::bit_cast<std::uint64_t>(value(natural_frequency(sign, written)).frequency_hz));
    }
}

}  // namespace
}  // namespace apex::statics
