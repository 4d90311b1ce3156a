// Several equal poles by hand, by equilibrium, and the row's frequency by the exact two-degree
// solution.
#include "calc/statics/pole_row.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace apex::statics {
namespace {

PoleShares shares(const PoleSharesInputs& in) {
    Sheet<double> unwritten;
    return value(pole_shares(in, unwritten));
}
Portal frame(const PortalInputs& in) {
    Sheet<double> unwritten;
    return value(portal(in, unwritten));
}
double frequency(const RowFrequencyInputs& in) {
    Sheet<double> unwritten;
    return value(row_frequency(in, unwritten)).frequency_hz;
}

// Two poles 12 ft apart, 5 kip off by 4 ft: 5/2 +- 5 x 4/12 = 4.1667 and 0.8333 kip.
TEST(PoleShares, OfTwoPolesByHand) {
    const auto two = shares({{2, 12}, 5000, 20000});
    EXPECT_NEAR(two.most_lbf, 4166.666667, 1e-6);
    EXPECT_NEAR(two.least_lbf, 833.333333, 1e-6);
}

// 8 ft apart: sum x^2 = 2 x 64 = 128; 6000/3 +- 12000 x 8/128 = 2000 +- 750.
TEST(PoleShares, OfThreePolesByHand) {
    const auto three = shares({{3, 8}, 6000, 12000});
    ASSERT_EQ(three.poles.size(), 3u);
    EXPECT_NEAR(three.poles[0].force_lbf, 1250, 1e-9);
    EXPECT_NEAR(three.poles[1].force_lbf, 2000, 1e-9);
    EXPECT_NEAR(three.poles[2].force_lbf, 2750, 1e-9);
}

// 6 ft apart: x = 3, 9; sum x^2 = 2 (9 + 81) = 180; 8000/4 + 18000 x/180 = 2000 + 100 x.
TEST(PoleShares, OfFourPolesByHand) {
    const auto four = shares({{4, 6}, 8000, 18000});
    ASSERT_EQ(four.poles.size(), 4u);
    EXPECT_NEAR(four.poles[0].force_lbf, 1100, 1e-9);
    EXPECT_NEAR(four.poles[1].force_lbf, 1700, 1e-9);
    EXPECT_NEAR(four.poles[2].force_lbf, 2300, 1e-9);
    EXPECT_NEAR(four.poles[3].force_lbf, 2900, 1e-9);
}

TEST(PoleShares, AreInEquilibriumWithForceAndTorsion) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> force(-9e4, 9e4), spacing(1, 40);
    for (int k = 0; k < 500; ++k) {
        const PoleSharesInputs in{{2 + k % 3, spacing(random)}, force(random), force(random)};
        double F = 0, T = 0;
        for (const PoleShare& p : shares(in).poles) F += p.force_lbf, T += p.force_lbf * p.x_ft;
        EXPECT_NEAR(F, in.force_lbf, 1e-8);
        EXPECT_NEAR(T, in.torsion_lbf_ft, 1e-8);
    }
}

TEST(PoleShares, TheCoupleFallsWithTheSpacingAndMirrorsWithTheTorsion) {
    for (const int count : {2, 3, 4}) {
        double last = 1e12;
        for (const double s : {2.0, 4.0, 8.0, 16.0}) {
            const auto one = shares({{count, s}, 6000, 9000}),
                       other = shares({{count, s}, 6000, -9000});
            EXPECT_LT(one.most_lbf, last);
            EXPECT_GE(one.most_lbf, 6000.0 / count);
            EXPECT_EQ(one.most_lbf, other.most_lbf);
            EXPECT_EQ(one.poles.front().force_lbf, other.poles.back().force_lbf);
            last = one.most_lbf;
        }
    }
}

// 2000 lbf at 20 ft, clear height 15 ft, 12 ft apart: M = 1000 x 7.5, N = 2000 (20 - 7.5)/12.
TEST(Portal, OfTwoPolesByHand) {
    const Portal p = frame({{2, 12}, 2000, 20, 15, 15});
    EXPECT_NEAR(p.shear_lbf, 1000, 1e-9);
    EXPECT_NEAR(p.moment_lbf_ft, 7500, 1e-9);
    EXPECT_NEAR(p.axial_lbf, 2083.333333, 1e-6);
}

// sum N_i x_i + n M = V y: of four poles N_i = N x_i/x_m, so that sum = N S_xx/x_m.
TEST(Portal, IsInEquilibriumAboutGrade) {
    for (const int count : {2, 3, 4}) {
        const PoleRow row{count, 7};
        const Portal p = frame({row, 2400, 16, 10, 10});
        const double S_xx = 49.0 * count * (count * count - 1) / 12;
        EXPECT_NEAR(p.axial_lbf * S_xx / row.furthest_ft() + count * p.moment_lbf_ft, 2400 * 16,
                    1e-8);
    }
}

TEST(Portal, ALongerStoreyAboveBendsThePolesMore) {
    const Portal low = frame({{3, 8}, 1500, 18, 12, 12}), high = frame({{3, 8}, 1500, 18, 12, 14});
    EXPECT_NEAR(high.moment_lbf_ft, 3500, 1e-9);  // 500 x 7
    EXPECT_GT(high.moment_lbf_ft, low.moment_lbf_ft);
    EXPECT_EQ(high.axial_lbf, low.axial_lbf);
}

// On the axis the two motions part: X^2 = 9, r^2 = 257/12 = 21.4167: 2/sqrt(2.379630) = 1.296508;
// 12 ft apart X^2 = 36 and the sway is slower.
TEST(RowFrequency, OnTheAxisByHand) {
    EXPECT_NEAR(frequency({{2, 6}, 2, {{0, 16, 1}}}), 1.296508, 1e-6);
    EXPECT_EQ(frequency({{2, 12}, 2, {{0, 16, 1}}}), 2);
}

/// The lower root of det(K - w^2 M) = 0 for lumped cabinets of given masses on n springs k, by
/// bisection; k is such that the sway alone has `sway_hz`.
double exact(const RowFrequencyInputs& in, const std::vector<double>& masses) {
    double M = 0, S = 0, I = 0, X2 = 0;
    for (std::size_t i = 0; i < masses.size(); ++i) {
        const TurningCabinet& c = in.cabinets[i];
        M += masses[i], S += masses[i] * c.offset_ft;
        I += masses[i] *
             (c.offset_ft * c.offset_ft + (c.width_ft * c.width_ft + c.depth_ft * c.depth_ft) / 12);
    }
    for (int i = 0; i < in.row.count; ++i)
        X2 += std::pow(i * in.row.spacing_ft - in.row.furthest_ft(), 2) / in.row.count;
    const double K = M * in.sway_hz * in.sway_hz;  // in Hz^2: 2 pi falls out
    const auto determinant = [&](double f2) {
        return (K - f2 * M) * (K * X2 - f2 * I) - std::pow(f2 * S, 2);
    };
    double low = 0, high = std::min(in.sway_hz * in.sway_hz, K * X2 / I);  // below both roots apart
    for (int k = 0; k < 200; ++k) {
        const double middle = (low + high) / 2;
        (determinant(middle) > 0 ? low : high) = middle;
    }
    return std::sqrt(low);
}

TEST(RowFrequency, OfOneCabinetIsExactAndOfSeveralNeverAbove) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> width(2, 30), offset(-6, 6), mass(1, 9);
    for (int k = 0; k < 300; ++k) {
        RowFrequencyInputs in{{2 + k % 3, width(random)}, 1.7, {}};
        std::vector<double> masses;
        for (int i = 0; i <= k % 4; ++i) {
            in.cabinets.push_back({offset(random), width(random), 1});
            masses.push_back(mass(random));
        }
        const double f = frequency(in), oracle = exact(in, masses);
        EXPECT_LE(f, 1.7);
        if (masses.size() == 1)
            EXPECT_NEAR(f, oracle, 1e-9 * oracle);
        else
            EXPECT_LE(f, oracle * (1 + 1e-9));
    }
}

TEST(PoleRow, RefusesWhatIsNoRow) {
    Sheet<double> unwritten;
    const auto field = [](const auto& outcome) {
        return refused(outcome) ? refused(outcome)->field : std::string("accepted");
    };
    EXPECT_EQ(field(pole_shares({{1, 12}, 1, 1}, unwritten)), "/row/count");
    EXPECT_EQ(field(pole_shares({{5, 12}, 1, 1}, unwritten)), "/row/count");
    EXPECT_EQ(field(pole_shares({{2, 0}, 1, 1}, unwritten)), "/row/spacing_ft");
    EXPECT_EQ(field(pole_shares({{2, 12}, NAN, 1}, unwritten)), "/force_lbf");
    EXPECT_EQ(field(pole_shares({{2, 12}, 1, INFINITY}, unwritten)), "/torsion_lbf_ft");
    EXPECT_EQ(field(portal({{2, 12}, -1, 20, 15, 15}, unwritten)), "/force_lbf");
    EXPECT_EQ(field(portal({{2, 12}, 1, 20, 15, 14}, unwritten)), "/storey_ft");
    EXPECT_EQ(field(portal({{2, 12}, 1, 20, -1, 14}, unwritten)), "/clear_ft");
    EXPECT_EQ(field(row_frequency({{2, 12}, 0, {}}, unwritten)), "/sway_hz");
    EXPECT_EQ(field(row_frequency({{2, 12}, 1, {{0, -1, 0}}}, unwritten)), "/cabinets/0");
}

TEST(PoleRow, PlainAndTracedRunsAgreeInEveryBit) {
    Sheet<Term> sheet;
    EXPECT_EQ(value(pole_shares({{3, 7.3}, 5123, 777}, sheet)).most_lbf,
              shares({{3, 7.3}, 5123, 777}).most_lbf);
    EXPECT_EQ(value(portal({{4, 7.3}, 5123, 21, 13, 14}, sheet)).axial_lbf,
              frame({{4, 7.3}, 5123, 21, 13, 14}).axial_lbf);
    const RowFrequencyInputs in{{3, 7.3}, 1.23, {{1.1, 20, 1}, {-2, 9, 2}}};
    EXPECT_EQ(value(row_frequency(in, sheet)).frequency_hz, frequency(in));
    EXPECT_EQ(sheet.steps.back().symbol, "f_r");
}

}  // namespace
}  // namespace apex::statics
