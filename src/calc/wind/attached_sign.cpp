#include "calc/wind/attached_sign.hpp"

#include <algorithm>

#include "calc/wind/editions.hpp"
#include "calc/wind/site_fields.hpp"

namespace apex::wind {
namespace {

constexpr double area_least_ft2 = 10, area_greatest_ft2 = 500;  // Where the figure's lines end.

/// Slope and value of a line of GC_p against log10 A, from 10 to 500 ft².
struct WallLine {
    double at_1_ft2, per_decade;
};
constexpr WallLine inward_line{1.1766, -0.1766};
constexpr WallLine outward_line_4{-1.2766, 0.1766};
constexpr WallLine outward_line_5{-1.7532, 0.3532};

template <class Num>
Num on_line(const WallLine& line, const Num& log_A) {
    return line.at_1_ft2 + line.per_decade * log_A;
}

template <class Edition>
std::optional<Rejection> refuse_attached(const AttachedSignInputs& in) {
    const auto no = [](const char* field, const char* why, const char* ref) {
        return Rejection{field, why, Edition::clause(ref)};
    };
    if (!(in.sign_width_ft > 0 && in.sign_width_ft <= 1000))
        return no("/sign_width_ft", "must be above 0 and at most 1000 ft", Edition::attached_signs);
    if (!(in.sign_height_ft > 0 && in.sign_height_ft <= 1000))
        return no("/sign_height_ft", "must be above 0 and at most 1000 ft",
                  Edition::attached_signs);
    if (!(in.standoff_ft >= 0))
        return no("/standoff_ft", "must not be negative", Edition::attached_signs);
    if (!(in.nearest_free_edge_ft >= -1000 && in.nearest_free_edge_ft <= 10000))
        return no("/nearest_free_edge_ft", "must be within -1000 to 10000 ft",
                  Edition::attached_signs);
    if (in.standoff_ft == 0 && in.nearest_free_edge_ft < 0)
        return no("/nearest_free_edge_ft",
                  "reaches past the wall's edge: not an attached sign; check wind.solid_sign",
                  Edition::attached_signs);
    if (in.standoff_ft > 3)
        return no("/standoff_ft",
                  "is more than 3 ft: not an attached sign; check wind.solid_sign or "
                  "wind.projecting_sign",
                  Edition::attached_signs);
    if (in.standoff_ft > 0 && in.nearest_free_edge_ft < 3)
        return no("/nearest_free_edge_ft",
                  "of a sign off the wall must be at least 3 ft; else it is freestanding: check "
                  "wind.solid_sign",
                  Edition::attached_signs);
    if (!(in.mean_roof_height_ft > 0 && in.mean_roof_height_ft <= 60))
        return no(
            "/mean_roof_height_ft",
            "must be above 0 and at most 60 ft: the figure of taller buildings is not carried",
            Edition::wall_figure);
    if (!(in.building_width_ft > 0 && in.building_width_ft <= 10000))
        return no("/building_width_ft", "must be above 0 and at most 10000 ft",
                  Edition::wall_figure);
    if (!(in.building_length_ft > 0 && in.building_length_ft <= 10000))
        return no("/building_length_ft", "must be above 0 and at most 10000 ft",
                  Edition::wall_figure);
    if (!(in.roof_slope_deg >= 0 && in.roof_slope_deg <= 90))
        return no("/roof_slope_deg", "must be 0 to 90 degrees", Edition::wall_figure);
    if (!(in.effective_area_ft2 >= 0 && in.effective_area_ft2 <= 1e6))
        return no("/effective_area_ft2", "must be 0 to 1000000 ft²", Edition::wall_figure);
    if (auto profile =
            refuse_profile<Edition>(site_wind(in), in.mean_roof_height_ft, "/mean_roof_height_ft"))
        return profile;
    if (auto factor = refuse_factors<Edition>(in.directionality_factor, 1)) return factor;
    return refuse_minimum<Edition>(in.min_pressure_psf);
}

/// q_h, with the floor on K_h in exposure B where it is to hold.
template <class Edition, class Num>
Profile<Num> roof_profile(const AttachedSignInputs& in, const Num& h, const Num& K_d,
                          Sheet<Num>& sheet) {
    const bool on = in.kh_floor == KhFloor::on ||
                    (in.kh_floor == KhFloor::by_edition && Edition::K_h_floor_of_cladding);
    const Profile<Num> q = profile<Edition>(site_wind(in), h, K_d, {"K_h", "q_h"}, sheet);
    if (!on || in.exposure != Exposure::b || !(plain(q.K) < 0.70)) return q;
    const Clause here = unconfirmed(Edition::clause(Edition::K_z_table_name));
    sheet.note("exposure B: K_h counts as at least 0.70 for components and cladding", here);
    const Num K_h = sheet.eq("K_h,C", "", max(q.K, 0.70), here);
    return {K_h, sheet.eq("q_h,C", "psf", q.q * K_h / q.K, here)};
}

template <class Edition, class Num>
WallPressure pressures(WallZone zone, const Num& log_A, const Num& low_slope, const Num& q,
                       const Num& K_d, const Num& p_min, Sheet<Num>& sheet) {
    const bool is_4 = zone == WallZone::zone_4;
    const Clause figure = Edition::clause(Edition::wall_figure);
    const Clause floor = unconfirmed(Edition::clause(Edition::minimum));
    sheet.heading(is_4 ? "Zone 4 of the wall" : "Zone 5 of the wall");
    const Num out = sheet.eq(
        "GC_p-", "", low_slope * on_line(is_4 ? outward_line_4 : outward_line_5, log_A), figure);
    const Num inward = sheet.eq("GC_p+", "", low_slope * on_line(inward_line, log_A), figure);
    const auto pressure = [&](const char* symbol, const Num& GCp) {
        return sheet.eq(symbol, "psf", max(Edition::force(q, K_d, Num(1), abs(GCp), Num(1)), p_min),
                        floor);
    };
    return {zone, plain(out), plain(inward), plain(pressure("p-", out)),
            plain(pressure("p+", inward))};
}

}  // namespace

double wall_GCp(WallZone zone, bool outward, double area_ft2) {
    const double A = std::clamp(area_ft2, area_least_ft2, area_greatest_ft2);
    return on_line(!outward                   ? inward_line
                   : zone == WallZone::zone_4 ? outward_line_4
                                              : outward_line_5,
                   log10(A));
}

template <class Edition, class Num>
Outcome<AttachedSign> attached_sign(const AttachedSignInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_attached<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const Clause figure = at(Edition::wall_figure), here = at(Edition::attached_signs);
    sheet.note(in.standoff_ft == 0 ? "(a) in contact with the wall and inside its edges"
                                   : "(b) within 3 ft of the wall and 3 ft inside its free edges",
               here);
    sheet.note("GC_pi = 0 for a sign on a wall", here);
    const Num b = sheet.given("b", "ft", in.sign_width_ft, here);
    const Num s = sheet.given("s", "ft", in.sign_height_ft, here);
    const Num h = sheet.given("h", "ft", in.mean_roof_height_ft, figure);
    const Num K_d =
        sheet.given("K_d", "", in.directionality_factor, at(Edition::directionality_table));
    const Num p_min =
        sheet.given("p_min", "psf", in.min_pressure_psf, unconfirmed(at(Edition::minimum)));
    const Profile<Num> q = roof_profile<Edition>(in, h, K_d, sheet);

    const Num W =
        sheet.given("W", "ft", std::min(in.building_width_ft, in.building_length_ft), figure);
    const Num a = sheet.eq("a", "ft", max(max(min(0.1 * W, 0.4 * h), 0.04 * W), 3), figure);
    const Num A_sign = sheet.eq("A_s", "ft²", b * s, here);
    const Num A = in.effective_area_ft2 > 0
                      ? sheet.given("A_given", "ft²", in.effective_area_ft2, figure)
                      : A_sign;
    const Num A_e = sheet.eq("A", "ft²", min(max(A, area_least_ft2), area_greatest_ft2), figure);
    sheet.note("the figure's lines end at 10 and 500 ft²: beyond, their end holds", figure);
    const Num log_A = sheet.eq("log10(A)", "", log10(A_e), figure);
    const bool low = in.roof_slope_deg <= 10;
    sheet.note(low ? "roof of at most 10 degrees: GC_p of walls reduced by 10 %"
                   : "roof above 10 degrees: no reduction",
               figure);
    const Num R = sheet.given("R_theta", "", low ? 0.9 : 1.0, figure);

    AttachedSign result{};
    result.K_h = plain(q.K);
    result.q_h_psf = plain(q.q);
    result.zone_width_ft = plain(a);
    result.effective_area_ft2 = plain(A_e);
    result.zone_4 = pressures<Edition>(WallZone::zone_4, log_A, R, q.q, K_d, p_min, sheet);
    result.zone_5 = pressures<Edition>(WallZone::zone_5, log_A, R, q.q, K_d, p_min, sheet);
    result.reaches_zone_5 = in.nearest_free_edge_ft < plain(a);
    const WallPressure& governing = result.reaches_zone_5 ? result.zone_5 : result.zone_4;
    sheet.heading("On the sign");
    sheet.note(result.reaches_zone_5 ? "nearer than a to a free edge: zone 5 on all of the sign"
                                     : "farther than a from every free edge: zone 4",
               figure);
    const Num p_out = known<Num>("p-", governing.outward_psf);
    const Num p_in = known<Num>("p+", governing.inward_psf);
    result.outward_psf = governing.outward_psf;
    result.inward_psf = governing.inward_psf;
    result.outward_lbf = plain(sheet.eq("F-", "lbf", p_out * A_sign, here));
    result.inward_lbf = plain(sheet.eq("F+", "lbf", p_in * A_sign, here));
    result.minimum_governs = result.outward_psf <= in.min_pressure_psf;
    return result;
}

#define INSTANTIATE(Edition)                                                         \
    template Outcome<AttachedSign> attached_sign<Edition>(const AttachedSignInputs&, \
                                                          Sheet<double>&);           \
    template Outcome<AttachedSign> attached_sign<Edition>(const AttachedSignInputs&, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
