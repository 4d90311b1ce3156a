#include <algorithm>
#include <string_view>

#include "base/units.hpp"
#include "drawing/drawings.hpp"
#include "report/figures.hpp"
#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {
namespace {

std::vector<drawing::PressureBand> pressure_bands(const Design& design) {
    std::vector<drawing::PressureBand> bands;
    const auto& cabinets = design.geometry.cabinets;
    for (const CabinetWindRow& wind : design.wind.cabinets) {
        if (wind.cabinet < 1 || static_cast<std::size_t>(wind.cabinet) > cabinets.size()) continue;
        const CabinetRow& cabinet = cabinets[static_cast<std::size_t>(wind.cabinet) - 1];
        const double pressure = cabinet.area_ft2 > 0 ? wind.case_a_force_lbf / cabinet.area_ft2 : 0;
        bands.push_back({cabinet.bottom_ft, cabinet.top_ft, pressure, wind.case_a_force_lbf,
                         "Cabinet " + std::to_string(wind.cabinet)});
    }
    const double width_ft =
        (design.pole.width_in > 0 ? design.pole.width_in : design.pole.depth_in) / units::in_per_ft;
    for (const PoleWindRow& segment : design.wind.pole) {
        const double area = width_ft * (segment.top_ft - segment.bottom_ft);
        bands.push_back({segment.bottom_ft, segment.top_ft, area > 0 ? segment.force_lbf / area : 0,
                         segment.force_lbf, "Pole"});
    }
    return bands;
}

void add_cabinet_wind(Flow& flow, const Wind& wind) {
    Table table(flow, {{"No.", "", 28},
                       {"s/h", "", 40, Align::right},
                       {"B/s", "", 40, Align::right},
                       {"K_h", "", 44, Align::right},
                       {"q_h", "psf", 44, Align::right},
                       {"K_d", "", 36, Align::right},
                       {"G", "", 36, Align::right},
                       {"C_f", "", 44, Align::right},
                       {"F, case A", "lbf", 60, Align::right},
                       {"at height", "ft", 44, Align::right},
                       {"e, case B", "ft", 42, Align::right},
                       {"T, case B", "lbf-ft", 46, Align::right}});
    bool any_minimum = false;
    for (const CabinetWindRow& c : wind.cabinets) {
        any_minimum = any_minimum || c.minimum_governs;
        table.row(
            {std::to_string(c.cabinet),
             figure(c.s_over_h, 3),
             figure(c.B_over_s, 3),
             figure(c.K_h, 4),
             figure(c.q_h_psf, 2),
             figure(c.K_d, 2),
             figure(c.G, 3),
             figure(c.C_f, 3),
             {figure(c.case_a_force_lbf, 0) + (c.minimum_governs ? " *" : ""), faces::cell_strong},
             figure(c.resultant_height_ft, 2),
             figure(c.case_b_eccentricity_ft, 2),
             figure(c.case_b_torsion_lbf_ft, 0)});
    }
    table.place("Wind on cabinets, strength level");
    flow.paragraph(
        faces::small,
        "e and T of case B are about the cabinet's own centre, e being 0.2 of its width or "
        "of the row in which it stands; what reaches the pole's axis is below.",
        ink::grey);
    if (any_minimum)
        flow.paragraph(faces::small, "* The minimum wind pressure governs.", ink::grey);
}

void add_case_c(Flow& flow, const Wind& wind) {
    const bool any = std::any_of(wind.cabinets.begin(), wind.cabinets.end(),
                                 [](const CabinetWindRow& c) { return c.has_case_c; });
    if (!any) return;
    Table table(flow, {{"Cabinet", "", 84},
                       {"From", "ft", 84, Align::right},
                       {"To", "ft", 84, Align::right},
                       {"C_f", "", 84, Align::right},
                       {"Force", "lbf", 84, Align::right},
                       {"Torsion", "lbf-ft", 84, Align::right}});
    for (const CabinetWindRow& c : wind.cabinets) {
        if (!c.has_case_c) continue;
        for (const StripRow& strip : c.case_c_strips)
            table.row({std::to_string(c.cabinet), figure(strip.from_ft, 2), figure(strip.to_ft, 2),
                       figure(strip.C_f, 3), figure(strip.force_lbf, 0), ""});
        table.row({{"Cabinet " + std::to_string(c.cabinet) + ", all", faces::cell_strong},
                   "",
                   "",
                   "",
                   {figure(c.case_c_force_lbf, 0), faces::cell_strong},
                   {figure(c.case_c_torsion_lbf_ft, 0), faces::cell_strong}});
    }
    table.place("Case C, strips from the windward edge",
                "Forces of the cabinet alone; its torsion is about its own centre.");
}

void add_joined_signs(Flow& flow, const Wind& wind) {
    if (wind.joined_signs.empty()) return;
    Table table(flow, {{"Joined sign", "", 52},
                       {"Cabinets", "", 58},
                       {"B", "ft", 40, Align::right},
                       {"s", "ft", 40, Align::right},
                       {"s/h", "", 36, Align::right},
                       {"q_h", "psf", 40, Align::right},
                       {"C_f", "", 38, Align::right},
                       {"F, case A", "lbf", 50, Align::right},
                       {"at height", "ft", 40, Align::right},
                       {"T, case B", "lbf-ft", 42, Align::right},
                       {"F, case C", "lbf", 42, Align::right},
                       {"T, case C", "lbf-ft", 42, Align::right}});
    int number = 0;
    for (const JoinedSignRow& j : wind.joined_signs)
        table.row({std::to_string(++number),
                   j.cabinets,
                   figure(j.width_ft, 2),
                   figure(j.height_ft, 2),
                   figure(j.s_over_h, 3),
                   figure(j.q_h_psf, 2),
                   figure(j.C_f, 3),
                   {figure(j.case_a_force_lbf, 0), faces::cell_strong},
                   figure(j.resultant_height_ft, 2),
                   figure(j.case_b_torsion_lbf_ft, 0),
                   j.case_c_force_lbf > 0 ? figure(j.case_c_force_lbf, 0) : "—",
                   j.case_c_force_lbf > 0 ? figure(j.case_c_torsion_lbf_ft, 0) : "—"});
    table.place("Cabinets taken as one sign, strength level",
                "Close together and at least 70 % solid: the wind is also taken on the rectangle "
                "around them, and the worse of both readings governs.");
}

void add_pole_wind(Flow& flow, const Wind& wind, int poles) {
    if (wind.pole.empty()) return;
    Table table(flow, {{"From", "ft", 100, Align::right},
                       {"To", "ft", 100, Align::right},
                       {"q_z", "psf", 100, Align::right},
                       {"C_f", "", 100, Align::right},
                       {"Force", "lbf", 104, Align::right}});
    for (const PoleWindRow& s : wind.pole)
        table.row({figure(s.bottom_ft, 2), figure(s.top_ft, 2), figure(s.q_z_psf, 2),
                   figure(s.C_f, 3), figure(s.force_lbf, 0)});
    table.place(poles > 1 ? "Wind on each exposed pole" : "Wind on the exposed pole");
}

/// "1.2D + 1.0W, case B" in its two parts; a combination without wind has no case.
struct CombinationAndCase {
    std::string_view combination, wind_case;
};

CombinationAndCase in_parts(std::string_view name) {
    const auto comma = name.find(", ");
    if (comma == std::string_view::npos) return {name, {}};
    return {name.substr(0, comma), name.substr(comma + 2)};
}

/// What each wind case does at grade, read off the reactions of the first combination that has the
/// whole wind: cabinets and pole together, with the torsion of cabinets off the pole's axis.
void add_totals(Flow& flow, const std::vector<ReactionRow>& reactions, int poles) {
    const auto whole_wind =
        std::find_if(reactions.begin(), reactions.end(), [](const ReactionRow& r) {
            return in_parts(r.combination).combination.ends_with("+ 1.0W");
        });
    if (whole_wind == reactions.end()) return;
    const std::string_view combination = in_parts(whole_wind->combination).combination;
    Table table(flow, {{"Wind case", "", 204},
                       {"Shear", "lbf", 100, Align::right},
                       {"Moment", "lbf-ft", 100, Align::right},
                       {"Torsion", "lbf-ft", 100, Align::right}});
    for (const ReactionRow& r : reactions) {
        const auto [of, wind_case] = in_parts(r.combination);
        if (of != combination) continue;
        table.row({{std::string(wind_case), faces::cell_strong},
                   figure(r.shear_lbf, 0),
                   figure(r.moment_lbf_ft, 0),
                   figure(r.torsion_lbf_ft, 0)});
    }
    table.place(
        "Wind cases at grade, strength level",
        (poles > 1 ? "On the pole that takes most, with its own wind, from the reactions of "
                   : "Cabinets and exposed pole together, from the reactions of ") +
            std::string(combination) +
            (poles > 1 ? ": torsion and weight off the sign's axis are a couple on the "
                         "poles."
                       : ": the torsion is about the pole's axis, the moment holds that of "
                         "dead load off the axis."));
}

void add_reactions(Flow& flow, const std::vector<ReactionRow>& reactions, int poles) {
    Table table(flow, {{"Combination", "", 184},
                       {"Axial", "lbf", 80, Align::right},
                       {"Shear", "lbf", 80, Align::right},
                       {"Moment", "lbf-ft", 80, Align::right},
                       {"Torsion", "lbf-ft", 80, Align::right}});
    for (const ReactionRow& r : reactions)
        table.row({{r.combination, faces::cell_strong},
                   figure(r.axial_lbf, 0),
                   figure(r.shear_lbf, 0),
                   figure(r.moment_lbf_ft, 0),
                   figure(r.torsion_lbf_ft, 0)});
    table.place(poles > 1 ? "Reactions at grade, the pole that takes most" : "Reactions at grade");
}

}  // namespace

void add_loads(Flow& flow, std::string_view title, const Design& design) {
    flow.part(title, 400);
    const Wind& wind = design.wind;
    flow.paragraph(faces::body, wind.edition + ", basic wind speed " + figure(wind.wind_speed_mph) +
                                    " mph, topographic factor " + figure(wind.K_zt) +
                                    ", ground elevation factor " + figure(wind.K_e) +
                                    ", gust-effect factor " + figure(wind.G) +
                                    ". The derivation shows every factor with its clause.");
    flow.space(6);
    flow.picture(
        drawing::lay_out(drawing::pressure_sketch(sign_shape(design), pressure_bands(design)),
                         paper::text_width, 250),
        "Net pressure on the projected area, case A, strength level");
    add_cabinet_wind(flow, wind);
    add_case_c(flow, wind);
    add_joined_signs(flow, wind);
    add_pole_wind(flow, wind, design.pole.count);
    add_totals(flow, design.reactions, design.pole.count);
    add_reactions(flow, design.reactions, design.pole.count);
}

}  // namespace apex::report
