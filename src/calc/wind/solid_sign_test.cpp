// Wind on a solid sign: validation cases, branches, properties, refusals, the printed lines, bit
// equality.
#include "calc/wind/solid_sign.hpp"

#include <limits>

#include "calc/wind/test_support.hpp"

namespace apex::wind {
namespace {

using V16 = asce7_16::Edition;
using V22 = asce7_22::Edition;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

SolidSignInputs sign(double V, Exposure exposure, double B, double s, double h) {
    SolidSignInputs in;
    in.wind_speed_mph = V;
    in.exposure = exposure;
    in.width_ft = B;
    in.height_ft = s;
    in.top_ft = h;
    return in;
}
const SolidSignInputs e2e = sign(115, Exposure::c, 20, 10, 25);

template <class Edition>
SolidSignWind run(const SolidSignInputs& in) {
    Sheet<double> sheet;
    return accepted(solid_sign<Edition>(in, sheet));
}

TEST(SolidSign, EndToEndInBothEditions) {  // SIGN-E2E-1: hand derivation; 0.002
    const auto a = run<V16>(e2e), b = run<V22>(e2e);
    EXPECT_NEAR(a.C_f, 1.75, 1e-9);
    EXPECT_NEAR(a.q_h_psf, 27.202449, 27.2e-6);
    EXPECT_NEAR(b.q_h_psf, 31.982985, 32.0e-6);
    EXPECT_NEAR(a.force_lbf, 8092.728441, 8093e-6);
    EXPECT_NEAR(b.force_lbf, 8087.697344, 8088e-6);
    EXPECT_NEAR(a.force_lbf * a.resultant_height_ft, 161854.568818, 0.2);
    EXPECT_NEAR(a.case_b_torsion_lbf_ft, 32370.913764, 0.05);
    ASSERT_TRUE(a.has_case_c);
    EXPECT_NEAR(a.case_c_force_lbf, 8670.780472, 8671e-6);
    EXPECT_NEAR(a.case_c_torsion_lbf_ft, 8670.780472, 8671e-6);
    EXPECT_NEAR(a.case_c_resultant_ft, 9, 1e-9);
    EXPECT_NEAR(0.6 * a.force_lbf, 4855.637065, 0.005);
}

TEST(SolidSign, EditionsDifferByTheirProfileAlone) {
    for (double h : {12.0, 25.0, 60.0, 120.0}) {
        SolidSignInputs in = e2e;
        in.top_ft = h;
        const auto a = run<V16>(in), b = run<V22>(in);
        EXPECT_NEAR(b.force_lbf / a.force_lbf, b.K_h / a.K_h, 1e-12);
        EXPECT_NEAR(b.case_c_force_lbf / a.case_c_force_lbf, b.K_h / a.K_h, 1e-12);
    }
}

TEST(SolidSign, ReferenceSignOfTheErrorList) {
    // Cabinet 14 by 8 ft, top at 25 ft, V 115, exposure C, 7-16, independent answer: q_h 27.2 psf,
    // C_f 1.79, F 4.64 kip, M 97.4 kip-ft; 0.5 %.
    const auto got = run<V16>(sign(115, Exposure::c, 14, 8, 25));
    EXPECT_NEAR(got.q_h_psf, 27.2, 27.2 * 0.005);
    EXPECT_NEAR(got.C_f, 1.79, 1.79 * 0.005);
    EXPECT_NEAR(got.force_lbf, 4640, 4640 * 0.005);
    EXPECT_NEAR(got.force_lbf * got.resultant_height_ft, 97400, 97400 * 0.005);
    EXPECT_FALSE(got.has_case_c);
}

TEST(SolidSign, HandCalculatedSignsOf7_22) {  // W-01 .. W-04: hand calculation; 1e-4
    struct Row {
        const char* id;
        SolidSignInputs in;
        double force_lbf, resultant_height_ft;
    };
    for (const Row& r :
         {Row{"pole sign", e2e, 8087.7, 20},
          {"monument standing on the ground", sign(115, Exposure::c, 10, 5, 5), 1457.4, 2.75},
          {"tall pylon, exposure D", sign(150, Exposure::d, 12, 12, 40), 13241.4, 34},
          {"the 16 psf minimum governs", sign(60, Exposure::b, 10, 10, 20), 1600, 15}}) {
        const auto got = run<V22>(r.in);
        EXPECT_NEAR(got.force_lbf, r.force_lbf, r.force_lbf * 1e-4) << r.id;
        EXPECT_NEAR(got.resultant_height_ft, r.resultant_height_ft, 1e-9) << r.id;
    }
}

TEST(SolidSign, AWideSignOfAPublishedSheet) {
    // SIGNWIND-XLS: 7-05 sheet, q from the table at 35 ft (K_z 1.01), service-level V; the
    // arithmetic is that of 7-16. 0.005
    SolidSignInputs in = sign(90, Exposure::c, 100, 8, 35);
    in.return_length_ft = 2;
    in.kz_method = KzMethod::table;
    in.return_corner_credit =
        ReturnCornerCredit::interpolate;  // as that sheet does, from 1.0 at no return
    const auto got = run<V16>(in);
    EXPECT_NEAR(got.q_h_psf, 17.8, 17.8 * 0.005);
    EXPECT_NEAR(got.C_f, 1.848, 0.0005);
    EXPECT_NEAR(got.force_lbf, 22370, 22370 * 0.005);
    EXPECT_NEAR(got.force_lbf * got.resultant_height_ft, 693570, 693570 * 0.005);
    EXPECT_NEAR(got.case_b_torsion_lbf_ft, 447460, 447460 * 0.005);
    const auto pressure_psf = [](const SolidSignWind& w) {
        return w.case_c_strips[0].force_lbf / 64;
    };
    EXPECT_NEAR(pressure_psf(got), 55.0, 55.0 * 0.005);
    EXPECT_TRUE(got.case_c_blended);
    in.return_corner_credit = ReturnCornerCredit::none_below_0_3;  // L_r/s = 0.25 earns nothing
    // By hand: C_f 3.75 + (4.00 - 3.75) 2.5/3 = 3.95833; 17.801856 . 0.85 . 3.95833 = 59.896 psf.
    EXPECT_NEAR(pressure_psf(run<V16>(in)), 59.896, 0.001);
}

TEST(SolidSign, PressureJustAboveTheMinimum) {  // SIGN-MIN16: hand derivation, 17.268459 psf; 0.002
    const auto got = run<V16>(sign(95, Exposure::b, 6, 3, 10));
    EXPECT_NEAR(got.force_lbf / got.area_ft2, 17.268459, 17.268459 * 0.002);
    EXPECT_FALSE(got.minimum_governs);
}

TEST(SolidSign, TheMinimumRaisesEveryCaseAndKeepsWhereTheyAct) {
    const SolidSignInputs in = sign(60, Exposure::b, 30, 5, 20);
    const auto got = run<V22>(in);
    EXPECT_TRUE(got.minimum_governs);
    EXPECT_TRUE(got.case_c_minimum_governs);
    EXPECT_NEAR(got.force_lbf, 16 * 150, 1e-9);
    EXPECT_NEAR(got.case_c_force_lbf, 16 * 150, 1e-9);
    EXPECT_NEAR(got.case_b_torsion_lbf_ft, 0.2 * 30 * 2400, 1e-9);
    double sum = 0;
    for (int i = 0; i < got.case_c_strip_count; ++i)
        sum += got.case_c_strips[static_cast<std::size_t>(i)].force_lbf;
    EXPECT_NEAR(sum, got.case_c_force_lbf, 1e-9);
    EXPECT_NEAR(got.case_c_torsion_lbf_ft, got.case_c_force_lbf * (15 - got.case_c_resultant_ft),
                1e-6);
    SolidSignInputs local = in;
    local.min_pressure_psf = 20;  // an authority's higher floor
    EXPECT_NEAR(run<V22>(local).force_lbf, 20 * 150, 1e-9);
}

TEST(SolidSign, MonumentOnTheGroundLiftsTheResultant) {
    // By hand: s 8 ft; a gap of 0.16 ft is 0.02 s. y = h - s/2 + 0.05 h on grade, h - s/2 above.
    EXPECT_NEAR(run<V22>(sign(115, Exposure::c, 10, 8, 8)).resultant_height_ft, 4.4, 1e-12);
    EXPECT_NEAR(run<V22>(sign(115, Exposure::c, 10, 8, 8.15)).resultant_height_ft, 4.15 + 0.4075,
                1e-12);
    EXPECT_NEAR(run<V22>(sign(115, Exposure::c, 10, 8, 8.17)).resultant_height_ft, 4.17, 1e-12);
    EXPECT_LT(run<V22>(sign(115, Exposure::c, 10, 8, 8.15)).s_over_h,
              1);                         // C_f keeps the real ratio
    const double stacked_ft = 0.1 + 0.2;  // 0.30000000000000004
    EXPECT_TRUE(run<V22>(sign(115, Exposure::c, 10, stacked_ft, 0.3)).counts_as_on_grade);
    EXPECT_EQ(run<V22>(sign(115, Exposure::c, 10, stacked_ft, 0.3)).s_over_h, 1);
}

TEST(SolidSign, CaseCStartsAtAnAspectOfTwo) {
    EXPECT_FALSE(run<V22>(sign(115, Exposure::c, 19.9, 10, 25)).has_case_c);
    EXPECT_TRUE(run<V22>(sign(115, Exposure::c, 20, 10, 25)).has_case_c);
    EXPECT_TRUE(
        run<V22>(sign(115, Exposure::c, 0.6, 0.1 + 0.2, 25)).has_case_c);  // 1.9999999999999998
    EXPECT_EQ(run<V22>(sign(115, Exposure::c, 19.9, 10, 25)).case_c_strip_count, 0);
}

TEST(SolidSign, CaseCForcesAndTorsionAreTheSumOfTheirStrips) {
    Samples samples(6);
    for (int i = 0; i < 2000; ++i) {
        const double s = samples.in(1, 12);
        SolidSignInputs in = sign(140, Exposure::c, s * samples.in(2, 50), s, s * samples.in(1, 6));
        in.solidity = samples.in(0.7, 1);
        in.return_length_ft = samples.in(0, 2) * s;
        const auto got = run<V22>(in);
        double force = 0, torsion = 0, edge = 0;
        for (int k = 0; k < got.case_c_strip_count; ++k) {
            const SignStrip& strip = got.case_c_strips[static_cast<std::size_t>(k)];
            ASSERT_NEAR(strip.from_ft, edge, 1e-9);
            edge = strip.to_ft;
            force += strip.force_lbf;
            torsion += strip.force_lbf * (in.width_ft / 2 - (strip.from_ft + strip.to_ft) / 2);
            if (got.case_c_minimum_governs) continue;
            const double expected =
                got.q_h_psf * 0.85 * 0.85 * strip.C_f * (strip.to_ft - strip.from_ft) * s;
            ASSERT_NEAR(strip.force_lbf, expected, expected * 1e-9);
        }
        ASSERT_NEAR(edge, in.width_ft, 1e-9);
        ASSERT_NEAR(force, got.case_c_force_lbf, force * 1e-9);
        ASSERT_NEAR(torsion, got.case_c_torsion_lbf_ft, force * in.width_ft * 1e-9);
        ASSERT_NEAR(got.case_c_torsion_lbf_ft,
                    got.case_c_force_lbf * (in.width_ft / 2 - got.case_c_resultant_ft),
                    force * in.width_ft * 1e-9);
    }
}

TEST(SolidSign, SwitchesChangeWhatTheySay) {
    SolidSignInputs in = e2e;
    in.q_height = QHeight::centroid;
    // By hand: q at 20 ft, exposure C of 7-16: K_z 2.01 (20/900)^(2/9.5) = 0.901885.
    EXPECT_NEAR(run<V16>(in).K_h, 0.901885, 1e-6);
    EXPECT_EQ(run<V16>(in).resultant_height_ft, 20);
    in = e2e;
    in.solidity = 0.8;
    EXPECT_NEAR(run<V16>(in).force_lbf / run<V16>(e2e).force_lbf, 0.910557, 1e-6);
    EXPECT_NEAR(run<V16>(in).case_c_force_lbf / run<V16>(e2e).case_c_force_lbf, 0.910557, 1e-6);
    in.open_area = OpenArea::gross;
    EXPECT_EQ(run<V16>(in).force_lbf, run<V16>(e2e).force_lbf);
    in = e2e;
    in.kz_method = KzMethod::table;
    EXPECT_EQ(run<V16>(in).K_h, 0.94);
}

template <class Edition>
void force_rises() {
    Samples samples(7);
    for (int i = 0; i < 3000; ++i) {
        const double s = samples.in(1, 30), B = samples.in(1, 80), h = s + samples.in(0, 60);
        const auto exposure = static_cast<Exposure>(samples.choice(2));
        const auto base = run<Edition>(sign(samples.in(60, 200), exposure, B, s, h));
        SolidSignInputs in = sign(0, exposure, B, s, h);
        in.wind_speed_mph = 120;
        const auto at_120 = run<Edition>(in);
        in.wind_speed_mph = 125;
        ASSERT_GE(run<Edition>(in).force_lbf, at_120.force_lbf);
        in.wind_speed_mph = 120;
        in.exposure = static_cast<Exposure>(static_cast<int>(exposure) + 1);
        ASSERT_GE(run<Edition>(in).force_lbf, at_120.force_lbf);
        in.exposure = exposure;
        in.width_ft = B * 1.05;  // C_f falls at most by 0.1 over a doubling: the area wins
        ASSERT_GT(run<Edition>(in).force_lbf, at_120.force_lbf);
        ASSERT_GE(base.force_lbf, 16 * B * s * (1 - 1e-12));
    }
}
TEST(SolidSign, ForceRisesWithSpeedExposureAndArea) {
    force_rises<V16>();
    force_rises<V22>();
}

TEST(SolidSign, BaseMomentRisesWithTheHeightOfTheTop) {
    double before = 0;
    for (double h = 10; h <= 120; h += 0.5) {
        SolidSignInputs in = e2e;
        in.top_ft = h;
        const auto got = run<V22>(in);
        ASSERT_GT(got.force_lbf * (h - 5), before);
        before = got.force_lbf * (h - 5);
    }
}

TEST(SolidSign, RefusesWhatItCannotMean) {
    const auto field = [](auto change) {
        SolidSignInputs in = e2e;
        change(in);
        Sheet<Term> sheet;
        const auto got = refused_field(solid_sign<V22>(in, sheet));
        EXPECT_TRUE(sheet.steps.empty());
        return got;
    };
    EXPECT_EQ(field([](auto& in) { in.wind_speed_mph = -1; }), "/wind_speed_mph");
    EXPECT_EQ(field([](auto& in) { in.width_ft = 0; }), "/width_ft");
    EXPECT_EQ(field([](auto& in) { in.width_ft = 1e308; }), "/width_ft");
    EXPECT_EQ(field([](auto& in) { in.height_ft = nan; }), "/height_ft");
    EXPECT_EQ(field([](auto& in) { in.top_ft = 9.9; }), "/top_ft");
    EXPECT_EQ(field([](auto& in) { in.top_ft = 3000; }), "/top_ft");
    EXPECT_EQ(field([](auto& in) { in.topographic_factor = 0.5; }), "/topographic_factor");
    EXPECT_EQ(field([](auto& in) { in.elevation_factor = nan; }), "/elevation_factor");
    EXPECT_EQ(field([](auto& in) { in.directionality_factor = 0; }), "/directionality_factor");
    EXPECT_EQ(field([](auto& in) { in.gust_effect_factor = 0; }), "/gust_effect_factor");
    EXPECT_EQ(field([](auto& in) { in.min_pressure_psf = 15.9; }), "/min_pressure_psf");
    EXPECT_EQ(field([](auto& in) { in.solidity = 0.69; }), "/solidity");
    EXPECT_EQ(field([](auto& in) { in.return_length_ft = -1; }), "/return_length_ft");
    EXPECT_EQ(field([](auto& in) { in.width_ft = 110, in.case_c_10_13 = CaseC10To13::refuse; }),
              "/width_ft");
}

TEST(SolidSign, PrintsLikeAHandCalculation) {
    Sheet<Term> s16, s22;
    solid_sign<V16>(e2e, s16);
    solid_sign<V22>(e2e, s22);
    EXPECT_EQ(line_of(s22, "F_w"),
              "F_w = q_h · K_d · G · C_f · A_s = 31.983 · 0.85 · 0.85 · 1.75 · 200 = 8087.7 lbf "
              "[ASCE 7-22 29.3-1]");
    EXPECT_EQ(
        line_of(s16, "F_w"),
        "F_w = q_h · G · C_f · A_s = 27.202 · 0.85 · 1.75 · 200 = 8092.7 lbf [ASCE 7-16 29.3-1]");
    EXPECT_EQ(line_of(s22, "F"),
              "F = max(F_w, p_min · A_s) = max(8087.7, 16 · 200) = 8087.7 lbf [ASCE 7-22 29.7] "
              "unconfirmed");
    EXPECT_EQ(line_of(s22, "F_1"),
              "F_1 = q_h · K_d · G · C_f1 · s · s = 31.983 · 0.85 · 0.85 · 2.25 · 10 · 10 = "
              "5199.2 lbf [ASCE 7-22 29.3-1]");
    EXPECT_TRUE(has_note(s22, "mid-height"));
}

std::vector<double> numbers(const SolidSignWind& w) {
    std::vector<double> all{w.s_over_h,
                            w.B_over_s,
                            w.K_h,
                            w.q_h_psf,
                            w.C_f,
                            w.area_ft2,
                            w.opening_factor,
                            w.force_lbf,
                            w.resultant_height_ft,
                            w.case_b_eccentricity_ft,
                            w.case_b_torsion_lbf_ft,
                            w.case_c_force_lbf,
                            w.case_c_resultant_ft,
                            w.case_c_torsion_lbf_ft};
    for (const SignStrip& s : w.case_c_strips)
        all.insert(all.end(), {s.from_ft, s.to_ft, s.C_f, s.force_lbf});
    return all;
}

template <class Edition>
void runs_agree(std::uint64_t seed) {
    Samples samples(seed);
    int minimum = 0, grade = 0, case_c = 0, blended = 0, case_c_minimum = 0, open = 0, corner = 0,
        table = 0;
    for (int i = 0; i < 10000; ++i) {
        const double s = samples.in(0.5, 60),
                     B = s * (samples.coin() ? samples.in(0.05, 4) : samples.in(1, 16));
        SolidSignInputs in = sign(samples.in(40, 220), static_cast<Exposure>(samples.choice(3)), B,
                                  s, i % 4 ? s + samples.in(0, 80) : s);
        in.topographic_factor = samples.coin() ? 1 : samples.in(1, 2);
        in.elevation_factor = samples.in(0.7, 1);
        in.gust_effect_factor = samples.in(0.8, 1.4);
        in.solidity = samples.coin() ? 1 : samples.in(0.7, 1);
        in.return_length_ft = samples.coin() ? 0 : s * samples.in(0, 2.5);
        in.kz_method = static_cast<KzMethod>(samples.choice(2));
        in.q_height = static_cast<QHeight>(samples.choice(2));
        in.open_area = static_cast<OpenArea>(samples.choice(2));
        in.return_corner_credit = static_cast<ReturnCornerCredit>(samples.choice(2));
        Sheet<double> plain;
        Sheet<Term> written;
        const auto a = accepted(solid_sign<Edition>(in, plain)),
                   b = accepted(solid_sign<Edition>(in, written));
        ASSERT_EQ(bits(numbers(a)), bits(numbers(b))) << i;
        minimum += a.minimum_governs;
        grade += a.counts_as_on_grade;
        case_c += a.has_case_c;
        blended += a.case_c_blended;
        case_c_minimum += a.case_c_minimum_governs;
        open += a.opening_factor < 1;
        corner +=
            has_note(written, "on the first strip") || line_of(written, "R_r") != "no step R_r";
        table += in.kz_method == KzMethod::table;
    }
    for (int reached : {minimum, grade, case_c, blended, case_c_minimum, open, corner, table})
        EXPECT_GT(reached, 100);
}
TEST(SolidSign, PlainAndTracedRunsAgreeInEveryBitOn20000Signs) {
    runs_agree<V16>(29);
    runs_agree<V22>(31);
}

}  // namespace
}  // namespace apex::wind
