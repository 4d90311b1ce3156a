#include "signage/footing_call.hpp"

#include "calc/design/editions.hpp"
#include "calc/footing/direct_embedment.hpp"
#include "calc/footing/pier.hpp"
#include "calc/footing/soil_checks.hpp"

namespace apex::signage {
namespace {

using design::Answer;
using design::Derivation;

footing::Shape shape_of(design::FootingShape shape) {
    return shape == design::FootingShape::square ? footing::Shape::square : footing::Shape::round;
}
const char* shape_text(design::FootingShape shape) {
    return shape == design::FootingShape::square ? "square" : "round";
}

footing::EmbedmentSwitches switches_of(const design::Options& o) {
    footing::EmbedmentSwitches s;
    s.footing_depth_limit_reading =
        o.footing_depth_limit_reading == design::DepthLimitReading::cap_on_third
            ? footing::DepthLimitReading::cap_on_third
            : footing::DepthLimitReading::cap_on_depth;
    s.square_width = o.square_width == design::SquareWidth::side ? footing::SquareWidth::side
                                                                 : footing::SquareWidth::diagonal;
    s.isolated_pole_factor = o.isolated_pole_factor;
    s.third_increase = o.third_increase;
    s.grade_restraint = o.grade_restraint == design::GradeRestraint::slab
                            ? footing::Restraint::slab
                            : footing::Restraint::none;
    s.neglect_top_soil_in = o.neglect_top_soil_in;
    s.geotech_stack_2x = o.geotech_stack_2x;
    s.depth_round_up_ft = o.depth_round_up_ft;
    return s;
}

footing::EmbedmentInputs inputs_of(const FootingRequest& r) {
    const design::Soil& soil = r.foundation.soil;
    return {r.lateral_force_lbf,
            r.height_ft,
            shape_of(r.foundation.shape),
            r.foundation.diameter_ft,
            {soil.soil_class, soil.lateral_psf_per_ft, soil.vertical_psf, soil.skin_friction_psf},
            switches_of(r.options)};
}

/// A refusal of the footing checks in the words of the request.
Rejection in_request(const Rejection& no) {
    const auto starts = [&](const char* text) { return no.field.starts_with(text); };
    if (starts("/P_lbf")) return {"/lateral_force_lbf", no.reason, no.clause};
    if (starts("/h_ft")) return {"/height_ft", no.reason, no.clause};
    if (starts("/width")) return {"/foundation/diameter_ft", no.reason, no.clause};
    if (starts("/switches")) return {"/options" + no.field.substr(9), no.reason, no.clause};
    if (starts("/soil_class")) return {"/foundation/soil/class", no.reason, no.clause};
    if (starts("/depth")) return {"/foundation/depth_ft", no.reason, no.clause};
    if (starts("/frost") || starts("/torsion")) return no;
    return {"/foundation/soil", no.reason, no.clause};
}

/// The class of Table 1806.2 or the values of a report, one of them and whole.
std::optional<Rejection> soil_refusal(const design::Soil& soil) {
    const bool own = soil.lateral_psf_per_ft || soil.vertical_psf || soil.skin_friction_psf;
    if (soil.soil_class && own)
        return Rejection{
            "/foundation/soil", "give a class or the values of a soil report, not both", {}};
    if (!soil.soil_class && !soil.lateral_psf_per_ft)
        return Rejection{
            "/foundation/soil", "give a class (1 to 5) or lateral_psf_per_ft of a soil report", {}};
    if (own && soil.report.empty())
        return Rejection{
            "/foundation/soil/report", "name the soil report that the values are from", {}};
    return std::nullopt;
}

Check not_run(const char* id, const char* title, const char* unit, Clause clause) {
    Check check;
    check.id = id;
    check.title = title;
    check.unit = unit;
    check.status = CheckStatus::not_run;
    check.clause = clause;
    return check;
}

constexpr Clause practice{"Practice", "at least 3 ft"};
constexpr Clause soil_report{"Soil report", ""};

template <class Edition, class Num>
class Solver {
  public:
    Solver(const FootingRequest& request, Sheet<Num>& sheet)
        : request_(request), in_(inputs_of(request)), sheet_(sheet) {}

    Outcome<Answer<FootingSolution>> run() {
        if (auto no = depth()) return in_request(*no);
        if (auto no = bearing()) return in_request(*no);
        if (auto no = frost()) return in_request(*no);
        if (auto no = torsion()) return in_request(*no);
        const auto concrete =
            footing::concrete<Num>({in_.shape, in_.width_ft, solution().depth_ft}, sheet_);
        if (const auto* no = refused(concrete)) return in_request(*no);
        solution().concrete_yd3 = value(concrete).volume_yd3;
        solution().excavation_yd3 = value(concrete).spoil_yd3;
        answer_.findings.assumptions.push_back(
            "The lateral force and the torsion are allowable-stress level.");
        return answer_;
    }

  private:
    using Refused = std::optional<Rejection>;
    FootingSolution& solution() { return answer_.result; }
    void add(Check check) { answer_.findings.checks.push_back(check); }

    Refused depth() {
        const auto solved = footing::embedment_depth<Edition>(in_, request_.frost_depth_in, sheet_);
        if (const auto* no = refused(solved)) return *no;
        const auto& d = value(solved);
        const double depth_ft = request_.foundation.depth_ft.value_or(d.depth_ft);
        solution() = {shape_text(request_.foundation.shape),
                      in_.width_ft,
                      d.equation_depth_ft,
                      d.required_depth_ft,
                      depth_ft,
                      d.other_reading_depth_ft,
                      d.b_ft,
                      d.lateral_pressure_psf,
                      d.isolated_pole_factor,
                      0,
                      0,
                      d.iterations,
                      d.residual_ft};
        const bool constrained = in_.switches.grade_restraint == footing::Restraint::slab;
        add(compare("footing.embedment", "Depth of the footing for lateral load",
                    d.equation_depth_ft, depth_ft, "ft", "",
                    Edition::clause(constrained ? "1807.3.2.2" : "1807.3.2.1")));
        add(compare("footing.least_depth", "Least depth of the footing", footing::depth_least_ft,
                    depth_ft, "ft", "", practice));
        return std::nullopt;
    }

    Refused bearing() {
        constexpr const char* title = "Vertical bearing of the soil";
        const bool known = in_.soil.soil_class || in_.soil.vertical_psf;
        if (!request_.dead_load_lbf || !known) {
            add(not_run("footing.bearing", title, "psf", Edition::clause("1806.2")));
            return std::nullopt;
        }
        const auto result = footing::vertical_bearing<Edition>(
            {*request_.dead_load_lbf, in_.shape, in_.width_ft, solution().depth_ft, in_.soil},
            sheet_);
        if (const auto* no = refused(result)) return *no;
        add(compare("footing.bearing", title, value(result).pressure_psf,
                    value(result).allowable_psf, "psf", "D", Edition::clause("1806.2")));
        return std::nullopt;
    }

    Refused frost() {
        const auto result =
            footing::frost<Edition>({solution().depth_ft, request_.frost_depth_in}, sheet_);
        if (const auto* no = refused(result)) return *no;
        constexpr const char* title = "Depth of the footing below frost";
        if (value(result).run)
            add(compare("footing.frost", title, value(result).frost_depth_ft, solution().depth_ft,
                        "ft", "", Edition::clause("1809.5")));
        else
            add(not_run("footing.frost", title, "ft", Edition::clause("1809.5")));
        return std::nullopt;
    }

    Refused torsion() {
        constexpr const char* title = "Torsion on the footing by skin friction";
        if (!request_.torsion_lbf_ft || !in_.soil.skin_friction_psf) {
            add(not_run("footing.torsion", title, "lbf·ft", soil_report));
            return std::nullopt;
        }
        const auto result = footing::soil_torsion<Edition>(
            {*request_.torsion_lbf_ft, in_.width_ft, solution().depth_ft,
             in_.switches.neglect_top_soil_in, in_.soil.skin_friction_psf},
            sheet_);
        if (const auto* no = refused(result)) return *no;
        add(compare("footing.torsion", title, *request_.torsion_lbf_ft,
                    value(result).T_allow_lbf_ft, "lbf·ft", "", soil_report));
        return std::nullopt;
    }

    const FootingRequest& request_;
    const footing::EmbedmentInputs in_;
    Sheet<Num>& sheet_;
    Answer<FootingSolution> answer_{};
};

template <class Num>
Outcome<Answer<FootingSolution>> solve(const FootingRequest& request, Sheet<Num>& sheet) {
    if (auto no = soil_refusal(request.foundation.soil)) return *no;
    return design::with_soil_edition(request.edition, [&]<class Edition>() {
        return Solver<Edition, Num>(request, sheet).run();
    });
}

const Check* first_failing(const std::vector<Check>& checks) {
    for (const Check& check : checks)
        if (check.status == CheckStatus::run && !check.passes) return &check;
    return nullptr;
}

}  // namespace

Outcome<Answer<FootingSolution>> solve_footing(const FootingRequest& request,
                                               Derivation derivation) {
    if (derivation == Derivation::none) {
        Sheet<double> unwritten;
        return solve(request, unwritten);
    }
    Sheet<Term> sheet;
    auto outcome = solve(request, sheet);
    if (auto* answer = std::get_if<Answer<FootingSolution>>(&outcome))
        answer->findings.trace = std::move(sheet.steps);
    return outcome;
}

Outcome<Answer<FootingSweep>> sweep_diameters(const FootingRequest& request) {
    constexpr double least_ft = 1.5, greatest_ft = 8, step_ft = 0.5;
    if (auto no = soil_refusal(request.foundation.soil)) return *no;
    Answer<FootingSweep> answer;
    FootingRequest each = request;
    each.foundation.depth_ft.reset();
    for (double diameter_ft = least_ft; diameter_ft <= greatest_ft; diameter_ft += step_ft) {
        each.foundation.diameter_ft = diameter_ft;
        const auto outcome = solve_footing(each, Derivation::none);
        FootingOption option;
        option.diameter_ft = diameter_ft;
        if (const auto* no = refused(outcome)) {
            option.reason = no->reason;
        } else {
            const Check* failing = first_failing(value(outcome).findings.checks);
            option.passes = failing == nullptr;
            option.solution = value(outcome).result;
            if (failing) option.reason = std::string(failing->title) + ": does not pass";
        }
        answer.result.options.push_back(std::move(option));
    }
    return answer;
}

Outcome<Answer<ConcreteResult>> concrete_yards(const ConcreteRequest& request,
                                               Derivation derivation) {
    const footing::ConcreteInputs in{shape_of(request.shape), request.diameter_ft,
                                     request.depth_ft};
    Sheet<double> unwritten;
    Sheet<Term> sheet;
    const auto concrete = derivation == Derivation::none ? footing::concrete(in, unwritten)
                                                         : footing::concrete(in, sheet);
    if (const auto* no = refused(concrete))
        return Rejection{no->field == "/width_ft" ? "/diameter_ft" : no->field, no->reason,
                         no->clause};
    const double count = request.count;
    Answer<ConcreteResult> answer;
    answer.result = {value(concrete).volume_yd3 * count, value(concrete).spoil_yd3 * count,
                     request.count};
    answer.findings.trace = std::move(sheet.steps);
    answer.findings.assumptions.push_back("The volume is gross: the pole inside is not deducted.");
    return answer;
}

}  // namespace apex::signage
