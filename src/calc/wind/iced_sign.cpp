#include "calc/wind/iced_sign.hpp"

#include "base/units.hpp"
#include "calc/wind/editions.hpp"
#include "calc/wind/sign_figure.hpp"
#include "calc/wind/site_fields.hpp"

namespace apex::wind {
namespace {

SiteWind iced_site(const IcedSignInputs& in) {
    return {in.concurrent_gust_mph, in.topographic_factor, in.elevation_factor, in.exposure,
            in.kz_method};
}

template <class Edition>
std::optional<Rejection> refuse_iced(const IcedSignInputs& in) {
    const auto no = [](const char* field, const char* why) {
        return Rejection{field, why, unconfirmed(Edition::clause("10.5"))};
    };
    if (!(in.concurrent_gust_mph > 0 && in.concurrent_gust_mph <= 150))
        return no("/concurrent_gust_mph", "must be above 0 and at most 150 mph");
    if (!(in.ice_thickness_in >= 0 && in.ice_thickness_in <= 12))
        return no("/ice_thickness_in", "must be 0 to 12 in");
    if (!(in.width_ft > 0 && in.width_ft <= 1000))
        return no("/width_ft", "must be above 0 and at most 1000 ft");
    if (!(in.height_ft > 0 && in.height_ft <= 1000))
        return no("/height_ft", "must be above 0 and at most 1000 ft");
    if (!reaches(in.top_ft, in.height_ft))
        return no("/top_ft", "the face reaches below grade: its top must be at least its height");
    if (!(in.pole_width_in >= 0 && in.pole_width_in <= 1200))
        return no("/pole_width_in", "must be 0 to 1200 in");
    if (in.pole_width_in > 0 && !(in.pole_bottom_ft >= 0 && in.pole_top_ft > in.pole_bottom_ft))
        return no("/pole_top_ft", "must be above pole_bottom_ft, which must not be below grade");
    if (auto open = refuse_open_sign<Edition>(in.solidity)) return open;
    if (auto factor = refuse_factors<Edition>(in.directionality_factor, in.gust_effect_factor))
        return factor;
    if (auto q =
            refuse_profile<Edition>(iced_site(in), in.top_ft + in.ice_thickness_in / 12, "/top_ft"))
        return q->field == "/wind_speed_mph"
                   ? Rejection{"/concurrent_gust_mph", q->reason, q->clause}
                   : *q;
    if (in.pole_width_in > 0)
        return refuse_profile<Edition>(iced_site(in), (in.pole_bottom_ft + in.pole_top_ft) / 2,
                                       "/pole_top_ft");
    return std::nullopt;
}

template <class Edition, class Num>
Num iced_pole_steps(const IcedSignInputs& in, const Num& t, const Num& G, const Num& K_d,
                    IcedSign& result, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const Clause here = unconfirmed(at("10.5"));
    sheet.heading("Iced pole");
    const Num D_0 = sheet.given("D_0", "in", in.pole_width_in, here);
    const Num z_1 = sheet.given("z_1", "ft", in.pole_bottom_ft, here);
    const Num z_2 = sheet.given("z_2", "ft", in.pole_top_ft, here);
    const Num D = sheet.eq("D", "ft", (D_0 + 2 * t) / units::in_per_ft, here);
    const Num y = sheet.eq("y_p", "ft", (z_1 + z_2) / 2, here);
    const Profile<Num> q = profile<Edition>(iced_site(in), y, K_d, {"K_z", "q_z"}, sheet);
    const bool round_pole =
        in.pole_shape >= PoleShape::round_smooth && in.pole_shape <= PoleShape::round_very_rough;
    const Num D_q =
        sheet.eq("D_q", "ft·psf^0.5", D * sqrt(q.q), unconfirmed(at(Edition::pole_figure)));
    const bool subcritical = round_pole && plain(D_q) <= 2.5;
    const Num ratio = sheet.eq("h/D", "", z_2 / D, at(Edition::pole_figure));
    sheet.note(subcritical ? "row of D sqrt(q_z) <= 2.5" : "row of the shape",
               at(Edition::pole_figure));
    const Num C_f = sheet.looked_up("C_f,p", "linear in h/D, held at 1 and 25",
                                    figure_29_4_1(in.pole_shape, subcritical, plain(ratio)),
                                    at(Edition::pole_figure));
    const Num F = sheet.eq("F_p", "lbf", Edition::force(q.q, K_d, G, C_f, D * (z_2 - z_1)),
                           at(Edition::pole_force));
    result.pole_q_z_psf = plain(q.q);
    result.pole_C_f = plain(C_f);
    result.pole_lbf = plain(F);
    result.pole_height_ft = plain(y);
    return F;
}

}  // namespace

template <class Edition, class Num>
Outcome<IcedSign> iced_sign(const IcedSignInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_iced<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const Clause here = unconfirmed(at("10.5"));
    IcedSign result{};
    sheet.heading("Iced cabinet");
    const Num t = sheet.given("t_d", "in", in.ice_thickness_in, here);
    const Num B_0 = sheet.given("B_0", "ft", in.width_ft, here);
    const Num s_0 = sheet.given("s_0", "ft", in.height_ft, here);
    const Num h_0 = sheet.given("h_0", "ft", in.top_ft, here);
    const Num G = sheet.given("G", "", in.gust_effect_factor, at(Edition::gust));
    const Num K_d =
        sheet.given("K_d", "", in.directionality_factor, at(Edition::directionality_table));
    sheet.note("V is the concurrent gust V_c; each exposed edge grows by t_d", here);
    const Num B = sheet.eq("B", "ft", B_0 + 2 * t / units::in_per_ft, here);
    const bool on_grade = in.top_ft - in.height_ft < in.ice_thickness_in / units::in_per_ft;
    const Num h = sheet.eq("h", "ft", h_0 + t / units::in_per_ft, here);
    const Num s = on_grade ? sheet.eq("s", "ft", h, here)
                           : sheet.eq("s", "ft", s_0 + 2 * t / units::in_per_ft, here);
    const Profile<Num> q = profile<Edition>(iced_site(in), h, K_d, {"K_h", "q_h"}, sheet);
    const Clause figure = at(Edition::sign_figure);
    const Num B_s = sheet.eq("B/s", "", B / s, figure), s_h = sheet.eq("s/h", "", s / h, figure);
    const Openings<Num> open = openings<Edition>(in.solidity, OpenArea::factor, sheet);
    const Num C_f = net_force_steps<Edition>(plain(B_s), plain(s_h), open, sheet);
    const Num A = sheet.eq("A_s", "ft²", B * s, here);
    const Num F =
        sheet.eq("F_c", "lbf", Edition::force(q.q, K_d, G, C_f, A), at(Edition::sign_force));
    const Num y =
        on_grade ? sheet.eq("y", "ft", 0.55 * h, figure) : sheet.eq("y", "ft", h - s / 2, figure);
    const Num T = sheet.eq("T_B", "lbf·ft", 0.2 * B * F, figure);
    result.q_h_psf = plain(q.q);
    result.C_f = plain(C_f);
    result.area_ft2 = plain(A);
    result.cabinet_lbf = plain(F);
    result.cabinet_height_ft = plain(y);
    result.case_b_torsion_lbf_ft = plain(T);
    constexpr Clause sum{"statics", "equilibrium"};
    if (in.pole_width_in > 0) {
        const Num F_p = iced_pole_steps<Edition>(in, t, G, K_d, result, sheet);
        const Num y_p = known<Num>("y_p", result.pole_height_ft);
        result.force_lbf = plain(sheet.eq("W_i", "lbf", F + F_p, sum));
        result.moment_lbf_ft = plain(sheet.eq("M_Wi", "lbf·ft", F * y + F_p * y_p, sum));
    } else {
        result.force_lbf = plain(sheet.eq("W_i", "lbf", F, sum));
        result.moment_lbf_ft = plain(sheet.eq("M_Wi", "lbf·ft", F * y, sum));
    }
    return result;
}

#define INSTANTIATE(Edition)                                                              \
    template Outcome<IcedSign> iced_sign<Edition>(const IcedSignInputs&, Sheet<double>&); \
    template Outcome<IcedSign> iced_sign<Edition>(const IcedSignInputs&, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
