// Shear of HSS and pipe: hand calculations, limits, refusals, derivation.
#include "calc/steel/shear.hpp"

#include <cmath>
#include <limits>
#include <set>

#include "trace/test_support.hpp"

namespace apex::steel {
namespace {

using Now = aisc360_22::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Shear round(const RoundShearInputs& in) {
    Sheet<double> sheet;
    return value(shear_round<Now>(in, sheet));
}
Shear box(const BoxShearInputs& in) {
    Sheet<double> sheet;
    return value(shear_box<Now>(in, sheet));
}

// SHEAR-RND: independent hand derivation, 0.2 %: HSS12.750X0.375, F_y 46, D/t 36.5, A_g 13.6 in^2,
// L_v 20 ft: F_cr 27.6 ksi, V_n 187.68, phi V_n 168.912 kip.
const RoundShearInputs hss12{Method::lrfd, 46, 12.75, 36.5, 13.6, 20};
TEST(RoundShear, YieldingByHand) {
    Sheet<Term> sheet;
    const Shear got = value(shear_round<Now>(hss12, sheet));
    EXPECT_NEAR(step(sheet, "F_cr").value, 27.6, 0.002 * 27.6);
    EXPECT_NEAR(got.V_n_kip, 187.68, 0.002 * 187.68);
    EXPECT_NEAR(got.V_c_kip, 168.912, 0.002 * 168.912);
    EXPECT_EQ(got.limit, ShearLimit::yielding);
    EXPECT_EQ(line(sheet, "V_n"),
              "V_n = F_cr · A_g / 2 = 27.6 · 13.6 / 2 = 187.68 kip [AISC 360-22 G5-1]");
    EXPECT_EQ(got.clause.standing, Standing::unconfirmed);
}

// G5-2a and G5-2b by hand, D/t 200, D 40 in, F_y 50: L_v 10 ft: 1.60 x 29000 / (sqrt(3) x 200^1.25)
// = 35.617 (0.6 F_y governs); L_v 90 ft: 46400 / (5.19615 x 752.12) = 11.873; G5-2b: 22620 /
// 2828.427 = 7.9974.
TEST(RoundShear, BucklingByHand) {
    const Shear far = round({Method::lrfd, 50, 40, 200, 10, 90});
    EXPECT_NEAR(far.V_n_kip, 11.873 * 5, 0.005);
    EXPECT_EQ(far.limit, ShearLimit::buckling);
    EXPECT_EQ(round({Method::lrfd, 50, 40, 200, 10, 10}).limit, ShearLimit::yielding);
    EXPECT_NEAR(round({Method::lrfd, 50, 40, 200, 10, 900}).V_n_kip, 7.9974 * 5, 0.001);
}

// G4 with k_v 5 by hand, F_y 50: sqrt(5 x 29000 / 50) = 53.8516; limits 59.237 and 73.777.
// h/t 40: V_n = 0.6 x 50 x 2 x 40 x 0.25^2 = 150 kip. h/t 65: C_v2 = 59.237/65 = 0.911334; h/t 100:
// 1.51 x 5 x 29000 / (10000 x 50) = 0.4379.
TEST(BoxShear, ThreeRangesByHand) {
    EXPECT_NEAR(box({Method::lrfd, 50, 0.25, 40}).V_n_kip, 150, 1e-9);
    EXPECT_EQ(box({Method::lrfd, 50, 0.25, 40}).limit, ShearLimit::yielding);
    EXPECT_NEAR(box({Method::lrfd, 50, 0.25, 65}).V_n_kip, 30 * 2 * 65 * 0.0625 * 0.911334, 1e-3);
    EXPECT_NEAR(box({Method::lrfd, 50, 0.25, 100}).V_n_kip, 30 * 2 * 100 * 0.0625 * 0.4379, 1e-6);
    EXPECT_EQ(box({Method::lrfd, 50, 0.25, 100}).limit, ShearLimit::buckling);
    EXPECT_DOUBLE_EQ(box({Method::lrfd, 50, 0.25, 40}).V_c_kip,
                     0.9 * box({Method::lrfd, 50, 0.25, 40}).V_n_kip);
    EXPECT_DOUBLE_EQ(box({Method::asd, 50, 0.25, 40}).V_c_kip,
                     box({Method::asd, 50, 0.25, 40}).V_n_kip / 1.67);
}

TEST(BoxShear, DerivationReadsLikeAHandCalculation) {
    Sheet<Term> sheet;
    (void)shear_box<aisc360_16::Edition>({Method::asd, 50, 0.25, 40}, sheet);
    EXPECT_EQ(line(sheet, "A_w"),
              "A_w = 2 · (h/t) · t^2 = 2 · 40 · 0.25^2 = 5 in² [AISC 360-16 G4]");
    EXPECT_EQ(line(sheet, "V_c"), "V_c = V_n / Omega_v = 150 / 1.67 = 89.82 kip [AISC 360-16 G1]");
}

TEST(Shear, RefusesWhatIsNoSection) {
    Sheet<double> sheet;
    const auto round_refuses = [&](auto change, const char* field) {
        RoundShearInputs in = hss12;
        change(in);
        expect_refused(shear_round<Now>(in, sheet), field);
    };
    const auto box_refuses = [&](auto change, const char* field) {
        BoxShearInputs in{Method::lrfd, 50, 0.25, 40};
        change(in);
        expect_refused(shear_box<Now>(in, sheet), field);
    };
    for (const double bad : {0.0, -1.0, nan, infinity}) {
        round_refuses([&](auto& in) { in.F_y_ksi = bad; }, "/F_y_ksi");
        round_refuses([&](auto& in) { in.D_in = bad; }, "/D_in");
        round_refuses([&](auto& in) { in.D_over_t = bad; }, "/D_over_t");
        round_refuses([&](auto& in) { in.A_g_in2 = bad; }, "/A_g_in2");
        round_refuses([&](auto& in) { in.L_v_ft = bad; }, "/L_v_ft");
        box_refuses([&](auto& in) { in.F_y_ksi = bad; }, "/F_y_ksi");
        box_refuses([&](auto& in) { in.t_in = bad; }, "/t_in");
        box_refuses([&](auto& in) { in.h_over_t = bad; }, "/h_over_t");
    }
}

TEST(Shear, PlainAndTracedRunsAgreeInEveryBit) {
    Sample sample(5);
    std::set<int> branches;
    for (int i = 0; i < 3000; ++i) {
        const Method method = i % 2 ? Method::asd : Method::lrfd;
        const double F_y = sample.in(35, 60);
        const RoundShearInputs tube{
            method, F_y, sample.in(2, 40), sample.in(10, 260), sample.in(1, 60), sample.in(1, 90)};
        const BoxShearInputs wall{method, F_y, sample.in(0.1, 0.8), sample.in(5, 130)};
        Sheet<double> bare;
        Sheet<Term> written;
        const Shear a = value(shear_round<Now>(tube, bare)),
                    b = value(shear_round<Now>(tube, written));
        const Shear c = value(shear_box<Now>(wall, bare)), d = value(shear_box<Now>(wall, written));
        ASSERT_EQ(bits(a.V_n_kip), bits(b.V_n_kip));
        ASSERT_EQ(bits(a.V_c_kip), bits(b.V_c_kip));
        ASSERT_EQ(bits(c.V_n_kip), bits(d.V_n_kip));
        ASSERT_EQ(bits(c.V_c_kip), bits(d.V_c_kip));
        branches.insert(static_cast<int>(a.limit));
        branches.insert(2 + static_cast<int>(c.limit) +
                        (wall.h_over_t > 1.37 * std::sqrt(5 * 29000 / F_y)));
    }
    EXPECT_EQ(branches.size(), 5U);
}

}  // namespace
}  // namespace apex::steel
