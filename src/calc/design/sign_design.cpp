#include "calc/design/sign_design.hpp"

#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "calc/design/editions.hpp"
#include "calc/design/geometry.hpp"
#include "calc/design/plain_check.hpp"
#include "calc/design/quantities.hpp"

namespace apex::design {
namespace {

CabinetWind in_answer(std::size_t i, const wind::SolidSignWind& w) {
    CabinetWind c{};
    c.cabinet = static_cast<int>(i + 1);
    c.s_over_h = w.s_over_h;
    c.B_over_s = w.B_over_s;
    c.K_h = w.K_h;
    c.q_h_psf = w.q_h_psf;
    c.C_f = w.C_f;
    c.G = w.G;
    c.K_d = w.K_d;
    c.case_a_force_lbf = w.force_lbf;
    c.resultant_height_ft = w.resultant_height_ft;
    c.case_b_eccentricity_ft = w.case_b_eccentricity_ft;
    c.case_b_torsion_lbf_ft = w.case_b_torsion_lbf_ft;
    c.has_case_c = w.has_case_c;
    for (std::size_t k = 0; k < static_cast<std::size_t>(w.case_c_strip_count); ++k)
        c.case_c_strips.push_back({w.case_c_strips[k].from_ft, w.case_c_strips[k].to_ft,
                                   w.case_c_strips[k].C_f, w.case_c_strips[k].force_lbf});
    c.case_c_force_lbf = w.case_c_force_lbf;
    c.case_c_torsion_lbf_ft = w.case_c_torsion_lbf_ft;
    c.minimum_governs = w.minimum_governs;
    return c;
}

JoinedSignWind in_answer(const JoinedSign& joined, const wind::SolidSignWind& w) {
    JoinedSignWind j{};
    for (std::size_t i = 0; i < cabinets_max; ++i)
        if (joined.members[i]) j.cabinets.push_back(static_cast<int>(i + 1));
    j.width_ft = joined.width_ft;
    j.height_ft = joined.height_ft;
    j.top_ft = joined.top_ft;
    j.offset_x_ft = joined.offset_x_ft;
    j.solidity = joined.solidity;
    j.s_over_h = w.s_over_h;
    j.B_over_s = w.B_over_s;
    j.q_h_psf = w.q_h_psf;
    j.C_f = w.C_f;
    j.case_a_force_lbf = w.force_lbf;
    j.resultant_height_ft = w.resultant_height_ft;
    j.case_b_torsion_lbf_ft = w.case_b_torsion_lbf_ft;
    j.has_case_c = w.has_case_c;
    j.case_c_force_lbf = w.case_c_force_lbf;
    j.case_c_torsion_lbf_ft = w.case_c_torsion_lbf_ft;
    j.minimum_governs = w.minimum_governs;
    return j;
}

WindResult wind_result(const WindBasis& basis, const CabinetsWind& cabinets, const PoleWind& pole,
                       const std::vector<WindCase>& cases) {
    WindResult r{};
    r.edition = with_wind_edition(basis.edition, []<class Edition>() { return Edition::name; });
    r.wind_speed_mph = basis.site.wind_speed_mph;
    r.K_zt = cabinets.cabinets.front().K_zt;
    r.K_e = cabinets.K_e;
    r.G = rigid_gust_effect;
    for (std::size_t i = 0; i < cabinets.cabinets.size(); ++i)
        r.cabinets.push_back(in_answer(i, cabinets.cabinets[i].face));
    for (std::size_t i = 0; i < cabinets.cabinets.size(); ++i) {
        CabinetWind& c = r.cabinets[i];
        const double row_ft = row_width_ft(basis.geometry, i);
        if (!(row_ft > basis.geometry.cabinets[i].width_ft)) continue;
        c.case_b_eccentricity_ft = case_b_part * row_ft;
        c.case_b_torsion_lbf_ft = case_b_part * row_ft * c.case_a_force_lbf;
    }
    for (std::size_t k = 0; k < cabinets.joined.size(); ++k)
        r.joined_signs.push_back(in_answer(basis.joined[k], cabinets.joined[k]));
    for (const PoleSegment& s : pole.segments)
        r.pole.push_back(
            {s.bottom_ft, s.top_ft, s.normal.q_z_psf, s.normal.C_f, s.normal.force_lbf});
    for (const WindCase& c : cases) {
        if (c.id.diagonal) continue;
        if (c.id.kind == WindKind::a) {
            r.force_lbf = std::max(r.force_lbf, c.sign_lbf);
            r.moment_lbf_ft = std::max(r.moment_lbf_ft, c.sign_moment_lbf_ft);
        } else if (c.id.kind == WindKind::b) {
            r.case_b_torsion_lbf_ft = std::max(r.case_b_torsion_lbf_ft, c.sign_torsion_lbf_ft);
        } else if (c.id.kind == WindKind::c && c.sign_lbf > r.case_c_force_lbf) {
            r.case_c_force_lbf = c.sign_lbf;
        }
        if (c.id.kind == WindKind::c)
            r.case_c_torsion_lbf_ft = std::max(r.case_c_torsion_lbf_ft, c.sign_torsion_lbf_ft);
    }
    return r;
}

double resultant(double x, double y) { return sqrt(x * x + y * y); }

std::vector<Reaction> reactions_of(const Problem& problem, const Evaluation& e) {
    std::vector<Reaction> list;
    const double M_D = std::abs(e.dead.offset_moment_lbf_ft);
    const auto add = [&](const Factors& f) {
        for (const WindCase& c : e.cases) {
            const double a = f.on_dead, b = f.on_wind;
            list.push_back(
                {load_case(f.id, c.id), a * e.dead.weight_lbf + b * c.axial_lbf,
                 resultant(b * c.normal_lbf, b * c.parallel_lbf),
                 resultant(b * c.normal_moment_lbf_ft, b * c.parallel_moment_lbf_ft + a * M_D),
                 b * c.torsion_lbf_ft});
            if (b == 0) break;  // Without wind all wind cases are one.
        }
    };
    for (const FactorSet& set :
         {strength_factors(problem.wind.edition), service_factors(problem.wind.edition)})
        std::ranges::for_each(set, add);
    if (problem.document.options.third_increase) add(footing_factors(problem));
    return list;
}

PoleResult pole_result(const Problem& problem, const Evaluation& e) {
    const catalog::Section& s = *e.pole.section;
    PoleResult r{};
    r.designation = s.designation;
    r.family = catalog::name(s.family);
    r.grade = e.pole.grade->name;
    r.F_y_ksi = e.pole.grade->F_y_ksi;
    r.depth_in = s.depth_in;
    r.width_in = s.width_in;
    r.wall_in = s.nominal_wall_in;
    r.design_wall_in = e.pole.properties.t_in;
    r.weight_plf = s.weight_plf;
    r.length_ft = e.pole_length_ft;
    r.weight_lbf = e.steel_lb;
    r.count = problem.wind.poles.count;
    r.spacing_ft = problem.document.support.spacing_ft;
    r.utilisation = e.pole_utilisation;
    r.natural_frequency_hz = e.sway.natural_frequency_hz;
    r.deflection_in = e.sway.deflection_in;
    r.deflection_limit_in = e.sway.deflection_limit_in;
    return r;
}

FootingResult footing_result(const Problem& problem, const Evaluation& e) {
    const FootingChecks& f = e.footing;
    FootingResult r{};
    r.shape = problem.document.foundation.shape == FootingShape::round ? "round" : "square";
    r.count = problem.wind.poles.count;
    r.diameter_ft = problem.document.foundation.diameter_ft;
    r.required_depth_ft = f.embedment.required_depth_ft;
    r.depth_ft = f.depth_ft;
    r.other_reading_depth_ft = f.embedment.other_reading_depth_ft;
    r.lateral_force_lbf = f.lateral_force_lbf;
    r.height_ft = f.height_ft;
    r.lateral_pressure_psf = f.embedment.lateral_pressure_psf;
    r.concrete_yd3 = f.concrete.volume_yd3;
    r.iterations = f.embedment.iterations;
    r.residual_ft = f.embedment.residual_ft;
    return r;
}

Governing in_answer(const Check& check) {
    return {check.id, check.title, check.load_case, check.utilisation};
}

/// Stands for a check where a section is outside a clause.
constexpr const char* outside_id = "section.outside_clause";

/// Why a lighter section does not do.
SmallerSection why_not(const Problem& problem, const CabinetsWind& cabinets,
                       const catalog::Section& section) {
    Sheet<double> unwritten;
    const auto tried = evaluate_section(problem, cabinets, section, Extent::all, unwritten);
    const std::string designation(section.designation);
    if (const auto* no = refused(tried)) return {designation, outside_id, no->reason, 0};
    const Check& check = governing_of(value(tried).checks);
    return {designation, check.id, check.title, check.utilisation};
}

bool is_of_footing(std::string_view check_id) { return check_id.starts_with("footing."); }

/// Which section comes nearest, and what it fails. Where the footing fails under every pole that is
/// within its clauses, no pole would do: the pointer is the footing's.
Rejection none_passes(const Problem& problem, const CabinetsWind& cabinets) {
    SmallerSection nearest{};
    bool always_footing = true;
    Sheet<double> unwritten;
    for (const catalog::Section* section : problem.candidates) {
        const auto tried = evaluate_section(problem, cabinets, *section, Extent::all, unwritten);
        if (refused(tried) != nullptr) continue;
        const std::vector<Check>& checks = value(tried).checks;
        always_footing =
            always_footing && std::ranges::any_of(checks, [](const Check& c) {
                return c.status == CheckStatus::run && !c.passes && is_of_footing(c.id);
            });
        const Check& check = governing_of(checks);
        if (nearest.designation.empty() || check.utilisation < nearest.utilisation)
            nearest = {std::string(section->designation), check.id, check.title, check.utilisation};
    }
    if (nearest.designation.empty()) {
        const SmallerSection heaviest = why_not(problem, cabinets, *problem.candidates.back());
        return {"/support/designation",
                "no section of the catalogue is within the clauses; the heaviest, " +
                    heaviest.designation + ", " + heaviest.failed_check_title,
                {}};
    }
    const Foundation& foundation = problem.document.foundation;
    return {!always_footing       ? "/support/designation"
            : foundation.depth_ft ? "/foundation/depth_ft"
                                  : "/foundation/diameter_ft",
            "no section of the catalogue passes; nearest comes " + nearest.designation +
                ", of which this fails: " + nearest.failed_check_title + " (" +
                digits(nearest.utilisation) + ")",
            {}};
}

void add_warnings(const Problem& problem, const CabinetsWind& cabinets, const Evaluation& e,
                  std::vector<std::string>& warnings) {
    const auto warn_of_blending = [&](const std::string& what, const wind::SolidSignWind& w) {
        if (w.case_c_blended)
            warnings.push_back(what +
                               ": B/s lies between 10 and 13, where Figure 29.3-1 gives case C no "
                               "rule; its strips are blended.");
    };
    for (std::size_t i = 0; i < cabinets.cabinets.size(); ++i)
        warn_of_blending("Cabinet " + std::to_string(i + 1), cabinets.cabinets[i].face);
    for (std::size_t k = 0; k < cabinets.joined.size(); ++k)
        warn_of_blending("Cabinets " + members_text(problem.wind.joined[k]) + " as one sign",
                         cabinets.joined[k]);
    if (e.sway.nearly_flexible)
        warnings.push_back("The natural frequency is " + digits(e.sway.natural_frequency_hz) +
                           " Hz: rigid by less than 15 %; confirm mass, stiffness and fixity.");
    if (const auto& other = e.footing.embedment.other_reading_depth_ft) {
        const bool deeper = *other < e.footing.embedment.equation_depth_ft;
        warnings.push_back(
            "The footing is deeper than 12 ft: by the other reading of the limit of IBC 1807.3.2.1 "
            "the equation gives " +
            digits(*other) + " ft instead of " + digits(e.footing.embedment.equation_depth_ft) +
            (deeper ? " ft; the deeper governs until an engineer chooses."
                    : " ft. The shallower was chosen by options.footing_depth_limit_reading: an "
                      "engineer must stand for it."));
    }
    if (problem.embedment.width_ft * units::in_per_ft > 1.5 * e.pole.section->depth_in)
        warnings.push_back(
            "The footing is wider than 1.5 times the pole: practice reinforces such a pier, and no "
            "bars are designed here.");
    if (e.pole.is_open())
        warnings.push_back(
            "A W shape is a poor choice for a sign's torsion: the pole twists far more than a pipe "
            "of its weight, and how far is not limited here.");
    if (const auto& reaction = e.footing.embedment.grade_reaction_lbf)
        warnings.push_back("The slab at grade must take about " + digits(*reaction) +
                           " lbf (allowable-stress level).");
    for (const Check& check : e.checks)
        if (check.status == CheckStatus::not_run)
            warnings.push_back("Not checked: " + std::string(check.title) + ".");
}

/// The chosen section once more with its derivation; both runs agree in every bit.
std::vector<Step> derivation_of(const Problem& problem, const catalog::Section& section,
                                const Evaluation& plain_run) {
    Sheet<Term> sheet;
    const auto traced = evaluate(problem, section, sheet);
    APEX_ASSERT(refused(traced) == nullptr);
    APEX_ASSERT(same_bits(value(traced), plain_run));
    return std::move(sheet.steps);
}

PoleOption option_of(const Problem& problem, const catalog::Section& section,
                     const Outcome<Evaluation>& tried) {
    PoleOption option{};
    option.designation = section.designation;
    option.family = catalog::name(section.family);
    option.weight_plf = section.weight_plf;
    option.weight_lbf = problem.wind.poles.count * section.weight_plf * problem.wind.pole_top_ft;
    if (const auto* no = refused(tried)) {
        option.governing_check_id = outside_id;
        option.governing_check_title = no->reason;
        return option;
    }
    const Evaluation& e = value(tried);
    const Check& governing = governing_of(e.checks);
    option.weight_lbf = e.steel_lb;
    option.passes = e.passes;
    if (e.passes) option.price_total_cents = price_of(quantities_of(problem, e)).total_cents;
    option.utilisation = governing.utilisation;
    option.governing_check_id = governing.id;
    option.governing_check_title = governing.title;
    for (const Check& check : e.checks)
        if (check.status == CheckStatus::run) option.checks.push_back(in_answer(check));
    return option;
}

}  // namespace

Outcome<Answer<DesignResult>> check_design(const DesignDocument& document, Derivation derivation) {
    auto resolved = resolve(document);
    if (const auto* no = refused(resolved)) return *no;
    const Problem& problem = value(resolved);
    Sheet<double> unwritten;
    const auto wind = wind_on_cabinets(problem.wind, unwritten);
    if (const auto* no = refused(wind)) return *no;
    const CabinetsWind& cabinets = value(wind);

    std::size_t chosen = 0;
    if (problem.is_auto) chosen = lightest_passing(problem, cabinets);
    if (chosen == problem.candidates.size()) return none_passes(problem, cabinets);
    const catalog::Section& section = *problem.candidates[chosen];
    const auto evaluated = evaluate_section(problem, cabinets, section, Extent::all, unwritten);
    if (const auto* no = refused(evaluated)) return *no;
    const Evaluation& e = value(evaluated);
    if (e.sway.flexible) return *e.sway.flexible;  // The loads do not hold for it.

    const Quantities quantities = quantities_of(problem, e);
    Answer<DesignResult> answer{};
    DesignResult& r = answer.result;
    r.passes = e.passes;
    r.governing = in_answer(governing_of(e.checks));
    r.geometry = problem.wind.geometry;
    r.wind = wind_result(problem.wind, cabinets, e.pole_wind, e.cases);
    r.reactions = reactions_of(problem, e);
    r.pole = pole_result(problem, e);
    if (problem.is_auto && chosen > 0)
        r.pole.next_smaller = why_not(problem, cabinets, *problem.candidates[chosen - 1]);
    r.footing = footing_result(problem, e);
    r.quantities = quantities;
    r.price = price_of(quantities);
    answer.findings.checks = e.checks;
    answer.findings.assumptions = problem.assumptions;
    add_replaced_grade(problem, section, answer.findings.assumptions);
    answer.findings.warnings = problem.warnings;
    add_warnings(problem, cabinets, e, answer.findings.warnings);
    if (derivation == Derivation::written)
        answer.findings.trace = derivation_of(problem, section, e);
    return answer;
}

Outcome<Answer<PoleOptions>> pole_options(const DesignDocument& document, PoleOrder order) {
    DesignDocument any = document;
    any.support.designation = "auto";
    auto resolved = resolve(any);
    if (const auto* no = refused(resolved)) return *no;
    const Problem& problem = value(resolved);
    Sheet<double> unwritten;
    const auto wind = wind_on_cabinets(problem.wind, unwritten);
    if (const auto* no = refused(wind)) return *no;

    Answer<PoleOptions> answer{};
    const pricing::PriceBook& book = pricing::current_price_book();
    answer.result.order = order;
    answer.result.price_book = book.name;
    answer.result.currency = book.currency;
    answer.result.effective_from = book.effective_from;
    for (const catalog::Section* section : problem.candidates) {
        PoleOption option =
            option_of(problem, *section,
                      evaluate_section(problem, value(wind), *section, Extent::all, unwritten));
        (option.passes ? answer.result.passing : answer.result.failing)
            .push_back(std::move(option));
    }
    answer.findings.assumptions = problem.assumptions;
    for (const catalog::Section* section : problem.candidates)
        add_replaced_grade(problem, *section, answer.findings.assumptions);
    if (order == PoleOrder::cost)  // Stable: those of one price stay lightest first.
        std::ranges::stable_sort(answer.result.passing, {}, &PoleOption::price_total_cents);
    answer.findings.warnings = problem.warnings;
    return answer;
}

Outcome<Answer<CabinetsGeometry>> derive_cabinets(const Sign& sign) {
    auto placed = place_cabinets(sign);
    if (const auto* no = refused(placed)) return *no;
    Answer<CabinetsGeometry> answer{value(std::move(placed)), {}};
    for (std::size_t i = 0; i < sign.cabinets.size(); ++i)
        if (!sign.cabinets[i].weight_psf)
            answer.findings.assumptions.push_back("Cabinet " + std::to_string(i + 1) +
                                                  " is taken to weigh 10 psf of one face.");
    return answer;
}

namespace {

/// Wind alone, as numbers or with its derivation.
template <class Num>
Outcome<WindResult> wind_alone(const WindBasis& basis, const WindRequest& request,
                               Sheet<Num>& sheet) {
    const auto cabinets = wind_on_cabinets(basis, sheet);
    if (const auto* no = refused(cabinets)) return *no;
    PoleWind pole;
    if (request.pole_width_in) {
        auto found = wind_on_pole(
            basis, value(cabinets).K_e,
            {request.pole_is_round, *request.pole_width_in, *request.pole_width_in}, sheet);
        if (const auto* no = refused(found))
            return Rejection{"/pole_width_in", no->reason, no->clause};
        pole = value(std::move(found));
    }
    sheet.heading("Wind at grade");
    const auto cases = wind_cases(basis, value(cabinets), pole, sheet);
    return wind_result(basis, value(cabinets), pole, cases);
}

}  // namespace

Outcome<Answer<WindResult>> wind_on_sign(const WindRequest& request, Derivation derivation) {
    if (request.pole_width_in && !(*request.pole_width_in > 0 && *request.pole_width_in <= 120))
        return Rejection{
            "/pole_width_in", "must be above 0 and at most 120 in", {"ASCE 7", "29.4"}};
    const auto basis =
        resolve_wind(request.edition, request.site, request.sign, request.options, std::nullopt);
    if (const auto* no = refused(basis)) return *no;
    Sheet<double> unwritten;
    auto plain_run = wind_alone(value(basis), request, unwritten);
    if (const auto* no = refused(plain_run)) return *no;
    Answer<WindResult> answer{value(std::move(plain_run)), {}};
    answer.findings.assumptions = wind_assumptions(value(basis));
    if (!request.pole_width_in)
        answer.findings.assumptions.push_back(
            "Wind on the pole is left out: its size is not given.");
    if (derivation == Derivation::written) {
        Sheet<Term> sheet;
        const auto traced = wind_alone(value(basis), request, sheet);
        APEX_ASSERT(refused(traced) == nullptr);
        APEX_ASSERT(value(traced).force_lbf == answer.result.force_lbf);
        APEX_ASSERT(value(traced).moment_lbf_ft == answer.result.moment_lbf_ft);
        answer.findings.trace = std::move(sheet.steps);
    }
    return answer;
}

Outcome<Price> price_on(const Quantities& quantities, std::string_view date) {
    if (date.empty()) return pricing::price(quantities, pricing::current_price_book());
    const auto book = pricing::price_book_on(date);
    if (const auto* no = refused(book)) return *no;
    return pricing::price(quantities, *value(book));
}

}  // namespace apex::design
