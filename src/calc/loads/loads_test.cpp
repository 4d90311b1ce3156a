// Combinations and dead load: validation case, levels as types, refusals, printed lines, bit
// equality.
#include <gtest/gtest.h>

#include <bit>
#include <limits>
#include <random>
#include <string>

#include "calc/loads/dead_load.hpp"
#include "calc/loads/editions.hpp"

namespace apex::loads {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class A, class B>
concept CanAdd = requires(A a, B b) {
    a + b;
};
static_assert(CanAdd<Actions<Strength>, Actions<Strength>>);
static_assert(CanAdd<Actions<Service>, Actions<Service>>);
static_assert(!CanAdd<Actions<Strength>, Actions<Service>>, "levels must not mix");
static_assert(!std::is_convertible_v<Actions<Strength>, Actions<Service>>);
static_assert(!std::is_convertible_v<Combination<Strength>, Combination<Service>>);

template <class Edition>
CombinationsResult run(const CombinationsInputs& in) {
    Sheet<double> sheet;
    return value(combinations<Edition>(in, sheet));
}

// COMBO-POLE: hand derivation from 2.3.1 and 2.4.1. D 6 kip, W 4 kip at 22 ft; 0.002
const CombinationsInputs combo_pole{6000, 0, 4000, 4000 * 22, 0, false};

template <class Edition>
void combo_pole_holds() {
    const auto got = run<Edition>(combo_pole).combinations;
    EXPECT_STREQ(got[1].name, "1.2D + 1.0W");
    EXPECT_NEAR(got[1].moment_lbf_ft, 88000, 1e-6);
    EXPECT_NEAR(got[1].axial_lbf, 7200, 1e-9);
    EXPECT_NEAR(got[2].axial_lbf, 5400, 1e-9);
    EXPECT_STREQ(got[4].name, "D + 0.6W");
    EXPECT_NEAR(got[4].moment_lbf_ft, 52800, 1e-6);
    EXPECT_NEAR(got[5].axial_lbf, 3600, 1e-9);
    EXPECT_NEAR(got[0].axial_lbf, 8400, 1e-9);  // 1.4 D, no wind
    EXPECT_EQ(got[0].moment_lbf_ft, 0);
    EXPECT_EQ(got[3].axial_lbf, 6000);
    for (std::size_t i = 0; i < 6; ++i)
        EXPECT_EQ(got[i].level, i < 3 ? LevelName::strength : LevelName::service);
}
TEST(Combinations, PoleOfTheValidationSetInEveryEdition) {
    combo_pole_holds<asce7_10::Edition>();
    combo_pole_holds<asce7_16::Edition>();
    combo_pole_holds<asce7_22::Edition>();
}

TEST(Combinations, RolesPickTheirPlace) {
    using E = asce7_22::Edition;
    EXPECT_STREQ(pick(E::strength, Role::gravity).name, "1.4D");
    EXPECT_STREQ(pick(E::strength, Role::wind_min).name, "0.9D + 1.0W");
    EXPECT_STREQ(pick(E::service, Role::wind_max).name, "D + 0.6W");
    EXPECT_STREQ(pick(E::service, Role::wind_min).name, "0.6D + 0.6W");
}

TEST(Combinations, NamesSayTheirFactors) {
    const auto factor = [](double v, const char* unit) {
        const std::string text = v == 1.0 && *unit == 'D' ? "" : digits(v);
        return (text == "1" ? "1.0" : text) + unit;
    };
    for (const auto& c : run<asce7_22::Edition>({}).combinations)
        EXPECT_EQ(std::string(c.name),
                  factor(c.on_dead, "D") + (c.on_wind > 0 ? " + " + factor(c.on_wind, "W") : ""));
}

TEST(Combinations, EccentricWeightJoinsTheWindMomentByVectorSum) {
    // By hand, 1.2D + 1.0W: (1.2 . 5)^2 + 8^2 = 100; in one plane 1.2 . 5 + 8 = 14.
    CombinationsInputs in{0, 5, 0, 8, 3, false};
    EXPECT_NEAR(run<asce7_22::Edition>(in).combinations[1].moment_lbf_ft, 10, 1e-12);
    EXPECT_NEAR(run<asce7_22::Edition>(in).combinations[5].torsion_lbf_ft, 1.8, 1e-12);
    in.dead_moment_in_plane = true;
    EXPECT_NEAR(run<asce7_22::Edition>(in).combinations[1].moment_lbf_ft, 14, 1e-12);
}

TEST(Combinations, RefusesWhatItCannotMean) {
    Sheet<double> sheet;
    const auto field = [&](CombinationsInputs in) {
        const auto outcome = combinations<asce7_22::Edition>(in, sheet);
        return refused(outcome) ? refused(outcome)->field : "accepted";
    };
    EXPECT_EQ(field({-1, 0, 0, 0, 0}), "/dead_axial_lbf");
    EXPECT_EQ(field({0, nan, 0, 0, 0}), "/dead_moment_lbf_ft");
    EXPECT_EQ(field({0, 0, -1, 0, 0}), "/wind_shear_lbf");
    EXPECT_EQ(field({0, 0, 0, 1e308, 0}), "/wind_moment_lbf_ft");
    EXPECT_EQ(field({0, 0, 0, 0, nan}), "/wind_torsion_lbf_ft");
}

TEST(Combinations, PrintLikeAHandCalculation) {
    Sheet<Term> sheet;
    combine(pick(asce7_22::Edition::strength, Role::wind_max), {6000, 1000}, {4000, 88000, 0},
            sheet);
    ASSERT_EQ(sheet.steps.size(), 6u);
    EXPECT_EQ(sheet.steps[2].worked, "1.2 · 6000");
    EXPECT_EQ(sheet.steps[4].formula, "sqrt((a_D · M_D)^2 + (b_W · M_W)^2)");
    EXPECT_EQ(to_text(sheet.steps[4].clause), "ASCE 7-22 2.3.1");
    EXPECT_EQ(sheet.steps[4].clause.standing, Standing::unconfirmed);
}

DeadLoad weigh(const DeadLoadInputs& in) {
    Sheet<double> sheet;
    return value(dead_load(in, sheet));
}

TEST(DeadLoad, TwoCabinetsAndAPoleByHand) {
    // 14 x 8 ft at 10 psf, 17 to 25 ft: 1120 lb at 21 ft. 6 x 4 ft at 7 psf, 12 to 16 ft, 3 ft off:
    // 168 lb at 14 ft. Pole 49.61 plf, 25 ft: 1240.25 lb at 12.5 ft. Sum 2528.25 lb; first moment
    // 23520 + 2352 + 15503.125 = 41375.125.
    const DeadLoadInputs in{{{14, 8, 10, 17, 0}, {6, 4, 7, 12, 3}}, 49.61, 25};
    const DeadLoad got = weigh(in);
    EXPECT_NEAR(got.weight_lbf, 2528.25, 1e-9);
    EXPECT_NEAR(got.cabinet_weight_lbf, 1288, 1e-9);
    EXPECT_NEAR(got.pole_weight_lbf, 1240.25, 1e-9);
    EXPECT_NEAR(got.centroid_height_ft, 41375.125 / 2528.25, 1e-9);
    EXPECT_NEAR(got.offset_moment_lbf_ft, 504, 1e-9);
}

TEST(DeadLoad, MirrorImagesDifferOnlyInTheSignOfTheirMoment) {
    const DeadLoad left = weigh({{{6, 4, 7, 12, -3}}, 20, 16}),
                   right = weigh({{{6, 4, 7, 12, 3}}, 20, 16});
    EXPECT_EQ(left.offset_moment_lbf_ft, -right.offset_moment_lbf_ft);
    EXPECT_EQ(left.weight_lbf, right.weight_lbf);
    EXPECT_EQ(left.centroid_height_ft, right.centroid_height_ft);
}

TEST(DeadLoad, NothingWeighsNothing) { EXPECT_EQ(weigh({}).weight_lbf, 0); }

TEST(DeadLoad, RefusesWhatItCannotMean) {
    Sheet<double> sheet;
    const auto field = [&](DeadLoadInputs in) {
        const auto outcome = dead_load(in, sheet);
        return refused(outcome) ? refused(outcome)->field : "accepted";
    };
    EXPECT_EQ(field({{{1, 1, 1, 0, 0}, {0, 8, 10, 17, 0}}, 0, 0}), "/cabinets/1/width_ft");
    EXPECT_EQ(field({{{14, nan, 10, 17, 0}}, 0, 0}), "/cabinets/0/height_ft");
    EXPECT_EQ(field({{{14, 8, -1, 17, 0}}, 0, 0}), "/cabinets/0/weight_psf");
    EXPECT_EQ(field({{{14, 8, 10, -1, 0}}, 0, 0}), "/cabinets/0/bottom_ft");
    EXPECT_EQ(field({{{14, 8, 10, 17, nan}}, 0, 0}), "/cabinets/0/offset_ft");
    EXPECT_EQ(field({{}, -1, 0}), "/pole_weight_plf");
    EXPECT_EQ(field({{}, 1, nan}), "/pole_length_ft");
}

TEST(Loads, PlainAndTracedRunsAgreeInEveryBit) {
    std::mt19937_64 random(41);
    const auto in = [&](double a, double b) {
        return a + (b - a) * static_cast<double>(random() >> 11) * 0x1p-53;
    };
    const auto same = [](double a, double b) {
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    };
    for (int i = 0; i < 2000; ++i) {
        DeadLoadInputs dead{{}, i % 3 ? in(5, 200) : 0, in(5, 60)};
        for (int k = 0; k < i % 4; ++k)
            dead.cabinets.push_back(
                {in(1, 20), in(1, 20), in(3, 15), in(0, 40), i % 5 ? in(-5, 5) : 0});
        Sheet<double> plain;
        Sheet<Term> written;
        const DeadLoad a = value(dead_load(dead, plain)), b = value(dead_load(dead, written));
        ASSERT_TRUE(same(a.weight_lbf, b.weight_lbf) &&
                    same(a.centroid_height_ft, b.centroid_height_ft) &&
                    same(a.offset_moment_lbf_ft, b.offset_moment_lbf_ft) &&
                    same(a.cabinet_weight_lbf, b.cabinet_weight_lbf));
        const CombinationsInputs c{in(0, 1e4), in(0, 1e4), in(0, 1e4),
                                   in(0, 1e5), in(0, 1e5), i % 2 == 0};
        const auto x = value(combinations<asce7_16::Edition>(c, plain));
        const auto y = value(combinations<asce7_16::Edition>(c, written));
        for (std::size_t k = 0; k < 6; ++k)
            ASSERT_TRUE(same(x.combinations[k].moment_lbf_ft, y.combinations[k].moment_lbf_ft) &&
                        same(x.combinations[k].axial_lbf, y.combinations[k].axial_lbf) &&
                        same(x.combinations[k].torsion_lbf_ft, y.combinations[k].torsion_lbf_ft));
    }
}

}  // namespace
}  // namespace apex::loads
