// K_zt against hand derivations, its conditions and its limits.
#include "calc/wind/topographic_factor.hpp"

#include <limits>

#include "calc/wind/test_support.hpp"

namespace apex::wind {
namespace {

using V22 = asce7_22::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TopographyInputs ridge() {
    TopographyInputs in;
    in.exposure = Exposure::c;
    in.shape = HillShape::ridge;
    in.hill_height_ft = 100;
    in.half_length_ft = 200;
    in.height_ft = 25;
    return in;
}

TopographicFactor run(const TopographyInputs& in) {
    Sheet<double> sheet;
    return accepted(topographic_factor<V22>(in, sheet));
}

TEST(TopographicFactor, RidgeInExposureC) {  // KZT-RIDGE-C: hand derivation; 0.002
    const auto got = run(ridge());
    EXPECT_NEAR(got.K_1, 0.725, 1e-9);
    EXPECT_NEAR(got.K_2, 1.0, 1e-9);
    EXPECT_NEAR(got.K_3, 0.687289, 1e-6);
    EXPECT_NEAR(got.K_zt, 2.244857, 1e-5);
}

TEST(TopographicFactor, HillInExposureB) {  // KZT-HILL-B: hand derivation; 0.002
    TopographyInputs in = ridge();
    in.exposure = Exposure::b;
    in.shape = HillShape::hill;
    in.hill_height_ft = 80;
    in.half_length_ft = 300;
    in.height_ft = 30;
    const auto got = run(in);
    EXPECT_NEAR(got.K_1, 0.253333, 1e-6);
    EXPECT_NEAR(got.K_3, 0.67032, 1e-6);
    EXPECT_NEAR(got.K_zt, 1.368466, 1e-5);
}

TEST(TopographicFactor, SteepSlopesCountAsOneHalfWithALongerReach) {
    // By hand: H/L_h = 1 counts as 0.5 and L_h as 200 ft, so the values are those of
    // RidgeInExposureC.
    TopographyInputs steep = ridge();
    steep.half_length_ft = 100;
    EXPECT_EQ(run(steep).K_zt, run(ridge()).K_zt);
    Sheet<Term> sheet;
    topographic_factor<V22>(steep, sheet);
    EXPECT_TRUE(has_note(sheet, "H/L_h exceeds 0.5"));
}

TEST(TopographicFactor, AnEscarpmentReachesFartherDownwind) {
    // By hand: x 400 ft, L_h 200 ft: upwind 1 - 400/300 < 0 gives 0, downwind 1 - 400/800 = 0.5.
    TopographyInputs in = ridge();
    in.shape = HillShape::escarpment;
    in.distance_ft = 400;
    EXPECT_EQ(run(in).K_2, 0);
    EXPECT_EQ(run(in).K_zt, 1);
    in.downwind = true;
    EXPECT_NEAR(run(in).K_2, 0.5, 1e-12);
}

TEST(TopographicFactor, IsOneUnlessEveryConditionIsMet) {
    const auto applies = [](auto change) {
        TopographyInputs in = ridge();
        change(in);
        const auto got = run(in);
        EXPECT_TRUE(got.applies || got.K_zt == 1);
        return got.applies;
    };
    EXPECT_TRUE(applies([](auto&) {}));
    EXPECT_FALSE(applies([](auto& in) { in.isolated = false; }));
    EXPECT_FALSE(applies([](auto& in) { in.twice_its_surroundings = false; }));
    EXPECT_FALSE(applies([](auto& in) { in.upper_half = false; }));
    EXPECT_FALSE(applies([](auto& in) { in.half_length_ft = 501; }));
    EXPECT_TRUE(applies([](auto& in) { in.half_length_ft = 500; }));
    EXPECT_FALSE(applies([](auto& in) { in.hill_height_ft = 14.9, in.half_length_ft = 30; }));
    EXPECT_TRUE(applies([](auto& in) { in.hill_height_ft = 15, in.half_length_ft = 30; }));
    EXPECT_FALSE(applies([](auto& in) { in.hill_height_ft = 59, in.exposure = Exposure::b; }));
    EXPECT_TRUE(applies([](auto& in) { in.hill_height_ft = 60, in.exposure = Exposure::b; }));
}

TEST(TopographicFactor, FadesWithHeightAndDistance) {
    double before = 10;
    for (double z = 0; z <= 300; z += 10) {
        TopographyInputs in = ridge();
        in.height_ft = z;
        EXPECT_LT(run(in).K_zt, before);
        before = run(in).K_zt;
        EXPECT_GE(before, 1);
    }
    TopographyInputs far = ridge();
    far.distance_ft = 10000;
    EXPECT_EQ(run(far).K_zt, 1);
}

TEST(TopographicFactor, RefusesWhatItCannotMean) {
    const auto field = [](auto change) {
        TopographyInputs in = ridge();
        change(in);
        Sheet<double> sheet;
        return refused_field(topographic_factor<V22>(in, sheet));
    };
    EXPECT_EQ(field([](auto& in) { in.hill_height_ft = 0; }), "/hill_height_ft");
    EXPECT_EQ(field([](auto& in) { in.half_length_ft = nan; }), "/half_length_ft");
    EXPECT_EQ(field([](auto& in) { in.distance_ft = -1; }), "/distance_ft");
    EXPECT_EQ(field([](auto& in) { in.height_ft = -0.1; }), "/height_ft");
}

TEST(TopographicFactor, PrintsLikeAHandCalculation) {
    Sheet<Term> sheet;
    topographic_factor<V22>(ridge(), sheet);
    EXPECT_EQ(
        line_of(sheet, "K_3"),
        "K_3 = exp(-(gamma · z / L_h)) = exp(-(3 · 25 / 200)) = 0.68729 [ASCE 7-22 Figure 26.8-1]");
    EXPECT_EQ(
        line_of(sheet, "K_zt"),
        "K_zt = (1 + K_1 · K_2 · K_3)^2 = (1 + 0.725 · 1 · 0.68729)^2 = 2.2449 [ASCE 7-22 26.8-1]");
}

TEST(TopographicFactor, PlainAndTracedRunsAgreeInEveryBit) {
    Samples samples(2);
    int applied = 0;
    for (int i = 0; i < 5000; ++i) {
        TopographyInputs in{static_cast<Exposure>(samples.choice(3)),
                            static_cast<HillShape>(samples.choice(3)),
                            samples.in(5, 300),
                            samples.in(50, 900),
                            samples.in(0, 900),
                            samples.coin(),
                            samples.in(0, 150)};
        Sheet<double> plain;
        Sheet<Term> written;
        const auto a = accepted(topographic_factor<V22>(in, plain)),
                   b = accepted(topographic_factor<V22>(in, written));
        ASSERT_EQ(bits({a.K_zt, a.K_1, a.K_2, a.K_3}), bits({b.K_zt, b.K_1, b.K_2, b.K_3}));
        applied += a.applies;
    }
    EXPECT_GT(applied, 500);
    EXPECT_LT(applied, 4500);
}

}  // namespace
}  // namespace apex::wind
