// Torsion of HSS and pipe: published examples, the switch, limits, refusals, derivation.
#include "calc/steel/torsion.hpp"

#include <cmath>
#include <limits>
#include <set>

#include "trace/test_support.hpp"

namespace apex::steel {
namespace {

using Now = aisc360_22::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Torsion round(const RoundTorsionInputs& in) {
    Sheet<double> sheet;
    return value(torsion_round<Now>(in, sheet));
}
Torsion box(const BoxTorsionInputs& in) {
    Sheet<double> sheet;
    return value(torsion_box<Now>(in, sheet));
}

// H5A: AISC Design Examples Ex H.5A (also Bentley verification manual): HSS6X4X1/4, F_y 46,
// h/t 22.8, C 10.1 in^3: F_cr 27.6 ksi, T_n 279, phi T_n 251, T_n/Omega 167 kip-in; 0.3 % (printed
// figures).
TEST(BoxTorsion, DesignExampleH5A) {
    BoxTorsionInputs in{Method::lrfd, 46, 22.8, 10.1};
    EXPECT_NEAR(box(in).F_cr_ksi, 27.6, 0.003 * 27.6);
    EXPECT_NEAR(box(in).T_n_kipft * 12, 279, 0.003 * 279);
    EXPECT_NEAR(box(in).T_c_kipft * 12, 251, 0.003 * 251);
    EXPECT_EQ(box(in).limit, TorsionLimit::yielding);
    in.method = Method::asd;
    EXPECT_NEAR(box(in).T_c_kipft * 12, 167, 0.003 * 167);
}

// POLE-SQ-FULL: independent hand derivation, 0.2 %: HSS12X12X3/8 (t 0.349), F_y 46: phi T_n 195.822
// kip-ft. C = 2 x 11.651^2 x 0.349 - 4.5 (4 - pi) 0.349^3 = 94.59 in^3.
TEST(BoxTorsion, SquarePoleByHand) {
    const BoxTorsionInputs in{Method::lrfd, 46, 31.4, 94.59};
    EXPECT_NEAR(box(in).T_c_kipft, 195.822, 0.002 * 195.822);
}

// H3-4 and H3-5 by hand, F_y 50: sqrt(580) = 24.0832; limits 59.004 and 73.935. h/t 65: 30
// x 59.004/65 = 27.2326; h/t 100: 0.458 x 9.869604 x 29000 / 10000 = 13.1088.
TEST(BoxTorsion, BucklingRangesByHand) {
    EXPECT_NEAR(box({Method::lrfd, 50, 65, 10}).F_cr_ksi, 27.2326, 1e-3);
    EXPECT_EQ(box({Method::lrfd, 50, 65, 10}).limit, TorsionLimit::inelastic_buckling);
    EXPECT_NEAR(box({Method::lrfd, 50, 100, 10}).F_cr_ksi, 13.1088, 1e-3);
    EXPECT_EQ(box({Method::lrfd, 50, 100, 10}).limit, TorsionLimit::elastic_buckling);
}

// STAAD-PIPE10: Bentley STAAD verification manual, "AISC 360-16 UPT Pipe Section": C 37.33 in^3 for
// 10 in by 0.25 in; 0.2 %. The source uses the user note to H3.1. S 18.2108 in^3 by geometry.
const RoundTorsionInputs pipe10{Method::lrfd, 50,      10, 0.25,
                                40,           18.2108, 5,  RoundTorsionConstant::mean_diameter};
TEST(RoundTorsion, PublishedTorsionConstant) {
    Sheet<Term> sheet;
    (void)torsion_round<Now>(pipe10, sheet);
    EXPECT_NEAR(step(sheet, "C").value, 37.33, 0.002 * 37.33);
}

TEST(RoundTorsion, TheSwitchRaisesTheStrengthByTheRatioOfTheConstants) {
    RoundTorsionInputs tabulated = pipe10;
    tabulated.constant = RoundTorsionConstant::two_s;
    EXPECT_NEAR(round(pipe10).T_n_kipft / round(tabulated).T_n_kipft, 37.330956 / (2 * 18.2108),
                1e-6);
    EXPECT_NEAR(round(tabulated).T_n_kipft, 0.6 * 50 * 2 * 18.2108 / 12, 1e-9);
}

// H3-2a and H3-2b by hand, D/t 200, D 40 in, F_y 50: L 90 ft: 1.23 x 29000 / (sqrt(27) x 752.12)
// = 9.1272; b: 0.60 x 29000 / 200^1.5 = 6.1518 (governs at 900 ft).
TEST(RoundTorsion, BucklingByHand) {
    RoundTorsionInputs in{Method::lrfd, 50, 40, 0.2, 200, 100, 90};
    EXPECT_NEAR(round(in).F_cr_ksi, 9.1272, 1e-3);
    EXPECT_EQ(round(in).limit, TorsionLimit::elastic_buckling);
    in.L_ft = 900;
    EXPECT_NEAR(round(in).F_cr_ksi, 6.1518, 1e-3);
}

TEST(RoundTorsion, DerivationReadsLikeAHandCalculation) {
    Sheet<Term> sheet;
    (void)torsion_round<Now>(pipe10, sheet);
    EXPECT_EQ(line(sheet, "C"),
              "C = pi · (D - t)^2 · t / 2 = 3.1416 · (10 - 0.25)^2 · 0.25 / 2 = 37.331 in³ "
              "[AISC 360-22 H3.1, user note]");
    EXPECT_EQ(line(sheet, "T_c"),
              "T_c = phi_T · T_n / 12 = 0.9 · 1119.9 / 12 = 83.995 kip-ft [AISC 360-22 H3.1]");
}

TEST(Torsion, RefusesWhatTheClauseDoesNotCover) {
    Sheet<double> sheet;
    const auto round_refuses = [&](auto change, const char* field) {
        RoundTorsionInputs in = pipe10;
        change(in);
        expect_refused(torsion_round<Now>(in, sheet), field);
    };
    const auto box_refuses = [&](auto change, const char* field) {
        BoxTorsionInputs in{Method::lrfd, 46, 22.8, 10.1};
        change(in);
        expect_refused(torsion_box<Now>(in, sheet), field);
    };
    for (const double bad : {0.0, -1.0, nan, infinity}) {
        round_refuses([&](auto& in) { in.F_y_ksi = bad; }, "/F_y_ksi");
        round_refuses([&](auto& in) { in.D_in = bad; }, "/D_in");
        round_refuses([&](auto& in) { in.t_in = bad; }, "/t_in");
        round_refuses([&](auto& in) { in.D_over_t = bad; }, "/D_over_t");
        round_refuses([&](auto& in) { in.S_in3 = bad; }, "/S_in3");
        round_refuses([&](auto& in) { in.L_ft = bad; }, "/L_ft");
        box_refuses([&](auto& in) { in.F_y_ksi = bad; }, "/F_y_ksi");
        box_refuses([&](auto& in) { in.h_over_t = bad; }, "/h_over_t");
        box_refuses([&](auto& in) { in.C_in3 = bad; }, "/C_in3");
    }
    round_refuses([](auto& in) { in.t_in = 5; }, "/t_in");
    box_refuses([](auto& in) { in.h_over_t = 260.001; }, "/h_over_t");
}

TEST(Torsion, PlainAndTracedRunsAgreeInEveryBit) {
    Sample sample(6);
    std::set<int> branches;
    for (int i = 0; i < 3000; ++i) {
        const Method method = i % 2 ? Method::asd : Method::lrfd;
        const double F_y = sample.in(35, 60), D_t = sample.in(10, 260), D = sample.in(2, 40);
        const RoundTorsionInputs tube{
            method,
            F_y,
            D,
            D / D_t,
            D_t,
            sample.in(0.5, 900),
            sample.in(1, 200),
            i % 3 ? RoundTorsionConstant::two_s : RoundTorsionConstant::mean_diameter};
        const BoxTorsionInputs wall{method, F_y, sample.in(5, 130), sample.in(1, 500)};
        Sheet<double> bare;
        Sheet<Term> written;
        const Torsion a = value(torsion_round<Now>(tube, bare)),
                      b = value(torsion_round<Now>(tube, written));
        const Torsion c = value(torsion_box<Now>(wall, bare)),
                      d = value(torsion_box<Now>(wall, written));
        ASSERT_EQ(bits(a.T_n_kipft), bits(b.T_n_kipft));
        ASSERT_EQ(bits(a.T_c_kipft), bits(b.T_c_kipft));
        ASSERT_EQ(bits(c.T_n_kipft), bits(d.T_n_kipft));
        ASSERT_EQ(bits(c.T_c_kipft), bits(d.T_c_kipft));
        branches.insert(static_cast<int>(a.limit));
        branches.insert(10 + static_cast<int>(c.limit));
    }
    EXPECT_EQ(branches, (std::set<int>{0, 2, 10, 11, 12}));
}

}  // namespace
}  // namespace apex::steel
