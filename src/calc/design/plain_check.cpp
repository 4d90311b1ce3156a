#include "calc/design/plain_check.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "calc/design/pole_row.hpp"
#include "calc/design/symbols.hpp"

namespace apex::design {
namespace {

bool runs_and_fails(const Check& check) {
    return check.status == CheckStatus::run && !check.passes;
}

bool has_failed(const Evaluation& e) {
    return std::any_of(e.checks.begin(), e.checks.end(), runs_and_fails);
}

bool belongs_to_pole(const Check& check) {
    const std::string_view id = check.id;
    return id.starts_with("steel.") || id.starts_with("pole.");
}

template <class Num>
void write_quantities(const Problem& problem, Evaluation& e, Sheet<Num>& sheet) {
    constexpr Clause quantity{"Quantities", ""};
    sheet.heading("Quantities");
    const Num L_p = sheet.given("L_p", "ft", problem.wind.pole_top_ft, quantity);
    const Num L_e = sheet.given("L_e", "ft", e.footing.embedded_length_ft, quantity);
    const Num w_p = sheet.given("w_p", "plf", e.pole.section->weight_plf, quantity);
    const Num L = sheet.eq("L", "ft", L_p + L_e, quantity);
    e.pole_length_ft = plain(L);
    const footing::Concrete& one = e.footing.concrete;
    if (!problem.wind.poles.several()) {
        e.steel_lb = plain(sheet.eq("W_s", "lb", w_p * L, quantity));
        e.concrete_yd3 = plain(sheet.given("V_c", "yd³", one.volume_yd3, quantity));
        e.spoil_yd3 = one.spoil_yd3;
        return;
    }
    const Num n = sheet.given("n", "", problem.wind.poles.count, quantity);
    e.steel_lb = plain(sheet.eq("W_s", "lb", n * w_p * L, quantity));
    const Num V_1 = sheet.given("V_1", "yd³", one.volume_yd3, quantity);
    const Num V_s = sheet.given("V_s", "yd³", one.spoil_yd3, quantity);
    e.concrete_yd3 = plain(sheet.eq("V_c", "yd³", n * V_1, quantity));
    e.spoil_yd3 = plain(sheet.eq("V_s,all", "yd³", n * V_s, quantity));
}

void sum_up(Evaluation& e) {
    e.passes = std::none_of(e.checks.begin(), e.checks.end(), runs_and_fails);
    for (const Check& check : e.checks) {
        if (check.status != CheckStatus::run) continue;
        e.utilisation = std::max(e.utilisation, check.utilisation);
        if (belongs_to_pole(check))
            e.pole_utilisation = std::max(e.pole_utilisation, check.utilisation);
    }
}

/// All numbers of an evaluation in one row.
std::vector<double> numbers(const Evaluation& e) {
    std::vector<double> row{e.dead.weight_lbf,
                            e.dead.centroid_height_ft,
                            e.dead.offset_moment_lbf_ft,
                            e.pole_wind.normal_lbf,
                            e.pole_wind.normal_moment_lbf_ft,
                            e.pole_wind.parallel_lbf,
                            e.pole_wind.parallel_moment_lbf_ft,
                            e.pole_wind.diagonal_lbf,
                            e.pole_wind.diagonal_moment_lbf_ft};
    const auto add = [&](auto... each) { (row.push_back(each), ...); };
    for (const PoleSegment& s : e.pole_wind.segments)
        add(s.normal.force_lbf, s.normal.C_f, s.normal.q_z_psf, s.parallel.force_lbf,
            s.diagonal_component_lbf);
    for (const WindCase& c : e.cases)
        add(c.normal_lbf, c.parallel_lbf, c.normal_moment_lbf_ft, c.parallel_moment_lbf_ft,
            c.torsion_lbf_ft, c.axial_lbf, c.sign_lbf, c.sign_moment_lbf_ft, c.sign_torsion_lbf_ft);
    const PoleStrength& s = e.strength.strength;
    add(s.M_cx_kipft, s.M_cy_kipft, s.V_cx_kip, s.V_cy_kip, s.T_c_kipft, s.P_c_kip,
        e.strength.interaction_ratio);
    for (std::size_t i = 0; i < 3; ++i)
        add(e.strength.amplifiers.about_x[i], e.strength.amplifiers.about_y[i]);
    add(e.sway.natural_frequency_hz, e.sway.deflection_in, e.sway.deflection_limit_in);
    const footing::EmbedmentDepth& d = e.footing.embedment;
    add(d.equation_depth_ft, d.required_depth_ft, d.depth_ft, d.b_ft, d.lateral_pressure_psf,
        d.A_ft, d.residual_ft, d.other_reading_depth_ft.value_or(-1),
        d.grade_reaction_lbf.value_or(-1), e.footing.lateral_force_lbf, e.footing.height_ft,
        e.footing.depth_ft, e.footing.embedded_length_ft, e.footing.concrete.volume_yd3,
        e.footing.concrete.spoil_yd3, e.pole_length_ft, e.steel_lb, e.concrete_yd3, e.spoil_yd3,
        e.least_cabinet_share_lbf, e.utilisation, e.pole_utilisation);
    for (const Check& c : e.checks) add(c.demand, c.capacity, c.utilisation);
    return row;
}

}  // namespace

template <class Num>
Outcome<Evaluation> evaluate_above(const Problem& problem, const CabinetsWind& cabinets,
                                   const catalog::Section& section, Sheet<Num>& sheet) {
    if (section.width_in < problem.width_min_in)
        return Rejection{"/support/designation",
                         "is too narrow for a cabinet to reach it; the arm it would hang from is a "
                         "member of its own, which is not covered yet",
                         {"Engineering methods", "3.9 (arms)"}};
    Evaluation e;
    e.pole = pole_of(problem, section);
    e.checks.reserve(20);

    auto pole_wind = wind_on_pole(problem.wind, cabinets.K_e, outline_of(e.pole), sheet);
    if (const auto* no = refused(pole_wind)) return *no;
    e.pole_wind = value(std::move(pole_wind));

    sheet.heading("Loads and combinations");
    loads::DeadLoadInputs weights = problem.dead;
    weights.pole_weight_plf = section.weight_plf;
    const auto dead = loads::dead_load(weights, sheet);
    if (const auto* no = refused(dead)) return Rejection{"/sign/cabinets", no->reason, no->clause};
    const DeadShare shared = dead_share(problem.wind, value(dead), sheet);
    e.dead = shared.most;
    e.least_cabinet_share_lbf = shared.least_lbf;
    sheet.heading("Wind at grade");
    e.cases = wind_cases(problem.wind, cabinets, e.pole_wind, sheet);

    const auto strength = check_pole(problem, e.pole, e.dead, e.cases, e.checks, sheet);
    if (const auto* no = refused(strength)) return *no;
    e.strength = value(strength);
    return e;
}

template <class Num>
std::optional<Rejection> evaluate_below(const Problem& problem, const CabinetsWind& cabinets,
                                        Extent extent, Evaluation& e, Sheet<Num>& sheet) {
    const bool to_a_failure = extent == Extent::until_a_failure;
    const auto sway = check_sway(problem, e.pole, cabinets, e.pole_wind, e.checks, sheet);
    if (const auto* no = refused(sway)) return *no;
    e.sway = value(sway);
    if (to_a_failure && has_failed(e)) return std::nullopt;

    const auto footing =
        check_footing(problem, e.pole, e.strength, e.dead, e.cases, e.checks, sheet);
    if (const auto* no = refused(footing)) return *no;
    e.footing = value(footing);
    check_uplift(problem, {e.dead, e.least_cabinet_share_lbf}, e.cases, e.footing, e.checks, sheet);
    write_quantities(problem, e, sheet);
    sum_up(e);
    return std::nullopt;
}

template <class Num>
Outcome<Evaluation> evaluate_section(const Problem& problem, const CabinetsWind& cabinets,
                                     const catalog::Section& section, Extent extent,
                                     Sheet<Num>& sheet) {
    auto above = evaluate_above(problem, cabinets, section, sheet);
    if (refused(above) != nullptr) return above;
    Evaluation e = value(std::move(above));
    if (extent == Extent::until_a_failure && has_failed(e)) return e;
    if (auto no = evaluate_below(problem, cabinets, extent, e, sheet)) return *no;
    return e;
}

template <class Num>
Outcome<Evaluation> evaluate(const Problem& problem, const catalog::Section& section,
                             Sheet<Num>& sheet) {
    const auto cabinets = wind_on_cabinets(problem.wind, sheet);
    if (const auto* no = refused(cabinets)) return *no;
    return evaluate_section(problem, value(cabinets), section, Extent::all, sheet);
}

std::size_t lightest_passing(const Problem& problem, const CabinetsWind& cabinets) {
    Sheet<double> unwritten;
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        const auto tried = evaluate_section(problem, cabinets, *problem.candidates[i],
                                            Extent::until_a_failure, unwritten);
        if (refused(tried) == nullptr && value(tried).passes) return i;
    }
    return problem.candidates.size();
}

bool same_bits(const Evaluation& a, const Evaluation& b) {
    const auto x = numbers(a), y = numbers(b);
    return a.passes == b.passes && x.size() == y.size() &&
           std::equal(x.begin(), x.end(), y.begin(), [](double p, double q) {
               return std::bit_cast<std::uint64_t>(p) == std::bit_cast<std::uint64_t>(q);
           });
}

#define INSTANTIATE(Num)                                                                          \
    template Outcome<Evaluation> evaluate_above(const Problem&, const CabinetsWind&,              \
                                                const catalog::Section&, Sheet<Num>&);            \
    template std::optional<Rejection> evaluate_below(const Problem&, const CabinetsWind&, Extent, \
                                                     Evaluation&, Sheet<Num>&);                   \
    template Outcome<Evaluation> evaluate_section(const Problem&, const CabinetsWind&,            \
                                                  const catalog::Section&, Extent, Sheet<Num>&);  \
    template Outcome<Evaluation> evaluate(const Problem&, const catalog::Section&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::design
