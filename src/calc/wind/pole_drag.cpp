#include "calc/wind/pole_drag.hpp"

#include "calc/wind/editions.hpp"
#include "calc/wind/interpolate.hpp"
#include "calc/wind/profile.hpp"
#include "calc/wind/row_steps.hpp"

namespace apex::wind {
namespace {

constexpr std::array slendernesses{1., 7., 25.};  // h/D
constexpr std::array<std::array<double, 3>, 8> rows_by_shape{{
    {1.3, 1.4, 2.0},  // square, wind normal to a face
    {1.0, 1.1, 1.5},  // square, wind along a diagonal
    {1.0, 1.2, 1.4},  // hexagonal
    {1.0, 1.2, 1.4},  // octagonal
    {0.5, 0.6, 0.7},  // round, D sqrt(q_z) > 2.5, moderately smooth
    {0.7, 0.8, 0.9},  // round, rough: D'/D = 0.02
    {0.8, 1.0, 1.2},  // round, very rough: D'/D = 0.08
    {2.0, 2.0, 2.0},  // W shape: a flat-sided member, whatever its slenderness
}};
constexpr std::array round_subcritical{0.7, 0.8, 1.2};  // D sqrt(q_z) <= 2.5, every surface

constexpr std::array row_names{
    "square, wind normal to a face",
    "square, wind along a diagonal",
    "hexagonal",
    "octagonal",
    "round, moderately smooth, D sqrt(q_z) > 2.5",
    "round, rough, D sqrt(q_z) > 2.5",
    "round, very rough, D sqrt(q_z) > 2.5",
    "wide flange, as the flat-sided member of least solidity of the figure of open signs",
};
constexpr const char* name_of_subcritical = "round, D sqrt(q_z) <= 2.5";

constexpr bool is_round(PoleShape shape) {
    return shape >= PoleShape::round_smooth && shape <= PoleShape::round_very_rough;
}

TableRow<std::array<double, 3>> row_of(PoleShape shape, bool subcritical) {
    const auto i = static_cast<std::size_t>(shape);
    return is_round(shape) && subcritical
               ? TableRow{name_of_subcritical, "h/D", slendernesses, round_subcritical}
               : TableRow{row_names[i], "h/D", slendernesses, rows_by_shape[i]};
}

SiteWind site_of(const PoleDragInputs& in) {
    return {in.wind_speed_mph, in.topographic_factor, in.elevation_factor, in.exposure,
            in.kz_method};
}

template <class Edition>
std::optional<Rejection> refuse(const PoleDragInputs& in) {
    const auto no = [](const char* field, const char* why, const char* ref) {
        return Rejection{field, why, Edition::clause(ref)};
    };
    if (!(in.least_width_ft > 0 && in.least_width_ft <= 100))
        return no("/least_width_ft", "must be above 0 and at most 100 ft", Edition::pole_figure);
    if (!(in.projected_width_ft >= in.least_width_ft * (1 - 1e-9) && in.projected_width_ft <= 200))
        return no("/projected_width_ft", "must be at least least_width_ft and at most 200 ft",
                  Edition::pole_figure);
    if (!(in.bottom_ft >= 0))
        return no("/bottom_ft", "must not be below grade", Edition::other_structures);
    if (!(in.top_ft > in.bottom_ft))
        return no("/top_ft", "must be above bottom_ft", Edition::other_structures);
    if (!(in.structure_height_ft >= in.top_ft * (1 - 1e-9) && in.structure_height_ft <= 1000))
        return no("/structure_height_ft", "must be at least top_ft and at most 1000 ft",
                  Edition::pole_figure);
    if (auto refused =
            refuse_profile<Edition>(site_of(in), (in.bottom_ft + in.top_ft) / 2, "/top_ft"))
        return refused;
    if (!(in.gust_effect_factor > 0 && in.gust_effect_factor <= 5))
        return no("/gust_effect_factor", "must be above 0 and at most 5", Edition::gust);
    if (!(in.min_pressure_psf >= 16 && in.min_pressure_psf <= 1000))
        return no("/min_pressure_psf", "may only be raised: 16 to 1000 psf", Edition::minimum);
    return std::nullopt;
}

}  // namespace

double figure_29_4_1(PoleShape shape, bool subcritical, double h_over_D) {
    const auto row = row_of(shape, subcritical);
    return interpolate(row.axis, row.values, h_over_D);
}

template <class Edition, class Num>
Outcome<PoleDrag> pole_drag(const PoleDragInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return Edition::clause(ref); };

    const Num D = sheet.given("D", "ft", in.least_width_ft, at(Edition::pole_figure));
    const Num b = sheet.given("b", "ft", in.projected_width_ft, at(Edition::pole_force));
    const Num z_1 = sheet.given("z_1", "ft", in.bottom_ft, at(Edition::pole_force));
    const Num z_2 = sheet.given("z_2", "ft", in.top_ft, at(Edition::pole_force));
    const Num h = sheet.given("h", "ft", in.structure_height_ft, at(Edition::pole_figure));
    const Num G = sheet.given("G", "", in.gust_effect_factor, at(Edition::gust));
    const Num p_min =
        sheet.given("p_min", "psf", in.min_pressure_psf, unconfirmed(at(Edition::minimum)));
    const Num K_d = in.kd_pole == KdPole::table
                        ? sheet.looked_up("K_d", "Table 26.6-1, by the shape of the pole",
                                          Edition::K_d_pole[static_cast<std::size_t>(in.shape)],
                                          unconfirmed(at(Edition::directionality_table)))
                        : sheet.looked_up("K_d", "Table 26.6-1, as for the sign it carries",
                                          Edition::K_d_sign, at(Edition::directionality_table));
    const Num y = sheet.eq("y", "ft", (z_1 + z_2) / 2, at(Edition::pole_force));
    const Profile<Num> q = profile<Edition>(site_of(in), y, K_d, {"K_z", "q_z"}, sheet);

    const Num D_sqrt_q =
        sheet.eq("D_q", "ft·psf^0.5", D * sqrt(q.q), unconfirmed(at(Edition::pole_figure)));
    const bool subcritical = is_round(in.shape) && plain(D_sqrt_q) <= 2.5;
    const Num slenderness = sheet.eq("h/D", "", h / D, at(Edition::pole_figure));
    const bool held =
        plain(slenderness) < slendernesses.front() || plain(slenderness) > slendernesses.back();
    if (held)
        sheet.note("h/D outside 1 to 25: the figure's end value is held", at(Edition::pole_figure));
    const Num C_f = row_steps("C_f", row_of(in.shape, subcritical), plain(slenderness),
                              at(Edition::pole_figure), sheet);
    const Num A_f = sheet.eq("A_f", "ft²", b * (z_2 - z_1), at(Edition::pole_force));
    const Num F_w =
        sheet.eq("F_w", "lbf", Edition::force(q.q, K_d, G, C_f, A_f), at(Edition::pole_force));
    const Num F = sheet.eq("F", "lbf", max(F_w, p_min * A_f), unconfirmed(at(Edition::minimum)));
    const bool minimum = plain(F) > plain(F_w);
    sheet.note(
        minimum ? "the minimum pressure governs" : "the figure governs over the minimum pressure",
        unconfirmed(at(Edition::minimum)));

    PoleDrag drag{};
    drag.K_z = plain(q.K);
    drag.q_z_psf = plain(q.q);
    drag.K_d = plain(K_d);
    drag.D_sqrt_q_z = plain(D_sqrt_q);
    drag.h_over_D = plain(slenderness);
    drag.C_f = plain(C_f);
    drag.area_ft2 = plain(A_f);
    drag.figure_force_lbf = plain(F_w);
    drag.force_lbf = plain(F);
    drag.resultant_height_ft = plain(y);
    drag.subcritical = subcritical;
    drag.coefficient_is_held = held;
    drag.minimum_governs = minimum;
    return drag;
}

#define INSTANTIATE(Edition)                                                              \
    template Outcome<PoleDrag> pole_drag<Edition>(const PoleDragInputs&, Sheet<double>&); \
    template Outcome<PoleDrag> pole_drag<Edition>(const PoleDragInputs&, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
