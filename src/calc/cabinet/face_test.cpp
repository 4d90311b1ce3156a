// Ribs, faces and retainers: hand numbers, Navier's series as the oracle of the plate, properties.
#include "calc/cabinet/face.hpp"

#include <gtest/gtest.h>
// After gtest, whose macros it uses.
#include <rapidcheck/gtest.h>

#include "calc/cabinet/rib.hpp"
#include "calc/cabinet/test_support.hpp"

namespace apex::cabinet {
namespace {

Rib rib_of(const RibInputs& in) {
    return plain_run([&](auto& sheet) { return rib(in, sheet); });
}
Face face_of(const FaceInputs& in) {
    return plain_run([&](auto& sheet) { return face(in, sheet); });
}
template <class In, class Function>
auto outcome(const In& in, Function function) {
    Sheet<double> sheet;
    return function(in, sheet);
}
constexpr auto run_rib = [](const RibInputs& in, auto& sheet) { return rib(in, sheet); };
constexpr auto run_face = [](const FaceInputs& in, auto& sheet) { return face(in, sheet); };
constexpr auto run_flex = [](const FlexFaceInputs& in, auto& sheet) {
    return flex_face(in, sheet);
};
constexpr auto run_retainer = [](const RetainerInputs& in, auto& sheet) {
    return retainer(in, sheet);
};

RibInputs aluminium_rib() {
    RibInputs in;
    in.p_psf = 30, in.spacing_ft = 2, in.span_ft = 8;
    in.E_ksi = 10000, in.I_in4 = 0.5, in.S_in3 = 0.5, in.F_b_ksi = 16;
    return in;
}

// 60 lbf/ft on 8 ft: 60 x 64/8 = 480 lbf-ft; 480 x 12/500 = 11.52 ksi; 5 x 60 x 4096 x 1728 /
// (384 x 1e7 x 0.5) = 1.10592 in against 96/120 = 0.8.
TEST(Rib, ASimpleSpanByHand) {
    const Rib got = rib_of(aluminium_rib());
    EXPECT_NEAR(got.M_lbf_ft, 480, 1e-9);
    EXPECT_NEAR(got.f_b_ksi, 11.52, 1e-12);
    EXPECT_NEAR(got.stress_utilisation, 0.72, 1e-12);
    EXPECT_NEAR(got.span_deflection_in, 1.10592, 1e-12);
    EXPECT_NEAR(got.deflection_utilisation, 1.3824, 1e-12);
    EXPECT_EQ(got.end_deflection_in, 0);
    EXPECT_FALSE(got.cantilever_governs);
}
// 90 lbf/ft on 4 ft: 720 lbf-ft; 90 x 256 x 1728/(8 x 1e7 x 0.5) = 0.995328 in against 48/120.
TEST(Rib, AnEndThatHangsOverByHand) {
    RibInputs in = aluminium_rib();
    in.cantilever_ft = 4, in.end_p_psf = 45;
    const Rib got = rib_of(in);
    EXPECT_NEAR(got.M_lbf_ft, 720, 1e-9);
    EXPECT_NEAR(got.end_deflection_in, 0.995328, 1e-12);
    EXPECT_NEAR(got.deflection_utilisation, 2.48832, 1e-12);
    EXPECT_TRUE(got.cantilever_governs);
    in.cantilever_ft = 2;  // 90 x 4/2 = 180 lbf-ft: the span governs.
    EXPECT_NEAR(rib_of(in).M_lbf_ft, 480, 1e-9);
    EXPECT_FALSE(rib_of(in).cantilever_governs);
}
RC_GTEST_PROP(Rib, MorePressureSpacingOrSpanNeverHelps, ()) {
    RibInputs in = aluminium_rib();
    in.p_psf = *rc::gen::inRange(10, 80);
    in.cantilever_ft = *rc::gen::inRange(0, 6);
    in.end_p_psf = in.cantilever_ft > 0 ? in.p_psf * 1.5 : 0;
    const Rib before = rib_of(in);
    const int which = *rc::gen::inRange(0, 3);
    if (which == 0) in.p_psf *= 1.2, in.end_p_psf *= 1.2;
    if (which == 1) in.spacing_ft *= 1.2;
    if (which == 2) in.span_ft *= 1.2;
    const Rib after = rib_of(in);
    RC_ASSERT(after.stress_utilisation >= before.stress_utilisation);
    RC_ASSERT(after.deflection_utilisation >= before.deflection_utilisation);
}
TEST(Rib, Refusals) {
    const auto refuses = [](auto change, const char* field) {
        RibInputs in = aluminium_rib();
        change(in);
        expect_refused(outcome(in, run_rib), field);
    };
    refuses([](RibInputs& in) { in.p_psf = 0; }, "/p_psf");
    refuses([](RibInputs& in) { in.span_ft = not_a_number; }, "/span_ft");
    refuses([](RibInputs& in) { in.I_in4 = endless; }, "/I_in4");
    refuses([](RibInputs& in) { in.cantilever_ft = 2, in.end_p_psf = 29; }, "/end_p_psf");
    refuses([](RibInputs& in) { in.end_p_psf = 40; }, "/end_p_psf");
    refuses([](RibInputs& in) { in.cantilever_ft = -1; }, "/cantilever_ft");
}

// 12 by 18 in of 1/4 in polycarbonate under 16 psf: a/b 1.5, alpha 0.0838, beta 0.4851; q =
// 1/9000 ksi; w = 0.0838 x 2.304/5.3125 = 0.036344 in; sigma = 0.4851 x 0.256 = 0.1241856 ksi.
constexpr FaceInputs polycarbonate{16, 18, 12, 0.25, 340, 2};
TEST(FlatFace, BetweenTheRowsByHand) {
    const Face got = face_of(polycarbonate);
    EXPECT_NEAR(got.alpha, 0.0838, 1e-12);
    EXPECT_NEAR(got.beta, 0.4851, 1e-12);
    EXPECT_NEAR(got.w_in, 0.036344, 1e-6);
    EXPECT_NEAR(got.stress_ksi, 0.1241856, 1e-12);
    EXPECT_NEAR(got.utilisation, 0.0620928, 1e-12);
}

/// Deflection and bending across the short side in the middle of a plate with sides a and 1, by
/// Navier's double sine series, as alpha and beta.
struct Series {
    double alpha = 0, beta = 0;
};
Series navier(double a) {
    constexpr double nu = 0.3;
    Series s;
    for (int m = 1; m < 400; m += 2)
        for (int n = 1; n < 400; n += 2) {
            const double sign = (m / 2 + n / 2) % 2 == 0 ? 1 : -1;
            const double x = m / a * (m / a), y = 1.0 * n * n;
            const double term = sign / (1.0 * m * n * (x + y) * (x + y));
            s.alpha += 12 * (1 - nu * nu) * 16 / (pi * pi * pi * pi * pi * pi) * term;
            s.beta += 6 * 16 / (pi * pi * pi * pi) * (y + nu * x) * term;
        }
    return s;
}
TEST(FlatFace, TheTableIsNaviersSeries) {
    for (const double aspect : {1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 3.0}) {
        FaceInputs in = polycarbonate;
        in.a_in = aspect * in.b_in;
        const Series exact = navier(aspect);
        EXPECT_NEAR(face_of(in).alpha / exact.alpha, 1, 0.006) << aspect;
        EXPECT_NEAR(face_of(in).beta / exact.beta, 1, 0.003) << aspect;
    }
    // An endless strip of unit width is a beam: 5/384 x 12 (1 - 0.3^2) and 6/8.
    FaceInputs strip = polycarbonate;
    strip.a_in = 1000;
    EXPECT_NEAR(face_of(strip).alpha, 5.0 / 32 * 0.91, 1e-4);
    EXPECT_EQ(face_of(strip).beta, 0.75);
}
RC_GTEST_PROP(FlatFace, ALongerOneNeverBendsLess, ()) {
    FaceInputs in = polycarbonate;
    in.a_in = in.b_in * (1 + *rc::gen::inRange(0, 400) / 100.0);
    const Face before = face_of(in);
    in.a_in += 0.1;
    RC_ASSERT(face_of(in).w_in >= before.w_in);
    RC_ASSERT(face_of(in).stress_ksi >= before.stress_ksi);
}
TEST(FlatFace, AMembraneIsRefused) {
    FaceInputs in = polycarbonate;
    in.b_in = 24, in.a_in = 48, in.t_in = 0.1875;  // 0.111 x 36.864/2.2412 = 1.826 in.
    expect_refused(outcome(in, run_face), "/t_in");
    in = polycarbonate;
    in.a_in = 11;
    expect_refused(outcome(in, run_face), "/a_in");
    in = polycarbonate;
    in.E_ksi = 0;
    expect_refused(outcome(in, run_face), "/E_ksi");
}

// 8 ft with 2.4 in of sag: R = 64/1.6 + 0.1 = 40.1 ft; 20 psf: 802 lbf/ft; sag 2.5 %.
TEST(FlexFace, TheArcByHand) {
    const FlexFace got = value(outcome(FlexFaceInputs{20, 8, 2.4}, run_flex));
    EXPECT_NEAR(got.R_ft, 40.1, 1e-9);
    EXPECT_NEAR(got.tension_lbf_per_ft, 802, 1e-9);
    EXPECT_NEAR(got.sag_share, 0.025, 1e-12);
    EXPECT_TRUE(got.sag_within_limit);
    EXPECT_TRUE(value(outcome(FlexFaceInputs{20, 8, 2.88}, run_flex)).sag_within_limit);
    EXPECT_FALSE(value(outcome(FlexFaceInputs{20, 8, 2.89}, run_flex)).sag_within_limit);
}
// Two ends of an arc hold p l across it: 2 T sin(theta) = p l with sin(theta) = l/2 / R.
RC_GTEST_PROP(FlexFace, TheEndsHoldThePressure, ()) {
    const double p = *rc::gen::inRange(5, 60), l = *rc::gen::inRange(2, 20);
    const double sag = l * *rc::gen::inRange(1, 250) / 1000.0 * 12;
    const FlexFace got = value(outcome(FlexFaceInputs{p, l, sag}, run_flex));
    RC_ASSERT(abs(2 * got.tension_lbf_per_ft * (l / 2 / got.R_ft) - p * l) < 1e-9 * p * l);
}
TEST(FlexFace, Refusals) {
    expect_refused(outcome(FlexFaceInputs{0, 8, 2}, run_flex), "/p_psf");
    expect_refused(outcome(FlexFaceInputs{20, 8, 0}, run_flex), "/sag_in");
    expect_refused(outcome(FlexFaceInputs{20, 8, 24.1}, run_flex), "/sag_in");
}

// 0.5 + 8 x 1.44/(3 x 24)/2 + 4e-5 x 100 x 24 = 0.5 + 0.08 + 0.096.
TEST(Retainer, ByHand) {
    const Retainer got = value(outcome(RetainerInputs{24, 1.2, 100, 0.75}, run_retainer));
    EXPECT_NEAR(got.bite_required_in, 0.676, 1e-12);
    EXPECT_NEAR(got.utilisation, 0.676 / 0.75, 1e-12);
    expect_refused(outcome(RetainerInputs{24, -1, 100, 0.75}, run_retainer), "/w_in");
    expect_refused(outcome(RetainerInputs{24, 1, 100, 0}, run_retainer), "/bite_in");
}

TEST(Faces, TheDerivationIsTheNumber) {
    Sheet<Term> written;
    const double sigma_ksi = value(face(polycarbonate, written)).stress_ksi;
    EXPECT_EQ(sigma_ksi, last_of(written, "sigma"));
    EXPECT_EQ(sigma_ksi, face_of(polycarbonate).stress_ksi);
    Sheet<Term> of_rib;
    const double f_b_ksi = value(rib(aluminium_rib(), of_rib)).f_b_ksi;
    EXPECT_EQ(f_b_ksi, last_of(of_rib, "f_b"));
    EXPECT_EQ(f_b_ksi, rib_of(aluminium_rib()).f_b_ksi);
}

}  // namespace
}  // namespace apex::cabinet
