#include "calc/design/pole_row.hpp"

#include <algorithm>

#include "base/units.hpp"
#include "calc/design/conclusion.hpp"
#include "calc/design/geometry.hpp"

namespace apex::design {
namespace {

constexpr Clause row_statics{"Statics", ""};
constexpr Clause row_methods{"Engineering methods", "3.8 (several poles)"};
constexpr double concrete_pcf = 150;
/// Piers closer than this many of their widths may lean on the same soil.
constexpr double group_widths = 3;

}  // namespace

Outcome<statics::PoleRow> resolve_row(const DesignDocument& document,
                                      const CabinetsGeometry& geometry) {
    const Support& support = document.support;
    const auto no = [](const char* field, std::string why) {
        return Rejection{field, std::move(why), row_methods};
    };
    if (!(support.count >= 1 && support.count <= statics::poles_max))
        return no("/support/count", "must be 1 to 4");
    if (support.count == 1) {
        if (support.spacing_ft)
            return no("/support/spacing_ft", "is of several poles, and support.count is 1");
        return statics::PoleRow{};
    }
    if (!support.spacing_ft)
        return no("/support/spacing_ft", "is needed with more than one pole: centre to centre");
    const statics::PoleRow row{support.count, *support.spacing_ft};
    if (!(row.spacing_ft > 0 && row.spacing_ft <= 400))
        return no("/support/spacing_ft", "must be above 0 and at most 400 ft");
    double widest_ft = 0;
    bool spanned = false;
    for (const CabinetGeometry& c : geometry.cabinets) {
        widest_ft = std::max(widest_ft, c.width_ft);
        spanned = spanned || reaches_row(c, row);
    }
    if (!spanned)
        return no("/support/spacing_ft",
                  "puts the outer poles " + digits(2 * row.furthest_ft()) +
                      " ft apart, and no cabinet reaches all of them (the widest is " +
                      digits(widest_ft) +
                      " ft): a cabinet that reaches every pole is what shares the load");
    if (row.spacing_ft < document.foundation.diameter_ft)
        return no("/support/spacing_ft",
                  "is less than foundation.diameter_ft: the footings would overlap, and one "
                  "footing under several poles is not covered yet");
    if (support.designation.find(',') != std::string::npos)
        return no("/support/designation",
                  "names several sections: poles that differ share by their stiffness, which is "
                  "not covered yet");
    return row;
}

void add_row_assumptions(const DesignDocument& document, std::vector<std::string>& list) {
    if (document.support.count == 1) return;
    list.push_back(
        std::to_string(document.support.count) + " equal poles " +
        digits(*document.support.spacing_ft) +
        " ft apart, symmetric about the sign's axis, under a cabinet that is rigid: force and "
        "torsion are shared as F/n + T x/sum(x^2). Checks, reactions and the footing are those of "
        "the pole that takes most; all are built alike.");
    list.push_back(
        "No pole has torsion: cases B and C and cabinets off the axis are a couple of forces on "
        "the poles, whose own resistance to twist is not counted.");
    list.push_back(
        "Wind along the face: the poles and the cabinet are a portal with its inflection at mid "
        "clear height, so the cabinet is held by every pole against bending along the face. "
        "Deflection along the face is that of free cantilevers.");
    list.push_back(
        "A cabinet hides a pole from the wind only where it hides all of them; no pole shelters "
        "another.");
}

void add_row_warnings(const DesignDocument& document, std::vector<std::string>& list) {
    if (document.support.count == 1) return;
    list.push_back(
        "Several poles rely on a cabinet that is rigid and held by each of them: its frame and its "
        "connections to the poles are not checked.");
    if (*document.support.spacing_ft < group_widths * document.foundation.diameter_ft)
        list.push_back(
            "The footings stand closer than 3 of their widths (this program's own limit): that "
            "they lean on the same soil is not calculated.");
    if (document.options.isolated_pole_factor == 2)
        list.push_back(
            "The doubling of lateral bearing speaks of isolated poles: an engineer must judge it "
            "for several.");
}

ClearHeights clear_heights(const WindBasis& basis) {
    std::vector<const CabinetGeometry*> held;
    for (const CabinetGeometry& c : basis.geometry.cabinets)
        if (reaches_row(c, basis.poles)) held.push_back(&c);
    std::ranges::sort(held, {}, [](const CabinetGeometry* c) { return c->bottom_ft; });
    const double lowest_ft = held.front()->bottom_ft;
    double longest_ft = lowest_ft, top_ft = held.front()->top_ft;
    for (const CabinetGeometry* c : held) {
        longest_ft = std::max(longest_ft, c->bottom_ft - top_ft);
        top_ft = std::max(top_ft, c->top_ft);
    }
    return {lowest_ft, longest_ft};
}

template <class Num>
DeadShare dead_share(const WindBasis& basis, const loads::DeadLoad& sign, Sheet<Num>& sheet) {
    if (!basis.poles.several()) return {sign, 0};
    sheet.note(
        "several poles: weight by the lever rule, all axial. W_c: weight of all cabinets, y_c its "
        "height; R_c: what the least loaded pole carries of it. P_D, y_D and M_D below are of the "
        "pole that carries most",
        row_statics);
    const auto row = statics::write_row(basis.poles, sheet);
    const Num P = known<Num>("P_D", sign.weight_lbf), W_p = known<Num>("W_p", sign.pole_weight_lbf);
    const Num half = known<Num>("L_p", basis.pole_top_ft) / 2;
    const Num M_D = abs(known<Num>("M_D", sign.offset_moment_lbf_ft));
    const Num W_c = sheet.eq("W_c", "lbf", P - W_p, row_statics);
    const Num first =
        sheet.eq("W_c·y_c", "lbf·ft", P * known<Num>("y_D", sign.centroid_height_ft) - W_p * half,
                 row_statics);
    const Num R_c = sheet.eq("R_c", "lbf", statics::share(W_c, -M_D, row.x_m, row), row_statics);
    const Num C = sheet.eq("C_c", "lbf", statics::share(W_c, M_D, row.x_m, row), row_statics);
    const Num P_1 = sheet.eq("P_D", "lbf", C + W_p, row_statics);
    Num y = half;
    if (plain(W_c) > 0)
        y = sheet.eq("y_D", "ft", (C * first / W_c + W_p * half) / P_1, row_statics);
    else
        y = sheet.eq("y_D", "ft", half, row_statics);
    sheet.given("M_D", "lbf·ft", 0, row_statics);
    return {{plain(P_1), plain(C), plain(W_p), plain(y), 0}, plain(R_c)};
}

template <class Num>
void check_uplift(const Problem& problem, const DeadShare& dead, const std::vector<WindCase>& cases,
                  const FootingChecks& footing, std::vector<Check>& checks, Sheet<Num>& sheet) {
    if (!problem.wind.poles.several()) return;
    const Factors least = service_factors(problem.wind.edition)[2];
    const WindCase& wind = cases.back();  // Along the face, always last.
    sheet.heading("Footing: uplift");
    sheet.note(
        "N_w: axial force of wind along the face; R_c: the least loaded pole's part of the "
        "cabinets; W_p: weight of a pole above grade; W_f: of its footing",
        row_statics);
    sheet.note(load_case(least.id, wind.id), least.clause);
    const Num N = known<Num>("N_w", wind.axial_lbf), R_c = known<Num>("R_c", dead.least_lbf);
    const Num W_p = known<Num>("W_p", dead.most.pole_weight_lbf);
    const Num w = sheet.given("w_c", "pcf", concrete_pcf, row_statics);
    const Num V = sheet.given("V_c", "yd³", footing.concrete.volume_yd3, row_statics);
    const Num W_f = sheet.eq("W_f", "lbf", w * units::ft3_per_yd3 * V, row_statics);
    const Num b = least.on_wind, a = least.on_dead;
    const Num U = sheet.eq("U", "lbf", b * N + max(-R_c, 0), least.clause);
    const Num held = sheet.eq("U_a", "lbf", a * (max(R_c, 0) + W_p + W_f), least.clause);
    checks.push_back(compare(uplift_id, "Uplift of a footing by wind along the face", plain(U),
                             plain(held), "lbf", load_case(least.id, wind.id), least.clause));
    conclude(checks.back(), "U", "U_a", sheet);
}

#define INSTANTIATE(Num)                                                                       \
    template DeadShare dead_share(const WindBasis&, const loads::DeadLoad&, Sheet<Num>&);      \
    template void check_uplift(const Problem&, const DeadShare&, const std::vector<WindCase>&, \
                               const FootingChecks&, std::vector<Check>&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::design
