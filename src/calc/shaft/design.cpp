#include "calc/shaft/design.hpp"

#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "calc/concrete/bars.hpp"
#include "calc/concrete/development.hpp"
#include "calc/footing/steps.hpp"
#include "calc/shaft/demand.hpp"

namespace apex::shaft {
namespace {

constexpr Clause stock_clause{"Chosen", ""};
constexpr double tie_spacing_least_in = 3;
/// Of straight bars from the bottom of the hole.
constexpr double end_cover_in = 3;

std::optional<Rejection> design_refused(const ReinforcementInputs& in) {
    using footing::geometry;
    using footing::statics;
    if (!(in.diameter_ft >= 1 && in.diameter_ft <= 15))
        return Rejection{"/diameter_ft", "must be from 1 to 15 ft", geometry};
    if (!(in.depth_ft >= 1 && in.depth_ft <= 200))
        return Rejection{"/depth_ft", "must be from 1 to 200 ft", geometry};
    if (!(in.P_lbf > 0 && in.P_lbf <= 1e8))
        return Rejection{"/P_lbf", "must be above 0 and at most 1e8", statics};
    if (!(in.h_ft >= 0 && in.h_ft <= 1000))
        return Rejection{"/h_ft", "must be from 0 to 1000 ft", statics};
    if (!(in.dead_axial_lbf >= 0 && in.dead_axial_lbf <= 1e8))
        return Rejection{"/dead_axial_lbf", "must be from 0 to 1e8", statics};
    if (!(in.concrete_pcf >= 90 && in.concrete_pcf <= 200))
        return Rejection{"/concrete_pcf", "must be from 90 to 200", geometry};
    if (!(in.cover_in >= 3 && in.cover_in <= 12))
        return Rejection{"/cover_in",
                         "must be from 3 to 12 in: concrete cast against earth needs 3",
                         concrete::aci("Table 20.5.1.3.1")};
    const CageStock& stock = in.stock;
    if (stock.bars.empty() || stock.bars.size() > 20)
        return Rejection{"/stock/bars", "must name 1 to 20 bars", stock_clause};
    for (const int number : stock.bars)
        if (concrete::find_bar(number) == nullptr || number < 4 || number > 11)
            return Rejection{"/stock/bars",
                             "must be bars from #4 to #11: larger ones are not lapped",
                             concrete::aci("25.5.1.1")};
    if (!(stock.count_least >= 4 && stock.count_least <= stock.count_greatest))
        return Rejection{"/stock/count_least", "must be at least 4 and at most the greatest",
                         concrete::aci("10.7.3.1")};
    if (!(stock.count_greatest <= 60))
        return Rejection{"/stock/count_greatest", "must be at most 60", concrete::aci("10.7.3.1")};
    if (stock.ties.empty() || stock.ties.size() > 4)
        return Rejection{"/stock/ties", "must name 1 to 4 bars", stock_clause};
    for (const int number : stock.ties)
        if (number < 3 || number > 6)
            return Rejection{"/stock/ties", "must be bars from #3 to #6", {"ASTM A615", ""}};
    if (!(stock.tie_spacing_greatest_in >= tie_spacing_least_in &&
          stock.tie_spacing_greatest_in <= 48))
        return Rejection{"/stock/tie_spacing_greatest_in", "must be from 3 to 48 in",
                         concrete::aci("25.7.2.1")};
    return concrete::materials_refused(in.materials, "/materials/f_c_psi", "/materials/f_y_psi");
}

/// Whether the bars have room inside the cover; a cage without it is no cage.
bool has_room(const Cage& cage) {
    return cage.diameter_in > 2 * (cage.cover_in + concrete::find_bar(cage.tie)->diameter_in +
                                   concrete::find_bar(cage.bar)->diameter_in);
}

double steel_weight_lb(const Cage& cage, double bar_length_ft) {
    const concrete::Bar &bar = *concrete::find_bar(cage.bar), &tie = *concrete::find_bar(cage.tie);
    const double rings = std::floor(bar_length_ft * units::in_per_ft / cage.tie_spacing_in) + 1;
    const double ring_ft =
        pi * (cage.diameter_in - 2 * cage.cover_in - tie.diameter_in) / units::in_per_ft;
    return cage.count * bar.weight_plf * bar_length_ft + rings * tie.weight_plf * ring_ft;
}

Cage cage_of(const ReinforcementInputs& in, int bar, int count, int tie, double spacing_in) {
    Cage cage;
    cage.diameter_in = in.diameter_ft * units::in_per_ft;
    cage.cover_in = in.cover_in;
    cage.bar = bar, cage.count = count;
    cage.tie = tie, cage.tie_spacing_in = spacing_in;
    cage.materials = in.materials;
    return cage;
}

/// The thinnest tie at the widest spacing that details and shears; else the strongest there is.
Cage with_ties(const ReinforcementInputs& in, int bar, int count, double V_u_lbf) {
    std::vector<int> ties = in.stock.ties;
    std::ranges::sort(ties);
    Sheet<double> unwritten;
    Cage cage;
    for (const int tie : ties)
        for (double s = in.stock.tie_spacing_greatest_in; s >= tie_spacing_least_in; s -= 1) {
            cage = cage_of(in, bar, count, tie, s);
            if (!has_room(cage)) continue;
            const auto details = detailing(cage, unwritten);
            const auto sheared = shear(ShaftShearInputs{cage, V_u_lbf}, unwritten);
            if (refused(details) || refused(sheared)) continue;
            if (tie >= value(details).tie_least && s <= value(details).tie_spacing_most_in &&
                value(sheared).passes)
                return cage;
        }
    return cage;
}

struct Candidate {
    int bar, count;
    double A_st_in2;
};
std::vector<Candidate> by_weight(const CageStock& stock) {
    std::vector<Candidate> all;
    for (const int bar : stock.bars)
        for (int count = stock.count_least; count <= stock.count_greatest; ++count)
            all.push_back({bar, count, count * concrete::find_bar(bar)->area_in2});
    std::ranges::sort(all, [](const Candidate& a, const Candidate& b) {
        if (a.A_st_in2 != b.A_st_in2) return a.A_st_in2 < b.A_st_in2;
        return a.count < b.count;
    });
    return all;
}

}  // namespace

template <class Num>
Outcome<CheckedCage> check_cage(const ReinforcementInputs& in, const Cage& cage,
                                Sheet<Num>& sheet) {
    if (auto no = design_refused(in)) return *std::move(no);
    CheckedCage c{};
    c.cage = cage;
    sheet.heading("Forces in the shaft");
    const auto demand =
        strength_moment<Num>({in.P_lbf, in.h_ft, in.depth_ft, in.wind_share}, sheet);
    if (const Rejection* no = refused(demand)) return *no;
    const StrengthMoment& m = value(demand);
    c.M_u_lbf_ft = m.M_u_lbf_ft, c.at_depth_ft = m.at_depth_ft;
    c.V_u_lbf = max(m.V_grade_lbf, m.V_below_lbf);
    c.bar_length_ft = in.depth_ft - 2 * end_cover_in / units::in_per_ft;

    /// True where the cage ends here.
    const auto ends_with = [&](const Check& check) {
        c.checks.push_back(check);
        return !check.passes;
    };
    constexpr const char* wind_case = "1.0W";
    if (!has_room(cage)) {
        ends_with(compare("shaft.clear_spacing", "Clear space between bars", 0, 0, "in", "",
                          concrete::aci("25.2.3")));
        return c;
    }
    c.steel_lb = steel_weight_lb(cage, c.bar_length_ft);

    sheet.heading("Details of the cage");
    const auto detailed = detailing(cage, sheet);
    if (const Rejection* no = refused(detailed)) return *no;
    const Detailing& d = value(detailed);
    if (ends_with(compare("shaft.least_steel", "Least steel of the shaft", 0.005, d.rho, "", "",
                          {"Practice", "rho at least 0.005"})) ||
        ends_with(compare("shaft.most_steel", "Most steel of the shaft", d.rho, 0.08, "", "",
                          concrete::aci("10.6.1.1"))) ||
        ends_with(compare("shaft.clear_spacing", "Clear space between bars", d.clear_least_in,
                          d.clear_in, "in", "", concrete::aci("25.2.3"))) ||
        ends_with(compare("shaft.tie_spacing", "Spacing of the ties", cage.tie_spacing_in,
                          d.tie_spacing_most_in, "in", "", concrete::aci("25.7.2.1"))) ||
        ends_with(compare("shaft.tie_size", "Size of the ties", d.tie_least, cage.tie, "", "",
                          concrete::aci("25.7.2.2"))))
        return c;

    sheet.heading("Shear");
    const auto sheared = shear(ShaftShearInputs{cage, c.V_u_lbf}, sheet);
    if (const Rejection* no = refused(sheared)) return *no;
    const ShaftShear& v = value(sheared);
    if (ends_with(compare("shaft.shear", "Shear of the shaft", c.V_u_lbf, v.phi_V_n_lbf, "lbf",
                          wind_case, v.clause)))
        return c;
    if (!v.enough_ties) {
        ends_with(compare("shaft.least_ties", "Least area of ties", v.A_v_min_in2, v.A_v_in2, "in²",
                          wind_case, concrete::aci("10.6.2.2")));
        return c;
    }

    // Less compression bends less; the shaft's own weight is left out where it would help.
    const double own_lbf =
        in.concrete_pcf * pi / 4 * in.diameter_ft * in.diameter_ft * c.at_depth_ft;
    const struct {
        const char* name;
        double P_u_lbf;
    } axial[] = {{"0.9D + 1.0W", 0.9 * in.dead_axial_lbf},
                 {"1.2D + 1.0W", 1.2 * (in.dead_axial_lbf + own_lbf)}};
    Check worst;
    for (const auto& [name, P_u_lbf] : axial) {
        sheet.heading(name);
        const auto outcome = interaction(InteractionInputs{cage, P_u_lbf, c.M_u_lbf_ft}, sheet);
        constexpr const char* title = "Axial force and bending of the shaft";
        if (const Rejection* no = refused(outcome)) {
            if (no->field != "/P_u_lbf") return *no;
            worst =
                compare("shaft.interaction", title, c.M_u_lbf_ft, 0, "lbf·ft", name, no->clause);
            c.P_u_lbf = P_u_lbf, c.phi_M_n_lbf_ft = 0;
            break;
        }
        const Interaction& i = value(outcome);
        const Check check = compare("shaft.interaction", title, c.M_u_lbf_ft, i.phi_M_n_lbf_ft,
                                    "lbf·ft", name, i.clause);
        if (*worst.id != '\0' && check.utilisation <= worst.utilisation) continue;
        worst = check;
        c.P_u_lbf = P_u_lbf, c.phi_M_n_lbf_ft = i.phi_M_n_lbf_ft;
    }
    if (ends_with(worst)) return c;

    sheet.heading("Development of the bars");
    concrete::DevelopmentInputs develops;
    develops.bar = cage.bar, develops.materials = in.materials;
    develops.wide = d.clear_in >= concrete::find_bar(cage.bar)->diameter_in;  // With ties.
    const auto developed = concrete::development(develops, sheet);
    if (const Rejection* no = refused(developed)) return *no;
    c.develop_in = value(developed).l_d_in, c.lap_in = value(developed).lap_in;
    c.available_in = (in.depth_ft - c.at_depth_ft) * units::in_per_ft - end_cover_in;
    if (ends_with(compare("shaft.development", "Bars below the greatest moment", c.develop_in,
                          c.available_in, "in", "", concrete::aci("25.4.2"))))
        return c;
    c.passes = true;
    return c;
}

template <class Num>
Outcome<DesignedCage> lightest_cage(const ReinforcementInputs& in, Sheet<Num>& sheet) {
    if (auto no = design_refused(in)) return *std::move(no);
    Sheet<double> unwritten;
    const auto demand =
        strength_moment<double>({in.P_lbf, in.h_ft, in.depth_ft, in.wind_share}, unwritten);
    if (const Rejection* no = refused(demand)) return *no;
    const double V_u_lbf = max(value(demand).V_grade_lbf, value(demand).V_below_lbf);
    DesignedCage designed{};
    std::optional<LighterCage> lighter;
    Clause clause = stock_clause;
    for (const Candidate& one : by_weight(in.stock)) {
        const Cage cage = with_ties(in, one.bar, one.count, V_u_lbf);
        ++designed.cages_tried;
        const auto tried = check_cage(in, cage, unwritten);
        if (const Rejection* no = refused(tried)) return *no;
        if (value(tried).passes) {
            designed.cage = value(check_cage(in, cage, sheet));
            if (lighter) designed.smaller.push_back(*std::move(lighter));
            return designed;
        }
        const Check& last = value(tried).checks.back();
        lighter = LighterCage{one.bar, one.count, one.A_st_in2, last.id, last.utilisation};
        clause = last.clause;
    }
    return Rejection{"/stock",
                     "holds no cage that passes; the heaviest, " + std::to_string(lighter->count) +
                         " #" + std::to_string(lighter->bar) + ", fails " + lighter->check,
                     clause};
}

#define INSTANTIATE(Num)                                                              \
    template Outcome<CheckedCage> check_cage(const ReinforcementInputs&, const Cage&, \
                                             Sheet<Num>&);                            \
    template Outcome<DesignedCage> lightest_cage(const ReinforcementInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::shaft
