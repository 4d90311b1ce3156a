// Wind on the pole and the rigid gust effect: figure, validation case, branches, refusals, printed
// lines, bit equality.
#include "calc/wind/pole_drag.hpp"

#include <cmath>
#include <limits>

#include "calc/wind/gust_effect.hpp"
#include "calc/wind/test_support.hpp"

namespace apex::wind {
namespace {

using V16 = asce7_16::Edition;
using V22 = asce7_22::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

PoleDragInputs pole(PoleShape shape, double D, double bottom, double top) {
    PoleDragInputs in;
    in.wind_speed_mph = 115;
    in.shape = shape;
    in.least_width_ft = in.projected_width_ft = D;
    in.bottom_ft = bottom;
    in.top_ft = in.structure_height_ft = top;
    return in;
}

template <class Edition>
PoleDrag run(const PoleDragInputs& in) {
    Sheet<double> sheet;
    return accepted(pole_drag<Edition>(in, sheet));
}

TEST(Figure29_4_1,
     EveryCell) {  // Figure 29.4-1 (29.5-1 in 7-10), two public transcriptions, CFPOLE-*; 1e-6
    struct Row {
        PoleShape shape;
        bool subcritical;
        double at_1, at_7, at_25;
    };
    for (Row r : {Row{PoleShape::square_face, false, 1.3, 1.4, 2.0},
                  {PoleShape::square_diagonal, false, 1.0, 1.1, 1.5},
                  {PoleShape::hexagonal, false, 1.0, 1.2, 1.4},
                  {PoleShape::octagonal, false, 1.0, 1.2, 1.4},
                  {PoleShape::round_smooth, false, 0.5, 0.6, 0.7},
                  {PoleShape::round_rough, false, 0.7, 0.8, 0.9},
                  {PoleShape::round_very_rough, false, 0.8, 1.0, 1.2},
                  {PoleShape::round_smooth, true, 0.7, 0.8, 1.2},
                  {PoleShape::round_very_rough, true, 0.7, 0.8, 1.2}}) {
        EXPECT_EQ(figure_29_4_1(r.shape, r.subcritical, 1), r.at_1);
        EXPECT_EQ(figure_29_4_1(r.shape, r.subcritical, 7), r.at_7);
        EXPECT_EQ(figure_29_4_1(r.shape, r.subcritical, 25), r.at_25);
        EXPECT_NEAR(figure_29_4_1(r.shape, r.subcritical, 16), (r.at_7 + r.at_25) / 2, 1e-12);
        EXPECT_EQ(figure_29_4_1(r.shape, r.subcritical, 60), r.at_25);
        EXPECT_EQ(figure_29_4_1(r.shape, r.subcritical, 0.5), r.at_1);
    }
}

TEST(PoleDrag, RoundPoleUnderACabinet) {  // POLE-WIND-1: hand derivation, 12.75 in round, 0 to 20
                                          // ft, 7-16; 0.002
    PoleDragInputs in = pole(PoleShape::round_smooth, 1.0625, 0, 20);
    in.kd_pole = KdPole::sign;
    const auto got = run<V16>(in);
    EXPECT_NEAR(got.D_sqrt_q_z, 5.2515, 0.0005);
    EXPECT_NEAR(got.h_over_D, 18.823529, 1e-6);
    EXPECT_NEAR(got.C_f, 0.665686, 1e-6);
    EXPECT_NEAR(got.figure_force_lbf, 293.731457, 0.001);
    EXPECT_EQ(got.resultant_height_ft, 10);
    EXPECT_FALSE(got.subcritical);
    EXPECT_TRUE(got.minimum_governs);  // by hand: 16 . 1.0625 . 20 = 340 lb
    EXPECT_NEAR(got.force_lbf, 340, 1e-9);
}

TEST(PoleDrag, DirectionalityFollowsTheShapeUnlessTheSignsIsAsked) {
    // Table 26.6-1 (unconfirmed): square 0.90, hexagonal 0.95, octagonal and round 1.0; sign 0.85.
    EXPECT_EQ(run<V22>(pole(PoleShape::square_face, 1, 0, 20)).K_d, 0.90);
    EXPECT_EQ(run<V22>(pole(PoleShape::square_diagonal, 1, 0, 20)).K_d, 0.90);
    EXPECT_EQ(run<V22>(pole(PoleShape::hexagonal, 1, 0, 20)).K_d, 0.95);
    EXPECT_EQ(run<V16>(pole(PoleShape::octagonal, 1, 0, 20)).K_d, 1.0);
    EXPECT_EQ(run<V16>(pole(PoleShape::round_smooth, 1, 0, 20)).K_d, 1.0);
    PoleDragInputs in = pole(PoleShape::round_smooth, 1, 0, 20);
    in.kd_pole = KdPole::sign;
    EXPECT_EQ(run<V22>(in).K_d, 0.85);
}

TEST(PoleDrag, ThinRoundPolesInLightWindAreSubcritical) {
    // By hand, 7-22, 60 mph, exposure B at 15 ft: q_z 0.00256 . 0.572895 . 3600 = 5.2798 psf;
    // D 1 ft: D sqrt(q_z) = 2.2978 <= 2.5.
    PoleDragInputs in = pole(PoleShape::round_smooth, 1, 0, 7);
    in.wind_speed_mph = 60;
    in.exposure = Exposure::b;
    EXPECT_NEAR(run<V22>(in).D_sqrt_q_z, 2.2978, 0.0001);
    EXPECT_TRUE(run<V22>(in).subcritical);
    EXPECT_NEAR(run<V22>(in).C_f, 0.8, 1e-12);
    in.wind_speed_mph = 115;
    EXPECT_FALSE(run<V22>(in).subcritical);
    EXPECT_NEAR(run<V22>(in).C_f, 0.6, 1e-12);
    PoleDragInputs square = in;
    square.shape = PoleShape::square_face;
    square.wind_speed_mph = 60;
    EXPECT_FALSE(run<V22>(square).subcritical);
}

TEST(PoleDrag, SquareFaceByHand) {
    // 12 in square, 10 to 30 ft of a 30 ft pole, 7-22, 115 mph, exposure C: z 20 ft,
    // K_z 2.41 (20/2460)^(2/9.8) = 0.90262, q 30.559 psf; h/D 30 held at 25: C_f 2.0;
    // F = 30.559 . 0.90 . 0.85 . 2.0 . 20 = 935.1 lb.
    PoleDragInputs in = pole(PoleShape::square_face, 1, 10, 30);
    const auto got = run<V22>(in);
    EXPECT_NEAR(got.K_z, 0.90262, 0.00005);
    EXPECT_NEAR(got.force_lbf, 935.1, 0.1);
    EXPECT_TRUE(got.coefficient_is_held);
    in.projected_width_ft = std::sqrt(2.0);  // on its diagonal: 935.1 . sqrt(2) . 1.5 / 2.0
    in.shape = PoleShape::square_diagonal;
    EXPECT_NEAR(run<V22>(in).force_lbf, 991.9, 0.2);
}

TEST(PoleDrag, EditionsDifferByTheirProfileAlone) {
    for (double top : {20.0, 45.0, 90.0}) {
        const auto in = pole(PoleShape::square_face, 2, 5, top);
        const auto a = run<V16>(in), b = run<V22>(in);
        EXPECT_NEAR(b.figure_force_lbf / a.figure_force_lbf, b.K_z / a.K_z, 1e-12);
    }
}

TEST(PoleDrag, RefusesWhatItCannotMean) {
    const auto field = [](auto change) {
        PoleDragInputs in = pole(PoleShape::square_face, 1, 0, 20);
        change(in);
        Sheet<Term> sheet;
        const auto got = refused_field(pole_drag<V22>(in, sheet));
        EXPECT_TRUE(sheet.steps.empty());
        return got;
    };
    EXPECT_EQ(field([](auto& in) { in.wind_speed_mph = nan; }), "/wind_speed_mph");
    EXPECT_EQ(field([](auto& in) { in.least_width_ft = 0; }), "/least_width_ft");
    EXPECT_EQ(field([](auto& in) { in.projected_width_ft = 0.9; }), "/projected_width_ft");
    EXPECT_EQ(field([](auto& in) { in.bottom_ft = -1; }), "/bottom_ft");
    EXPECT_EQ(field([](auto& in) { in.bottom_ft = 20; }), "/top_ft");
    EXPECT_EQ(field([](auto& in) { in.top_ft = nan; }), "/top_ft");
    EXPECT_EQ(field([](auto& in) { in.structure_height_ft = 19; }), "/structure_height_ft");
    EXPECT_EQ(field([](auto& in) { in.topographic_factor = 0; }), "/topographic_factor");
    EXPECT_EQ(field([](auto& in) { in.elevation_factor = 2; }), "/elevation_factor");
    EXPECT_EQ(field([](auto& in) { in.gust_effect_factor = nan; }), "/gust_effect_factor");
    EXPECT_EQ(field([](auto& in) { in.min_pressure_psf = 9.6; }), "/min_pressure_psf");
}

TEST(PoleDrag, PrintsLikeAHandCalculation) {
    Sheet<Term> sheet;
    pole_drag<V22>(pole(PoleShape::square_face, 1, 10, 30), sheet);
    EXPECT_EQ(
        line_of(sheet, "K_d"),
        "K_d = Table 26.6-1, by the shape of the pole = 0.9 [ASCE 7-22 Table 26.6-1] unconfirmed");
    EXPECT_EQ(line_of(sheet, "F_w"),
              "F_w = q_z · K_d · G · C_f · A_f = 30.559 · 0.9 · 0.85 · 2 · 20 = 935.11 lbf "
              "[ASCE 7-22 29.4-1]");
    EXPECT_TRUE(has_note(sheet, "end value is held"));
    EXPECT_EQ(line_of(sheet, "C_f"),
              "C_f = Figure 29.4-1, square, wind normal to a face, column h/D 25 = 2 "
              "[ASCE 7-22 Figure 29.4-1]");
}

TEST(PoleDrag, TheLookUpShowsItsCellsAndTheInterpolation) {
    // Figure 29.4-1, round, moderately smooth, D sqrt(q_z) > 2.5: 0.6 at h/D 7, 0.7 at 25; h/D 16
    // is halfway: 0.65. Sub-critical: 0.8 at 7.
    Sheet<Term> sheet;
    pole_drag<V22>(pole(PoleShape::round_smooth, 1, 0, 16), sheet);
    EXPECT_EQ(line_of(sheet, "C_f"),
              "C_f = 0.6 + (h/D - 7) / (25 - 7) · (0.7 - 0.6) = 0.6 + (16 - 7) / (25 - 7) · "
              "(0.7 - 0.6) = 0.65 [ASCE 7-22 Figure 29.4-1]");
    EXPECT_TRUE(has_note(sheet,
                         "Figure 29.4-1, round, moderately smooth, D sqrt(q_z) > 2.5, linear "
                         "between columns h/D 7 and 25"));
    Sheet<Term> light;
    PoleDragInputs in = pole(PoleShape::round_smooth, 1, 0, 7);
    in.wind_speed_mph = 60;
    in.exposure = Exposure::b;
    pole_drag<V22>(in, light);
    EXPECT_EQ(line_of(light, "C_f"),
              "C_f = Figure 29.4-1, round, D sqrt(q_z) <= 2.5, column h/D 7 = 0.8 "
              "[ASCE 7-22 Figure 29.4-1]");
}

TEST(PoleDrag, PlainAndTracedRunsAgreeInEveryBit) {
    Samples samples(8);
    int subcritical = 0, held = 0, minimum = 0;
    for (int i = 0; i < 8000; ++i) {
        const double D = samples.in(0.2, 3), bottom = samples.coin() ? 0 : samples.in(0, 20);
        PoleDragInputs in = pole(static_cast<PoleShape>(samples.choice(7)), D, bottom,
                                 bottom + samples.in(0.1, 60));
        in.wind_speed_mph = samples.in(40, 220);
        in.exposure = static_cast<Exposure>(samples.choice(3));
        in.projected_width_ft = D * samples.in(1, 1.5);
        in.structure_height_ft = in.top_ft + samples.in(0, 20);
        in.kd_pole = static_cast<KdPole>(samples.choice(2));
        in.kz_method = static_cast<KzMethod>(samples.choice(2));
        Sheet<double> plain;
        Sheet<Term> written;
        const auto a = accepted(pole_drag<V16>(in, plain));
        const auto b = accepted(pole_drag<V16>(in, written));
        const auto all = [](const PoleDrag& d) {
            return bits({d.K_z, d.q_z_psf, d.K_d, d.D_sqrt_q_z, d.h_over_D, d.C_f, d.area_ft2,
                         d.figure_force_lbf, d.force_lbf, d.resultant_height_ft});
        };
        ASSERT_EQ(all(a), all(b));
        subcritical += a.subcritical;
        held += a.coefficient_is_held;
        minimum += a.minimum_governs;
    }
    for (int reached : {subcritical, held, minimum}) EXPECT_GT(reached, 100);
}

TEST(GustEffect, IsRigidFromOneHertz) {  // 26.11: 0.85 for a rigid structure
    Sheet<double> sheet;
    for (double f : {1.0, 1.15, 3.0}) EXPECT_EQ(accepted(gust_effect<V22>({f}, sheet)).G, 0.85);
    EXPECT_TRUE(accepted(gust_effect<V22>({1.0}, sheet)).nearly_flexible);
    EXPECT_TRUE(accepted(gust_effect<V22>({1.149}, sheet)).nearly_flexible);
    EXPECT_FALSE(accepted(gust_effect<V22>({1.15}, sheet)).nearly_flexible);
}

TEST(GustEffect, BelowOneHertzIsRefusedWithTheClause) {
    Sheet<double> sheet;
    const auto flexible = gust_effect<V16>({0.999}, sheet);
    ASSERT_NE(refused(flexible), nullptr);
    EXPECT_EQ(refused(flexible)->field, "/natural_frequency_hz");
    EXPECT_EQ(to_text(refused(flexible)->clause), "ASCE 7-16 26.11");
    for (double f : {0.0, -1.0, nan, std::numeric_limits<double>::infinity()})
        EXPECT_EQ(refused_field(gust_effect<V22>({f}, sheet)), "/natural_frequency_hz");
}

TEST(GustEffect, SaysWhyInTheDerivation) {
    Sheet<Term> sheet;
    Sheet<double> plain;
    EXPECT_EQ(accepted(gust_effect<V22>({1.1}, sheet)).G,
              accepted(gust_effect<V22>({1.1}, plain)).G);
    EXPECT_TRUE(has_note(sheet, "rigid, but by less than 15 %"));
    EXPECT_EQ(line_of(sheet, "G"), "G = 0.85 [ASCE 7-22 26.11.4]");
}

}  // namespace
}  // namespace apex::wind
