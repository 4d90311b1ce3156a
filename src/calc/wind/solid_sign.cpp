#include "calc/wind/solid_sign.hpp"

#include "calc/wind/case_c_steps.hpp"
#include "calc/wind/editions.hpp"
#include "calc/wind/profile.hpp"
#include "calc/wind/sign_figure.hpp"

namespace apex::wind {
namespace {

constexpr std::array force_symbols{"F_1", "F_2", "F_3", "F_4", "F_5", "F_6", "F_7"};
constexpr std::array torsion_symbols{"T_1", "T_2", "T_3", "T_4", "T_5", "T_6", "T_7"};

/// A gap of at most this part of s below the face counts as none: s/h = 1 must not hang on
/// rounding.
constexpr double gap_over_s_on_grade = 0.02;

/// What cases A, B and C share.
template <class Num>
struct SignSteps {
    Num B, s, q_h, K_d, G, A_s, p_min;
};

SiteWind site_of(const SolidSignInputs& in) {
    return {in.wind_speed_mph, in.topographic_factor, in.elevation_factor, in.exposure,
            in.kz_method};
}

double height_of_q_ft(const SolidSignInputs& in) {
    return in.q_height == QHeight::top ? in.top_ft : in.top_ft - in.height_ft / 2;
}

CaseCInputs case_c_of(const SolidSignInputs& in) {
    return {in.width_ft / in.height_ft,
            min(1, in.height_ft / in.top_ft),
            in.return_length_ft / in.height_ft,
            in.solidity,
            in.open_area,
            in.case_c_10_13,
            in.return_corner_credit};
}

template <class Edition>
std::optional<Rejection> refuse(const SolidSignInputs& in) {
    const auto no = [](const char* field, const char* why, const char* ref) {
        return Rejection{field, why, Edition::clause(ref)};
    };
    if (!(in.width_ft > 0 && in.width_ft <= 1000))
        return no("/width_ft", "must be above 0 and at most 1000 ft", Edition::solid_signs);
    if (!(in.height_ft > 0 && in.height_ft <= 1000))
        return no("/height_ft", "must be above 0 and at most 1000 ft", Edition::solid_signs);
    if (!reaches(in.top_ft, in.height_ft))
        return no("/top_ft", "the face reaches below grade: its top must be at least its height",
                  Edition::sign_figure);
    if (auto refused = refuse_profile<Edition>(site_of(in), height_of_q_ft(in), "/top_ft"))
        return refused;
    if (!(in.directionality_factor > 0 && in.directionality_factor <= 1))
        return no("/directionality_factor", "must be above 0 and at most 1", "26.6");
    if (!(in.gust_effect_factor > 0 && in.gust_effect_factor <= 5))
        return no("/gust_effect_factor", "must be above 0 and at most 5", Edition::gust);
    if (!(in.min_pressure_psf >= 16 && in.min_pressure_psf <= 1000))
        return no("/min_pressure_psf", "may only be raised: 16 to 1000 psf", Edition::minimum);
    if (auto open = refuse_open_sign<Edition>(in.solidity)) return open;
    return refuse_case_c<Edition>(case_c_of(in), "/width_ft", "/return_length_ft");
}

template <class Edition, class Num>
void case_c(const SolidSignInputs& in, const SignSteps<Num>& sign, const Openings<Num>& open,
            SolidSignWind& wind, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    sheet.heading("Case C: strips from the windward edge");
    const CaseCSteps<Num> c = case_c_steps<Edition>(case_c_of(in), open, sheet);
    const auto last = static_cast<std::size_t>(c.figure.strip_count) - 1;

    Num F_sum(0), T_sum(0);
    for (std::size_t i = 0; i <= last; ++i) {
        const double from = c.figure.edges_s[i], to = c.figure.edges_s[i + 1];
        const Num width = i == last        ? sign.B - from * sign.s
                          : to - from == 1 ? sign.s
                                           : (to - from) * sign.s;
        const Num arm = i == last
                            ? -(from * sign.s / 2)  // the last strip's centre is (from s + B) / 2
                            : sign.B / 2 - (from + to) / 2 * sign.s;
        const Num F = sheet.eq(force_symbols[i], "lbf",
                               Edition::force(sign.q_h, sign.K_d, sign.G, c.C_f[i], width * sign.s),
                               at(Edition::sign_force));
        const Num T = sheet.eq(torsion_symbols[i], "lbf·ft", F * arm, at(Edition::sign_figure));
        F_sum = i == 0 ? F : F_sum + F;
        T_sum = i == 0 ? T : T_sum + T;
        wind.case_c_strips[i] = {from * in.height_ft, i == last ? in.width_ft : to * in.height_ft,
                                 plain(c.C_f[i]), plain(F)};
    }
    const Num F_w = sheet.eq("F_Cw", "lbf", F_sum, at(Edition::sign_figure));
    const Num T_w = sheet.eq("T_Cw", "lbf·ft", T_sum, at(Edition::sign_figure));
    const Num F_C =
        sheet.eq("F_C", "lbf", max(F_w, sign.p_min * sign.A_s), unconfirmed(at(Edition::minimum)));
    const bool minimum = plain(F_C) > plain(F_w);
    if (minimum) {
        sheet.note("the minimum pressure governs: the strips are raised in proportion",
                   unconfirmed(at(Edition::minimum)));
        for (std::size_t i = 0; i <= last; ++i)
            wind.case_c_strips[i].force_lbf *= plain(F_C) / plain(F_w);
    }
    const Num T_C = minimum ? sheet.eq("T_C", "lbf·ft", T_w * F_C / F_w, at(Edition::sign_figure))
                            : sheet.eq("T_C", "lbf·ft", T_w, at(Edition::sign_figure));

    wind.case_c_blended = c.figure.blended;
    wind.case_c_minimum_governs = minimum;
    wind.case_c_strip_count = c.figure.strip_count;
    wind.case_c_force_lbf = plain(F_C);
    wind.case_c_torsion_lbf_ft = plain(T_C);
    wind.case_c_resultant_ft = in.width_ft / 2 - plain(T_w) / plain(F_w);
}

}  // namespace

template <class Edition, class Num>
Outcome<SolidSignWind> solid_sign(const SolidSignInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const bool on_grade = in.top_ft - in.height_ft <= gap_over_s_on_grade * in.height_ft;
    const CaseCInputs ratios = case_c_of(in);

    const Num B = sheet.given("B", "ft", in.width_ft, at(Edition::solid_signs));
    const Num s = sheet.given("s", "ft", in.height_ft, at(Edition::solid_signs));
    const Num h = sheet.given("h", "ft", in.top_ft, at(Edition::solid_signs));
    const Num G = sheet.given("G", "", in.gust_effect_factor, at(Edition::gust));
    const Num K_d =
        sheet.given("K_d", "", in.directionality_factor, at(Edition::directionality_table));
    const Num p_min =
        sheet.given("p_min", "psf", in.min_pressure_psf, unconfirmed(at(Edition::minimum)));
    if (in.q_height == QHeight::centroid)
        sheet.note("q is taken at the centroid of the face, not at its top as the clause says",
                   at(Edition::solid_signs));
    const Num z_q = in.q_height == QHeight::top ? h : h - s / 2;
    const Profile<Num> q = profile<Edition>(site_of(in), z_q, K_d, {"K_h", "q_h"}, sheet);
    const SignSteps<Num> sign{
        B, s, q.q, K_d, G, sheet.eq("A_s", "ft²", B * s, at(Edition::solid_signs)), p_min};

    sheet.heading("Cases A and B");
    sheet.eq("B/s", "", B / s, at(Edition::sign_figure));
    sheet.eq("s/h", "", min(1, s / h), at(Edition::sign_figure));
    const Openings<Num> open = openings<Edition>(in.solidity, in.open_area, sheet);
    const Num C_f = net_force_steps<Edition>(ratios.B_over_s, ratios.s_over_h, open, sheet);
    const Num F_w =
        sheet.eq("F_w", "lbf", Edition::force(q.q, K_d, G, C_f, sign.A_s), at(Edition::sign_force));
    const Num F =
        sheet.eq("F", "lbf", max(F_w, p_min * sign.A_s), unconfirmed(at(Edition::minimum)));
    const bool minimum = plain(F) > plain(F_w);
    sheet.note(
        minimum ? "the minimum pressure governs" : "the figure governs over the minimum pressure",
        unconfirmed(at(Edition::minimum)));
    const Num y =
        sheet.eq("y", "ft", on_grade ? h - s / 2 + 0.05 * h : h - s / 2, at(Edition::sign_figure));
    sheet.note(on_grade ? "gap of at most 0.02 s: counts as s/h = 1, raised by 0.05 h"
                        : "s/h < 1: mid-height",
               at(Edition::sign_figure));
    const Num e = sheet.eq("e", "ft", 0.2 * B, at(Edition::sign_figure));
    const Num T_B = sheet.eq("T_B", "lbf·ft", e * F, at(Edition::sign_figure));

    SolidSignWind wind{};
    wind.s_over_h = ratios.s_over_h;
    wind.B_over_s = ratios.B_over_s;
    wind.K_h = plain(q.K);
    wind.q_h_psf = plain(q.q);
    wind.C_f = plain(C_f);
    wind.K_d = in.directionality_factor;
    wind.G = in.gust_effect_factor;
    wind.area_ft2 = plain(sign.A_s);
    wind.opening_factor = plain(open.factor);
    wind.force_lbf = plain(F);
    wind.resultant_height_ft = plain(y);
    wind.case_b_eccentricity_ft = plain(e);
    wind.case_b_torsion_lbf_ft = plain(T_B);
    wind.minimum_governs = minimum;
    wind.counts_as_on_grade = on_grade;
    wind.has_case_c = reaches(ratios.B_over_s, 2);
    if (wind.has_case_c) case_c<Edition>(in, sign, open, wind, sheet);
    return wind;
}

#define INSTANTIATE(Edition)                                                                     \
    template Outcome<SolidSignWind> solid_sign<Edition>(const SolidSignInputs&, Sheet<double>&); \
    template Outcome<SolidSignWind> solid_sign<Edition>(const SolidSignInputs&, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
