#include "wire/joint_requests.hpp"

#include "wire/anchorage_describe.hpp"

namespace apex::wire {
namespace {

/// Runs `compute(sheet, answer)` plain or with its derivation.
template <class Result, class Compute>
Outcome<design::Answer<Result>> answered(design::Derivation derivation, Compute compute) {
    design::Answer<Result> answer{};
    std::optional<Rejection> no;
    if (derivation == design::Derivation::written) {
        Sheet<Term> sheet;
        no = compute(sheet, answer);
        answer.findings.trace = std::move(sheet.steps);
    } else {
        Sheet<double> sheet;
        no = compute(sheet, answer);
    }
    if (no) return *no;
    return answer;
}

void tell_practice(const anchorage::JointInputs& in, design::Findings& findings) {
    auto& assumed = findings.assumptions;
    if (in.group.outline.shape == anchorage::OutlineShape::round)
        assumed.emplace_back(
            "Round pier: areas end at the circle and edge distances are radial; no clause says "
            "so.");
    if (in.concrete.cracked) assumed.emplace_back("The concrete is cracked.");
    if (!in.tension_reinforcement && in.group.outline.shape == anchorage::OutlineShape::round)
        findings.warnings.emplace_back(
            "Plain breakout in a pier nearly always fails: give anchor reinforcement.");
    if (in.gap_in > 2 * in.rod.d_a_in)
        findings.warnings.emplace_back(
            "The rods stand off more than two diameters, which is beyond good practice.");
    if (in.seismic_path == anchorage::SeismicPath::overstrength)
        assumed.emplace_back("The tensions hold the overstrength factor.");
    if (in.seismic_path == anchorage::SeismicPath::attachment_yields)
        assumed.emplace_back("The tensions are those at which the attachment yields.");
}

std::optional<Rejection> run_base(const baseplate::PlateJointInputs& in, auto& sheet,
                                  BaseResult& result, design::Findings& findings) {
    const auto outcome = baseplate::plate_joint(in, sheet);
    if (const Rejection* no = refused(outcome)) return *no;
    const baseplate::PlateJoint& j = value(outcome);
    findings.checks.assign(j.plate.begin(), j.plate.end());
    findings.checks.insert(findings.checks.end(), j.anchors.begin(), j.anchors.end());
    result = {j.T_max_kip, j.t_required_in, j.wind_angle_rad * 180 / pi,     j.wind_directions,
              j.governing, j.utilisation,   j.plate_passes && j.anchors_pass};
    tell_practice(in.anchorage, findings);
    return std::nullopt;
}

}  // namespace

Outcome<design::Answer<AnchorsResult>> check_anchors(const anchorage::JointInputs& request,
                                                     design::Derivation derivation) {
    return answered<AnchorsResult>(
        derivation, [&](auto& sheet, auto& answer) -> std::optional<Rejection> {
            const auto outcome = anchorage::joint(request, sheet);
            if (const Rejection* no = refused(outcome)) return *no;
            const anchorage::Joint& j = value(outcome);
            answer.findings.checks.assign(j.checks.begin(), j.checks.end());
            answer.result = {j.tension_ratio, j.shear_ratio, j.check(j.governing).id, j.utilisation,
                             j.passes};
            tell_practice(request, answer.findings);
            return std::nullopt;
        });
}

Outcome<design::Answer<BaseResult>> check_base(const baseplate::PlateJointInputs& request,
                                               design::Derivation derivation) {
    return answered<BaseResult>(derivation, [&](auto& sheet, auto& answer) {
        return run_base(request, sheet, answer.result, answer.findings);
    });
}

Outcome<design::Answer<BaseDesignResult>> design_base(const BaseDesignRequest& request,
                                                      design::Derivation derivation) {
    return answered<
        BaseDesignResult>(derivation, [&](auto& sheet, auto& answer) -> std::optional<Rejection> {
        auto outcome = baseplate::design_plate(request.base, request.stocks);
        if (const Rejection* no = refused(outcome)) {
            const bool of_base =
                !no->field.ends_with("s_in") || no->field.find('/', 1) != std::string::npos;
            return Rejection{(of_base ? "/base" : "/stocks") + no->field, no->reason, no->clause};
        }
        const baseplate::PlateDesign& d = value(outcome);
        answer.result.found = d.found;
        answer.result.rod_diameter_in = d.rod_diameter_in;
        answer.result.embedment_in = d.embedment_in;
        answer.result.thickness_in = d.thickness_in;
        answer.result.smaller = d.smaller;
        return run_base(d.chosen, sheet, answer.result.base, answer.findings);
    });
}

BOOST_DESCRIBE_STRUCT(AnchorsResult, (),
                      (tension_ratio, shear_ratio, governing, utilisation, passes))
BOOST_DESCRIBE_STRUCT(BaseResult, (),
                      (T_max_kip, t_required_in, wind_angle_deg, wind_directions, governing,
                       utilisation, passes))
BOOST_DESCRIBE_STRUCT(BaseDesignRequest, (), (base, stocks))
BOOST_DESCRIBE_STRUCT(BaseDesignResult, (),
                      (found, rod_diameter_in, embedment_in, thickness_in, smaller, base))

APEX_WIRE_TYPE(anchorage::JointInputs)
APEX_WIRE_TYPE(baseplate::PlateJointInputs)
APEX_WIRE_TYPE(AnchorsResult)
APEX_WIRE_TYPE(BaseResult)
APEX_WIRE_TYPE(BaseDesignRequest)
APEX_WIRE_TYPE(BaseDesignResult)

}  // namespace apex::wire
