// Soil values, vertical bearing, torsion by skin friction, frost.
#include "calc/footing/soil_checks.hpp"

#include <array>
#include <limits>

#include "trace/test_support.hpp"

namespace apex::footing {
namespace {

using Now = ibc2024::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Soil soil_class(int number) {
    Soil soil;
    soil.soil_class = number;
    return soil;
}

// IBC Table 1806.2, read from two public sources.
TEST(Soil, TableOfPresumptiveValues) {
    constexpr std::array<std::array<double, 2>, 5> rows{
        {{12000, 1200}, {4000, 400}, {3000, 200}, {2000, 150}, {1500, 100}}};
    for (int number = 1; number <= 5; ++number) {
        const PresumptiveSoil* row = presumptive_soil(number);
        ASSERT_NE(row, nullptr);
        EXPECT_EQ(row->vertical_psf, rows[static_cast<std::size_t>(number - 1)][0]);
        EXPECT_EQ(row->lateral_psf_per_ft, rows[static_cast<std::size_t>(number - 1)][1]);
        EXPECT_EQ(row->friction_coefficient.has_value(), number < 5);
        EXPECT_EQ(row->cohesion_psf.has_value(), number == 5);
    }
    EXPECT_EQ(presumptive_soil(0), nullptr);
    EXPECT_EQ(presumptive_soil(6), nullptr);
}

// By hand: 3 ft round, 11 ft deep: A 7.06858 ft^2, volume 77.7544 ft^3, W 11663.2 lb, displaced
// soil at 100 pcf 7775.4 lb: (3000 + 11663.2 - 7775.4)/7.06858 = 974.4 psf on class 4 (2000 psf):
// 0.4872. Gross: 2074.4 psf, 1.0372.
TEST(VerticalBearing, RoundFootingByHand) {
    Sheet<Term> sheet;
    BearingInputs in{3000, Shape::round, 3, 11, soil_class(4)};
    const Bearing net = value(vertical_bearing<Now>(in, sheet));
    EXPECT_NEAR(net.pier_weight_lbf, 11663.2, 0.1);
    EXPECT_NEAR(net.pressure_psf, 974.4, 0.1);
    EXPECT_NEAR(net.utilisation, 0.4872, 1e-4);
    EXPECT_EQ(
        line(sheet, "q"),
        "q = (P_D + W - W_s) / A_b = (3000 + 11663.2 - 7775.4) / 7.0686 = 974.41 psf [IBC 2024 "
        "1806.2]");
    EXPECT_EQ(step(sheet, "q").clause.standing, Standing::unconfirmed);
    in.displaced_soil_pcf = 0;
    const Bearing gross = value(vertical_bearing<Now>(in, sheet));
    EXPECT_NEAR(gross.pressure_psf, 2074.4, 0.1);
    EXPECT_NEAR(gross.utilisation, 1.0372, 1e-4);
}

TEST(VerticalBearing, SquareFootingOnAReportsValue) {
    Soil soil;
    soil.vertical_psf = 3000;
    Sheet<double> sheet;
    const Bearing got = value(vertical_bearing<Now>({3600, Shape::square, 3, 10, soil}, sheet));
    EXPECT_NEAR(got.pressure_psf, 3600.0 / 9 + 1500 - 1000, 1e-9);
    EXPECT_NEAR(got.utilisation, 900.0 / 3000, 1e-12);
}

TEST(VerticalBearing, RefusesMissingOrImpossibleValues) {
    Sheet<double> sheet;
    const auto refuses = [&](auto change, const char* field) {
        BearingInputs in{3000, Shape::round, 3, 11, soil_class(4)};
        change(in);
        expect_refused(vertical_bearing<Now>(in, sheet), field);
    };
    for (const double bad : {0.0, -1.0, nan, infinity}) {
        refuses([&](auto& in) { in.width_ft = bad; }, "/width_ft");
        refuses([&](auto& in) { in.depth_ft = bad; }, "/depth_ft");
        refuses([&](auto& in) { in.soil = {}, in.soil.vertical_psf = bad; }, "/soil/vertical_psf");
    }
    for (const double bad : {-1.0, nan, infinity})
        refuses([&](auto& in) { in.D_lbf = bad; }, "/D_lbf");
    for (const double bad : {-1.0, 126.0, nan})
        refuses([&](auto& in) { in.displaced_soil_pcf = bad; }, "/displaced_soil_pcf");
    refuses([](auto& in) { in.soil = {}, in.soil.lateral_psf_per_ft = 150; }, "/soil/vertical_psf");
    refuses([](auto& in) { in.soil.soil_class = 9; }, "/soil/soil_class");
    refuses([](auto& in) { in.soil.vertical_psf = 2000; }, "/soil");
}

// By hand: f_s 200 psf, b 3 ft, d 10 ft less 1 ft neglected: 200 x pi x 9 x 9 / 2 = 25446.9 lb-ft.
TEST(SoilTorsion, SkinFrictionByHand) {
    Sheet<Term> sheet;
    const SoilTorsion got = value(soil_torsion<Now>({10000, 3, 10, 12, 200}, sheet));
    EXPECT_TRUE(got.run);
    EXPECT_NEAR(got.T_allow_lbf_ft, 25446.9, 0.1);
    EXPECT_NEAR(got.utilisation, 10000 / 25446.9, 1e-5);
    EXPECT_EQ(line(sheet, "T_allow"),
              "T_allow = f_s · pi · b^2 · d / 2 = 200 · 3.1416 · 3^2 · 9 / 2 = 25446.9 lbf·ft "
              "[Statics]");
}

TEST(SoilTorsion, IsNotRunWithoutAReport) {
    Sheet<Term> sheet;
    const SoilTorsion got = value(soil_torsion<Now>({10000, 3, 10, 0, {}}, sheet));
    EXPECT_FALSE(got.run);
    EXPECT_TRUE(notes(sheet, "not run"));
}

TEST(SoilTorsion, RefusesImpossibleValues) {
    Sheet<double> sheet;
    const auto refuses = [&](auto change, const char* field) {
        SoilTorsionInputs in{10000, 3, 10, 12, 200};
        change(in);
        expect_refused(soil_torsion<Now>(in, sheet), field);
    };
    for (const double bad : {-1.0, nan, infinity}) {
        refuses([&](auto& in) { in.T_lbf_ft = bad; }, "/T_lbf_ft");
        refuses([&](auto& in) { in.neglect_top_soil_in = bad; }, "/neglect_top_soil_in");
        refuses([&](auto& in) { in.width_ft = bad; }, "/width_ft");
        refuses([&](auto& in) { in.skin_friction_psf = bad; }, "/skin_friction_psf");
        refuses([&](auto& in) { in.depth_ft = bad; }, "/depth_ft");
    }
    refuses([](auto& in) { in.skin_friction_psf = 0; }, "/skin_friction_psf");
    refuses([](auto& in) { in.neglect_top_soil_in = 120; }, "/depth_ft");
}

TEST(Frost, ComparesDepthsOrIsNotRun) {
    Sheet<Term> sheet;
    const Frost got = value(frost<Now>({4, 42.0}, sheet));
    EXPECT_TRUE(got.run);
    EXPECT_EQ(got.frost_depth_ft, 3.5);
    EXPECT_EQ(got.utilisation, 0.875);
    Sheet<Term> without;
    EXPECT_FALSE(value(frost<Now>({4, {}}, without)).run);
    EXPECT_TRUE(notes(without, "not known"));
    for (const double bad : {-1.0, nan, infinity}) {
        expect_refused(frost<Now>({4, bad}, sheet), "/frost_depth_in");
        expect_refused(frost<Now>({bad, 42.0}, sheet), "/depth_ft");
    }
}

TEST(SoilChecks, PlainAndTracedRunsAgreeInEveryBit) {
    Sample sample(1806);
    for (int i = 0; i < 1000; ++i) {
        const double b = sample.in(1, 8), d = sample.in(3, 30);
        const BearingInputs bearing{sample.in(0, 20000), i % 2 ? Shape::round : Shape::square, b, d,
                                    soil_class(1 + i % 5)};
        const SoilTorsionInputs torsion{sample.in(0, 50000), b, d, i % 3 ? 0.0 : 12.0,
                                        sample.in(50, 500)};
        const FrostInputs depths{d, sample.in(0, 90)};
        Sheet<double> bare;
        Sheet<Term> written;
        ASSERT_EQ(bits(value(vertical_bearing<Now>(bearing, bare)).utilisation),
                  bits(value(vertical_bearing<Now>(bearing, written)).utilisation));
        ASSERT_EQ(bits(value(soil_torsion<Now>(torsion, bare)).utilisation),
                  bits(value(soil_torsion<Now>(torsion, written)).utilisation));
        ASSERT_EQ(bits(value(frost<Now>(depths, bare)).utilisation),
                  bits(value(frost<Now>(depths, written)).utilisation));
    }
}

}  // namespace
}  // namespace apex::footing
