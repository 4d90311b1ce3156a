// Figure 29.3-1: every cell of cases A and B by the commentary's surface, case C by typed cases,
// every modifier.
#include <cmath>
#include <limits>

#include "calc/wind/case_c_coefficients.hpp"
#include "calc/wind/case_c_steps.hpp"
#include "calc/wind/net_force_coefficient.hpp"
#include "calc/wind/test_support.hpp"

namespace apex::wind {
namespace {

using V16 = asce7_16::Edition;
using V22 = asce7_22::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double surface(double x,
               double y) {  // The commentary's fit of cases A and B, before it is rounded to 0.05.
    const double l = std::log(x);
    return (1.563 + .008542 * l - .06148 * y + .009011 * l * l - .2603 * y * y - .08393 * y * l) /
           .85;
}

TEST(Figure29_3_1, EveryCellIsTheCommentarySurfaceRoundedTo0_05) {  // CF-AB-ALL84; 1e-9
    int cells = 0;
    for (double x : {.05, .1, .2, .5, 1., 2., 4., 5., 10., 20., 30., 45.})
        for (double y : {.16, .2, .3, .5, .7, .9, 1.}) {
            EXPECT_NEAR(figure_29_3_1(x, y), std::round(surface(x, y) * 20) / 20, 1e-9)
                << x << ' ' << y;
            ++cells;
        }
    EXPECT_EQ(cells, 84);
}

TEST(Figure29_3_1,
     StaysCloseToTheSurfaceBetweenItsCells) {  // A sanity bound; bilinear is the figure's rule.
    Samples samples(3);
    for (int i = 0; i < 5000; ++i) {
        const double x = std::exp(samples.in(std::log(.05), std::log(45))), y = samples.in(.16, 1);
        EXPECT_NEAR(figure_29_3_1(x, y), surface(x, y), 0.06) << x << ' ' << y;
    }
}

TEST(Figure29_3_1, InterpolatesBilinearlyAndHoldsItsOpenEnds) {
    // CF-AB-INT-*: hand derivations, 0.0005; CF-AB-*: cells and corners read in public
    // transcriptions, 1e-6.
    EXPECT_NEAR(figure_29_3_1(3, 0.6), 1.65, 1e-9);
    EXPECT_NEAR(figure_29_3_1(7, 0.25), 1.81, 1e-9);
    EXPECT_NEAR(figure_29_3_1(15, 0.35), 1.79375, 1e-9);
    EXPECT_EQ(figure_29_3_1(0.05, 1), 1.80);
    EXPECT_EQ(figure_29_3_1(45, 1), 1.30);
    EXPECT_EQ(figure_29_3_1(0.05, 0.16), 1.95);
    EXPECT_EQ(figure_29_3_1(45, 0.16), 1.95);
    EXPECT_EQ(figure_29_3_1(60, 0.05), 1.95);
    EXPECT_EQ(figure_29_3_1(1, 1), 1.45);
    EXPECT_EQ(figure_29_3_1(2, 0.5), 1.70);
    EXPECT_EQ(figure_29_3_1(4, 0.2), 1.80);
    EXPECT_EQ(figure_29_3_1(4, 0.16), 1.85);
    EXPECT_EQ(figure_29_3_1(4, 0.7), 1.60);  // a popular calculator has 1.55
    EXPECT_EQ(figure_29_3_1(0.01, 0.5), figure_29_3_1(0.05, 0.5));
}

TEST(NetForceCoefficient, OpeningsReduceByTheFiguresFactor) {  // CF-OPEN: hand derivation; 1e-5
    Sheet<double> sheet;
    struct Row {
        double epsilon, factor;
    };
    for (Row r : {Row{1, 1}, {.9, .968377}, {.8, .910557}, {.7, .835683}}) {
        const auto got =
            accepted(net_force_coefficient<V22>({2, 0.5, r.epsilon, OpenArea::factor}, sheet));
        EXPECT_NEAR(got.opening_factor, r.factor, 1e-6);
        EXPECT_NEAR(got.C_f, 1.70 * r.factor, 1e-5);
        EXPECT_EQ(
            accepted(net_force_coefficient<V22>({2, 0.5, r.epsilon, OpenArea::gross}, sheet)).C_f,
            1.70);
    }
}

TEST(NetForceCoefficient, RefusesWhatTheFigureDoesNotCover) {
    Sheet<double> sheet;
    const auto field = [&](NetForceInputs in) {
        return refused_field(net_force_coefficient<V16>(in, sheet));
    };
    EXPECT_EQ(field({0, 0.5}), "/B_over_s");
    EXPECT_EQ(field({nan, 0.5}), "/B_over_s");
    EXPECT_EQ(field({1, 0}), "/s_over_h");
    EXPECT_EQ(field({1, 1.01}), "/s_over_h");
    EXPECT_EQ(field({1, 0.5, 0.69}), "/solidity");
    EXPECT_EQ(field({1, 0.5, 1.01}), "/solidity");
    EXPECT_EQ(field({1, 0.5, nan}), "/solidity");
}

TEST(NetForceCoefficient, PrintsLikeAHandCalculation) {
    Sheet<Term> sheet;
    net_force_coefficient<V22>({2, 0.5, 0.8}, sheet);
    EXPECT_EQ(
        line_of(sheet, "R_open"),
        "R_open = 1 - (1 - epsilon)^1.5 = 1 - (1 - 0.8)^1.5 = 0.91056 [ASCE 7-22 Figure 29.3-1]");
    EXPECT_EQ(line_of(sheet, "C_f"),
              "C_f = R_open · C_f0 = 0.91056 · 1.7 = 1.5479 [ASCE 7-22 Figure 29.3-1]");
}

CaseCCoefficients case_c(const CaseCInputs& in) {
    Sheet<double> sheet;
    return accepted(case_c_coefficients<V22>(in, sheet));
}
CaseCInputs ratios(double B_over_s, double s_over_h, double return_over_s = 0) {
    CaseCInputs in;
    in.B_over_s = B_over_s;
    in.s_over_h = s_over_h;
    in.return_over_s = return_over_s;
    return in;
}

struct CaseCCase {
    const char* id;
    CaseCInputs in;
    std::vector<CoefficientStrip> strips;
    double mean_C_f, resultant_s;
};

TEST(CaseC, StripsOfTheValidationSet) {  // hand derivations; 0.0005
    const CaseCCase cases[] = {
        {"CF-C-2-0.5-0", ratios(2, 0.5), {{0, 1, 2.25}, {1, 2, 1.5}}, 1.875, 0.9},
        {"CF-C-4-0.5-0",
         ratios(4, 0.5),
         {{0, 1, 2.9}, {1, 2, 1.9}, {2, 3, 1.3}, {3, 4, 1.1}},
         1.8,
         1.583333},
        {"CF-C-4-0.95-0",
         ratios(4, 0.95),
         {{0, 1, 2.465}, {1, 2, 1.615}, {2, 3, 1.105}, {3, 4, 0.935}},
         1.53,
         1.583333},
        {"CF-C-6-1-1.5",
         ratios(6, 1, 1.5),
         {{0, 1, 1.782}, {1, 2, 1.72}, {2, 3, 1.24}, {3, 6, 0.84}},
         1.210333,
         2.4664},
        {"CF-C-20-1-0.5",
         ratios(20, 1, 0.5),
         {{0, 1, 2.78786},
          {1, 2, 2.07125},
          {2, 3, 1.59125},
          {3, 4, 1.26125},
          {4, 5, 1.1675},
          {5, 10, 0.755},
          {10, 20, 0.44}},
         0.852705,
         6.59428}};
    for (const CaseCCase& c : cases) {
        const auto got = case_c(c.in);
        ASSERT_EQ(got.strip_count, static_cast<int>(c.strips.size())) << c.id;
        for (std::size_t i = 0; i < c.strips.size(); ++i) {
            EXPECT_NEAR(got.strips[i].from_s, c.strips[i].from_s, 1e-12) << c.id;
            EXPECT_NEAR(got.strips[i].to_s, c.strips[i].to_s, 1e-12) << c.id;
            EXPECT_NEAR(got.strips[i].C_f, c.strips[i].C_f, 1e-5) << c.id << ' ' << i;
        }
        EXPECT_NEAR(got.mean_C_f, c.mean_C_f, 1e-5) << c.id;
        EXPECT_NEAR(got.resultant_s, c.resultant_s, 1e-4) << c.id;
    }
}

TEST(CaseC,
     EveryPrintedValueIsInItsPlace) {  // CF-C-ALL: 47 values, three public transcriptions; 1e-9
    const std::vector<std::vector<double>> printed{
        {2.25, 2.60, 2.90, 3.10, 3.30, 3.40, 3.55, 3.65, 3.75},
        {1.50, 1.70, 1.90, 2.00, 2.15, 2.25, 2.30, 2.35, 2.45},
        {0, 1.15, 1.30, 1.45, 1.55, 1.65, 1.70, 1.75, 1.85},
        {0, 0, 1.10, 1.05, 1.05, 1.05, 1.05, 1.00, 0.95}};
    int values = 0;
    for (int B_over_s = 2; B_over_s <= 10; ++B_over_s)
        for (int strip = 0; strip < std::min(B_over_s, 4); ++strip, ++values)
            EXPECT_NEAR(
                case_c(ratios(B_over_s, 0.5)).strips[static_cast<std::size_t>(strip)].C_f,
                printed[static_cast<std::size_t>(strip)][static_cast<std::size_t>(B_over_s - 2)],
                1e-9);
    const double at_13[]{4.00, 2.60, 2.00, 1.50, 1.35, 0.90, 0.55},
        at_45[]{4.30, 2.55, 1.95, 1.85, 1.85, 1.10, 0.55};
    for (std::size_t strip = 0; strip < 7; ++strip, values += 2) {
        EXPECT_NEAR(case_c(ratios(13, 0.5)).strips[strip].C_f, at_13[strip], 1e-9);
        EXPECT_NEAR(case_c(ratios(45, 0.5)).strips[strip].C_f, at_45[strip], 1e-9);
        EXPECT_NEAR(case_c(ratios(90, 0.5)).strips[strip].C_f, at_45[strip], 1e-9);  // open end
    }
    EXPECT_EQ(values, 47);
}

TEST(CaseC, StripsCoverTheWholeWidthOnce) {
    Samples samples(4);
    for (int i = 0; i < 5000; ++i) {
        const double B_over_s = i % 2 ? samples.in(2, 14) : samples.in(2, 60);
        const auto got = case_c(ratios(B_over_s, samples.in(0.1, 1)));
        double edge = 0;
        for (int k = 0; k < got.strip_count; ++k) {
            const auto& strip = got.strips[static_cast<std::size_t>(k)];
            ASSERT_EQ(strip.from_s, edge);
            ASSERT_GT(strip.to_s, strip.from_s);
            ASSERT_GT(strip.C_f, 0);
            edge = strip.to_s;
        }
        ASSERT_EQ(edge, B_over_s);
        ASSERT_LT(got.resultant_s, B_over_s / 2);  // The windward edge is the heavier one.
    }
}

TEST(CaseC, TotalForceNeverJumps) {
    // Also across 10 and 13, where the layout changes: the blend leaves and meets the figure
    // without a step.
    for (double s_over_h : {0.3, 0.79, 0.81, 1.0}) {
        double before = case_c(ratios(2, s_over_h)).mean_C_f * 2;
        for (int i = 1; i <= 4800; ++i) {
            const double B_over_s = 2 + i * 0.01,
                         now = case_c(ratios(B_over_s, s_over_h)).mean_C_f * B_over_s;
            ASSERT_NEAR(now / before, 1, 0.01) << B_over_s;
            before = now;
        }
    }
}

TEST(CaseC, LowClearanceReducesContinuouslyFrom0_8) {
    EXPECT_EQ(case_c(ratios(4, 0.8)).clearance_factor, 1);
    EXPECT_NEAR(case_c(ratios(4, 0.8 + 1e-9)).clearance_factor, 1, 1e-8);
    EXPECT_NEAR(case_c(ratios(4, 1)).clearance_factor, 0.8, 1e-12);
}

TEST(CaseC, ReturnCornerCreditsOnlyTheStarredValues) {
    EXPECT_NEAR(case_c(ratios(5, 0.5, 1)).strips[0].C_f, 3.10 * 0.75, 1e-12);
    EXPECT_EQ(case_c(ratios(5, 0.5, 1)).strips[1].C_f, 2.00);
    EXPECT_EQ(case_c(ratios(4, 0.5, 1)).strips[0].C_f, 2.90);  // not starred
    EXPECT_NEAR(case_c(ratios(5, 0.5, 7)).return_corner_factor, 0.60, 1e-12);
    EXPECT_NEAR(case_c(ratios(5, 0.5, 0.3)).return_corner_factor, 0.90, 1e-12);
    EXPECT_EQ(case_c(ratios(5, 0.5, 0.29)).return_corner_factor, 1);
    CaseCInputs interpolated = ratios(5, 0.5, 0.15);
    interpolated.return_corner_credit = ReturnCornerCredit::interpolate;
    EXPECT_NEAR(case_c(interpolated).return_corner_factor, 0.95, 1e-12);
}

TEST(CaseC, BetweenTenAndThirteenBlendsOrRefuses) {
    CaseCInputs in = ratios(11.5, 0.5);
    const auto got = case_c(in);
    EXPECT_TRUE(got.blended);
    EXPECT_EQ(got.strip_count, 7);
    EXPECT_NEAR(got.strips[0].C_f, (3.75 + 4.00) / 2, 1e-12);
    EXPECT_NEAR(got.strips[3].C_f, (0.95 + 1.50) / 2, 1e-12);
    EXPECT_NEAR(got.strips[6].C_f, (0.95 + 0.55) / 2, 1e-12);
    in.case_c_10_13 = CaseC10To13::refuse;
    Sheet<double> sheet;
    EXPECT_EQ(refused_field(case_c_coefficients<V22>(in, sheet)), "/B_over_s");
    for (double edge : {10.0, 13.0}) {
        in.B_over_s = edge;
        EXPECT_FALSE(accepted(case_c_coefficients<V22>(in, sheet)).blended);
    }
}

TEST(CaseC, RefusesWhatTheFigureDoesNotCover) {
    Sheet<double> sheet;
    const auto field = [&](CaseCInputs in) {
        return refused_field(case_c_coefficients<V16>(in, sheet));
    };
    EXPECT_EQ(field(ratios(1.99, 0.5)), "/B_over_s");
    EXPECT_EQ(field(ratios(nan, 0.5)), "/B_over_s");
    EXPECT_EQ(field(ratios(2, 1.1)), "/s_over_h");
    EXPECT_EQ(field(ratios(2, 0.5, -1)), "/return_over_s");
    CaseCInputs open = ratios(2, 0.5);
    open.solidity = 0.5;
    EXPECT_EQ(field(open), "/solidity");
}

TEST(CaseC, PrintsLikeAHandCalculation) {
    Sheet<Term> sheet;
    case_c_coefficients<V22>(ratios(6, 1, 1.5), sheet);
    EXPECT_EQ(line_of(sheet, "R_c"), "R_c = 1.8 - s/h = 1.8 - 1 = 0.8 [ASCE 7-22 Figure 29.3-1]");
    EXPECT_EQ(line_of(sheet, "C_f1"),
              "C_f1 = C_f0 · R_r · R_c = 3.3 · 0.675 · 0.8 = 1.782 [ASCE 7-22 Figure 29.3-1]");
}

TEST(CaseC, TheLookUpShowsItsCellsAndTheFraction) {
    // Figure 29.3-1, case C, at B/s 2.5: columns 2 and 3, half of the way. Strip 1 2.25 to 2.60:
    // 2.425; strip 2 1.50 to 1.70: 1.60; strip 3 is printed from column 3 on: 1.15.
    Sheet<Term> sheet;
    accepted(case_c_coefficients<V22>(ratios(2.5, 0.5), sheet));
    EXPECT_TRUE(has_note(sheet, "case C, linear between columns B/s 2 and 3"));
    EXPECT_EQ(line_of(sheet, "t_C"),
              "t_C = ((B/s) - 2) / (3 - 2) = (2.5 - 2) / (3 - 2) = 0.5 [ASCE 7-22 Figure 29.3-1]");
    EXPECT_EQ(line_of(sheet, "C_f1"),
              "C_f1 = 2.25 + t_C · (2.6 - 2.25) = 2.25 + 0.5 · (2.6 - 2.25) = 2.425 "
              "[ASCE 7-22 Figure 29.3-1]");
    EXPECT_EQ(line_of(sheet, "C_f2"),
              "C_f2 = 1.5 + t_C · (1.7 - 1.5) = 1.5 + 0.5 · (1.7 - 1.5) = 1.6 "
              "[ASCE 7-22 Figure 29.3-1]");
    EXPECT_EQ(line_of(sheet, "C_f3"),
              "C_f3 = Figure 29.3-1, case C, strip 3, column B/s 3, the first that has it = 1.15 "
              "[ASCE 7-22 Figure 29.3-1]");
}

TEST(CaseC, APrintedColumnShowsItsCellAlone) {  // Figure 29.3-1, B/s 4, 10, 13 and from 45 on
    struct Row {
        double B_over_s;
        const char *symbol, *line;
    };
    for (const Row& r :
         {Row{4, "C_f1", "C_f1 = Figure 29.3-1, case C, strip 1, column B/s 4 = 2.9"},
          {10, "C_f4", "C_f4 = Figure 29.3-1, case C, strip 4, column B/s 10 = 0.95"},
          {13, "C_f5", "C_f5 = Figure 29.3-1, case C, strip 5, column B/s 13 = 1.35"},
          {60, "C_f6", "C_f6 = Figure 29.3-1, case C, strip 6, column B/s 45 = 1.1"}}) {
        Sheet<Term> sheet;
        accepted(case_c_coefficients<V22>(ratios(r.B_over_s, 0.5), sheet));
        EXPECT_EQ(line_of(sheet, r.symbol), std::string(r.line) + " [ASCE 7-22 Figure 29.3-1]");
        EXPECT_FALSE(has_note(sheet, "linear between columns"));
    }
}

TEST(CaseC, TheReturnCornersFactorShowsItsCells) {
    // Inset of Figure 29.3-1: 0.90 at L_r/s 0.3, 0.75 at 1.0, 0.60 at 2.0.
    Sheet<Term> between;
    accepted(case_c_coefficients<V22>(ratios(6, 0.5, 1.5), between));
    EXPECT_EQ(line_of(between, "R_r"),
              "R_r = 0.75 + (L_r/s - 1) / (2 - 1) · (0.6 - 0.75) = 0.75 + (1.5 - 1) / (2 - 1) · "
              "(0.6 - 0.75) = 0.675 [ASCE 7-22 Figure 29.3-1]");
    Sheet<Term> printed;
    accepted(case_c_coefficients<V22>(ratios(6, 0.5, 1), printed));
    EXPECT_EQ(line_of(printed, "R_r"),
              "R_r = Figure 29.3-1, return corner, on the first strip, column L_r/s 1 = 0.75 "
              "[ASCE 7-22 Figure 29.3-1]");
}

TEST(CaseC, PlainAndTracedRunsAgreeInEveryBit) {
    Samples samples(5);
    for (int i = 0; i < 5000; ++i) {
        CaseCInputs in{samples.in(2, 20),
                       samples.in(0.1, 1),
                       samples.in(0, 2.5),
                       samples.coin() ? 1 : samples.in(0.7, 1),
                       static_cast<OpenArea>(samples.choice(2)),
                       CaseC10To13::blend,
                       static_cast<ReturnCornerCredit>(samples.choice(2))};
        Sheet<double> plain;
        Sheet<Term> written;
        const auto a = accepted(case_c_coefficients<V22>(in, plain)),
                   b = accepted(case_c_coefficients<V22>(in, written));
        ASSERT_EQ(a.strip_count, b.strip_count);
        ASSERT_EQ(bits({a.mean_C_f, a.resultant_s}), bits({b.mean_C_f, b.resultant_s}));
        for (std::size_t k = 0; k < 7; ++k)
            ASSERT_EQ(bits({a.strips[k].C_f}), bits({b.strips[k].C_f}));
        const NetForceInputs ab{in.B_over_s, in.s_over_h, in.solidity, in.open_area};
        ASSERT_EQ(bits({accepted(net_force_coefficient<V16>(ab, plain)).C_f}),
                  bits({accepted(net_force_coefficient<V16>(ab, written)).C_f}));
    }
}

TEST(CasesAAndB, TheLookUpShowsItsCellsAndTheInterpolation) {
    // Figure 29.3-1 at B/s 7, s/h 0.25: rows 0.2 and 0.3, columns 5 and 10. Row 0.2: 1.80 to 1.85,
    // two fifths of the way 1.82; row 0.3: 1.80; halfway between them 1.81.
    Sheet<Term> sheet;
    NetForceInputs in{};
    in.B_over_s = 7;
    in.s_over_h = 0.25;
    in.solidity = 1;
    ASSERT_EQ(refused(net_force_coefficient<V22>(in, sheet)), nullptr);
    const auto value_of = [&](const std::string& symbol) {
        for (const Step& s : sheet.steps)
            if (s.symbol == symbol) return s.value;
        ADD_FAILURE() << "no step " << symbol;
        return 0.0;
    };
    EXPECT_EQ(value_of("C_11"), 1.80);
    EXPECT_EQ(value_of("C_12"), 1.85);
    EXPECT_EQ(value_of("C_21"), 1.80);
    EXPECT_EQ(value_of("C_22"), 1.80);
    EXPECT_NEAR(value_of("t_B"), 0.4, 1e-12);
    EXPECT_NEAR(value_of("t_h"), 0.5, 1e-12);
    EXPECT_NEAR(value_of("C_1"), 1.82, 1e-12);
    EXPECT_NEAR(value_of("C_f"), 1.81, 1e-12);
    EXPECT_EQ(sheet.steps.back().kind, StepKind::equation);
}

}  // namespace
}  // namespace apex::wind
