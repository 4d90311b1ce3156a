// Combined forces: published examples, the 20 % rule, resultants, refusals, derivation.
#include "calc/steel/interaction.hpp"

#include <cmath>
#include <limits>
#include <set>

#include "trace/test_support.hpp"

namespace apex::steel {
namespace {

using Now = aisc360_22::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Interaction box(const BoxInteractionInputs& in) {
    Sheet<double> sheet;
    return value(interaction_box<Now>(in, sheet));
}
Interaction round(const RoundInteractionInputs& in) {
    Sheet<double> sheet;
    return value(interaction_round<Now>(in, sheet));
}

// H1B: AISC Design Examples Ex H.1B (W14X99, LRFD): 0.928, 0.3 % (printed figures).
TEST(Interaction, DesignExampleH1B) {
    const BoxInteractionInputs in{400, 1130, 250, 642, 80, 311};
    EXPECT_NEAR(box(in).ratio, 0.928, 0.003 * 0.928);
    EXPECT_EQ(box(in).equation, InteractionEquation::h1_1a);
}

// H3: AISC Design Examples Ex H.3 (W14X82): 0.873, 0.3 %. P_r/P_c below 0.2: H1-1b.
TEST(Interaction, DesignExampleH3) {
    const BoxInteractionInputs in{174, 1080, 192, 492, 67.6, 168};
    EXPECT_NEAR(box(in).ratio, 0.873, 0.003 * 0.873);
    EXPECT_EQ(box(in).equation, InteractionEquation::h1_1b);
}

// H1-LOW: independent hand derivation, 0.2 %: 8/400 + 90/120 = 0.77.
TEST(Interaction, SignPoleByHand) {
    EXPECT_NEAR(box({8, 200, 90, 120, 0, 120}).ratio, 0.77, 0.002 * 0.77);
    EXPECT_NEAR(round({8, 200, 90, 0, 120}).ratio, 0.77, 0.002 * 0.77);
}

// H3-SKIP: independent hand derivation, 0.2 %: T_r/T_c = 10/70 = 0.143, so torsion is neglected and
// 0.77 stands.
TEST(Interaction, SmallTorsionIsNeglected) {
    const Interaction got = round({8, 200, 90, 0, 120, 0, 0, 0, 10, 70});
    EXPECT_TRUE(got.torsion_neglected);
    EXPECT_NEAR(got.ratio, 0.77, 0.002 * 0.77);
    EXPECT_NEAR(got.torsion_ratio, 10.0 / 70, 1e-12);
}

// POLE-SQ-FULL: independent hand derivation, 0.2 %: ratio 0.549919, T_r/T_c 0.102134.
TEST(Interaction, SquarePoleByHand) {
    const Interaction got =
        box({5, 203.751592, 120, 223.193803, 0, 223.193803, 5, 150, 0, 150, 20, 195.822});
    EXPECT_NEAR(got.ratio, 0.549919, 0.002 * 0.549919);
    EXPECT_NEAR(got.torsion_ratio, 0.102134, 0.002 * 0.102134);
    EXPECT_TRUE(got.torsion_neglected);
}

// H3-6 by hand: 0.04 + 0.5 + (0.1 + 0.3)^2 = 0.70.
TEST(Interaction, LargeTorsionTakesH3_6) {
    const Interaction got = round({8, 200, 60, 0, 120, 15, 0, 150, 21, 70});
    EXPECT_EQ(got.equation, InteractionEquation::h3_6);
    EXPECT_FALSE(got.torsion_neglected);
    EXPECT_NEAR(got.ratio, 0.70, 1e-12);
    EXPECT_NEAR(box({8, 200, 60, 120, 0, 120, 15, 150, 0, 150, 21, 70}).ratio, 0.70, 1e-12);
}

TEST(Interaction, TwentyPercentItselfIsNeglected) {
    EXPECT_TRUE(round({8, 200, 60, 0, 120, 15, 0, 150, 14, 70}).torsion_neglected);
    EXPECT_FALSE(round({8, 200, 60, 0, 120, 15, 0, 150, 14.0001, 70}).torsion_neglected);
}

TEST(Interaction, AxialRatioOfTwentyPercentTakesH1_1a) {
    EXPECT_EQ(round({40, 200, 60, 0, 120}).equation, InteractionEquation::h1_1a);
    EXPECT_EQ(round({39.99, 200, 60, 0, 120}).equation, InteractionEquation::h1_1b);
    // Both give P/2 + 8/9 M + P/2 there: continuous for M/M_c = 0.9 (0.2 + 0.8 = 0.1 + 0.9).
    EXPECT_NEAR(round({40, 200, 108, 0, 120}).ratio, round({39.9999999, 200, 108, 0, 120}).ratio,
                1e-6);
}

// A round pole does not know its axes: rotating the moment changes nothing. A box adds the axes.
TEST(Interaction, RoundTakesTheResultantBoxTheSum) {
    for (double angle = 0; angle < 1.6; angle += 0.1) {
        const double x = std::cos(angle), y = std::sin(angle);
        EXPECT_NEAR(
            round({8, 200, 60 * x, std::fabs(60 * y), 120, 15 * x, 15 * y, 150, 30, 70}).ratio,
            round({8, 200, 60, 0, 120, 15, 0, 150, 30, 70}).ratio, 1e-12);
    }
    EXPECT_NEAR(round({0, 200, 30, 40, 100}).ratio, 0.5, 1e-12);
    EXPECT_NEAR(box({0, 200, 30, 100, 40, 100}).ratio, 0.7, 1e-12);
}

TEST(Interaction, RisesWithEveryDemand) {
    const RoundInteractionInputs start{8, 200, 60, 5, 120, 15, 2, 150, 21, 70};
    const double before = round(start).ratio;
    for (double RoundInteractionInputs::*demand :
         {&RoundInteractionInputs::P_r_kip, &RoundInteractionInputs::M_rx_kipft,
          &RoundInteractionInputs::M_ry_kipft, &RoundInteractionInputs::V_rx_kip,
          &RoundInteractionInputs::V_ry_kip, &RoundInteractionInputs::T_r_kipft}) {
        RoundInteractionInputs in = start;
        in.*demand *= 1.1;
        EXPECT_GT(round(in).ratio, before);
    }
}

TEST(Interaction, DerivationReadsLikeAHandCalculation) {
    Sheet<Term> sheet;
    (void)interaction_box<Now>({400, 1130, 250, 642, 80, 311}, sheet);
    EXPECT_EQ(line(sheet, "ratio"),
              "ratio = P_r / P_c + 8 / 9 · sum(M_r/M_c) = 400 / 1130 + 8 / 9 · 0.64664 = 0.92878  "
              "[AISC 360-22 H1-1a]");
    Sheet<Term> twisted;
    (void)interaction_round<aisc360_16::Edition>({8, 200, 60, 0, 120, 15, 0, 150, 21, 70}, twisted);
    EXPECT_EQ(line(twisted, "ratio"),
              "ratio = P_r / P_c + (M_r/M_c) + ((V_r/V_c) + (T_r/T_c))^2 = 8 / 200 + 0.5 + (0.1 + "
              "0.3)^2 = "
              "0.7  [AISC 360-16 H3-6]");
    EXPECT_TRUE(notes(twisted, "torsion over 20 %"));
}

TEST(Interaction, RefusesWhatIsNoStrengthOrDemand) {
    Sheet<double> sheet;
    const auto round_refuses = [&](auto change, const char* field) {
        RoundInteractionInputs in{8, 200, 60, 0, 120, 15, 0, 150, 21, 70};
        change(in);
        expect_refused(interaction_round<Now>(in, sheet), field);
    };
    const auto box_refuses = [&](auto change, const char* field) {
        BoxInteractionInputs in{8, 200, 60, 120, 0, 120, 15, 150, 0, 150, 21, 70};
        change(in);
        expect_refused(interaction_box<Now>(in, sheet), field);
    };
    for (const double bad : {0.0, -1.0, nan, infinity}) {
        round_refuses([&](auto& in) { in.P_c_kip = bad; }, "/P_c_kip");
        round_refuses([&](auto& in) { in.M_c_kipft = bad; }, "/M_c_kipft");
        round_refuses([&](auto& in) { in.T_c_kipft = bad; }, "/T_c_kipft");
        round_refuses([&](auto& in) { in.V_c_kip = bad; }, "/V_c_kip");
        box_refuses([&](auto& in) { in.P_c_kip = bad; }, "/P_c_kip");
        box_refuses([&](auto& in) { in.M_cx_kipft = bad; }, "/M_cx_kipft");
        box_refuses([&](auto& in) { in.M_cy_kipft = bad; }, "/M_cy_kipft");
        box_refuses([&](auto& in) { in.V_cx_kip = bad; }, "/V_cx_kip");
        box_refuses([&](auto& in) { in.V_cy_kip = bad; }, "/V_cy_kip");
        box_refuses([&](auto& in) { in.T_c_kipft = bad; }, "/T_c_kipft");
    }
    for (const double bad : {-1.0, nan, infinity}) {
        round_refuses([&](auto& in) { in.P_r_kip = bad; }, "/P_r_kip");
        round_refuses([&](auto& in) { in.M_rx_kipft = bad; }, "/M_rx_kipft");
        round_refuses([&](auto& in) { in.M_ry_kipft = bad; }, "/M_ry_kipft");
        round_refuses([&](auto& in) { in.V_rx_kip = bad; }, "/V_rx_kip");
        round_refuses([&](auto& in) { in.V_ry_kip = bad; }, "/V_ry_kip");
        round_refuses([&](auto& in) { in.T_r_kipft = bad; }, "/T_r_kipft");
        box_refuses([&](auto& in) { in.P_r_kip = bad; }, "/P_r_kip");
        box_refuses([&](auto& in) { in.M_rx_kipft = bad; }, "/M_rx_kipft");
        box_refuses([&](auto& in) { in.M_ry_kipft = bad; }, "/M_ry_kipft");
        box_refuses([&](auto& in) { in.V_rx_kip = bad; }, "/V_rx_kip");
        box_refuses([&](auto& in) { in.V_ry_kip = bad; }, "/V_ry_kip");
        box_refuses([&](auto& in) { in.T_r_kipft = bad; }, "/T_r_kipft");
    }
}

TEST(Interaction, PlainAndTracedRunsAgreeInEveryBit) {
    Sample sample(1);
    std::set<InteractionEquation> reached;
    for (int i = 0; i < 4000; ++i) {
        const RoundInteractionInputs tube{
            sample.in(0, 90),  sample.in(100, 400), sample.in(0, 90),
            sample.in(0, 20),  sample.in(50, 200),  sample.in(0, 20),
            sample.in(0, 5),   sample.in(50, 200),  i % 4 ? sample.in(0, 40) : 0,
            sample.in(50, 100)};
        const BoxInteractionInputs walls{tube.P_r_kip,     tube.P_c_kip,    tube.M_rx_kipft,
                                         tube.M_c_kipft,   tube.M_ry_kipft, sample.in(50, 90),
                                         tube.V_rx_kip,    tube.V_c_kip,    tube.V_ry_kip,
                                         sample.in(5, 90), tube.T_r_kipft,  tube.T_c_kipft};
        Sheet<double> bare;
        Sheet<Term> written;
        const Interaction a = value(interaction_round<Now>(tube, bare)),
                          b = value(interaction_round<Now>(tube, written));
        const Interaction c = value(interaction_box<Now>(walls, bare)),
                          d = value(interaction_box<Now>(walls, written));
        ASSERT_EQ(bits(a.ratio), bits(b.ratio));
        ASSERT_EQ(bits(a.torsion_ratio), bits(b.torsion_ratio));
        ASSERT_EQ(bits(c.ratio), bits(d.ratio));
        ASSERT_EQ(a.equation, b.equation);
        reached.insert(a.equation);
    }
    EXPECT_EQ(reached.size(), 3U);
}

}  // namespace
}  // namespace apex::steel
