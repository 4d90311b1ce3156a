#include "wire/requests.hpp"

#include "calc/design/editions.hpp"
#include "calc/footing/direct_embedment.hpp"
#include "calc/footing/pier.hpp"
#include "calc/footing/soil_checks.hpp"
#include "calc/pricing/price_book.hpp"
#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::wire {
BOOST_DESCRIBE_STRUCT(FootingRequest, (),
                      (edition, lateral_force_lbf, height_ft, axial_lbf, torsion_lbf_ft, shape,
                       diameter_ft, soil, frost_depth_in, options))
BOOST_DESCRIBE_STRUCT(FootingSolution, (),
                      (shape, diameter_ft, required_depth_ft, depth_ft, other_reading_depth_ft,
                       lateral_pressure_psf, concrete_yd3, excavation_yd3, iterations, residual_ft))
BOOST_DESCRIBE_STRUCT(SweptFooting, (), (diameter_ft, footing, passes, refused))
BOOST_DESCRIBE_STRUCT(FootingSweep, (), (footings))
BOOST_DESCRIBE_STRUCT(ConcreteRequest, (), (shape, diameter_ft, depth_ft, count))
BOOST_DESCRIBE_STRUCT(ConcreteYards, (), (concrete_yd3, excavation_yd3))
BOOST_DESCRIBE_STRUCT(PriceRequest, (), (quantities, date))

// Limits as in the design document: what a sign of its greatest size can bring, and the sizes of
// augers.
constexpr Field diameter = field("diameter_ft")
                               .required()
                               .at_least(0.5)
                               .at_most(25)
                               .says("Of a round footing; the side of a square one");

template <>
inline constexpr auto rules<FootingRequest> = fields(
    field("edition").defaulted(),
    // A 300 ft by 300 ft face at 300 mph is 2e7 lbf; nothing embedded in soil takes a tenth of it.
    field("lateral_force_lbf")
        .required()
        .above(0)
        .at_most(2e6)
        .says("P: at grade, allowable-stress level"),
    field("height_ft").required().at_least(0).at_most(300).says("h: of P above grade"),
    field("axial_lbf").defaulted().at_least(0).at_most(1e7).says("Dead load at grade"),
    field("torsion_lbf_ft").defaulted().at_least(0).at_most(1e8).says("Allowable-stress level"),
    field("shape").defaulted(), diameter, field("soil").required(),
    field("frost_depth_in").at_least(0).at_most(240).says("Absent: not known"),
    field("options").defaulted().says("Those of the footing apply"));
template <>
inline constexpr auto rules<FootingSolution> =
    fields(field("other_reading_depth_ft")
               .null_when_absent()
               .says("Where the depth exceeds 12 ft: by the other reading of the limit"));
template <>
inline constexpr auto rules<SweptFooting> =
    fields(field("footing").null_when_absent(),
           field("refused").null_when_absent().says("Why there is no footing of this diameter"));
template <>
inline constexpr auto rules<ConcreteRequest> =
    fields(field("shape").defaulted(), diameter, field("depth_ft").required().above(0).at_most(100),
           field("count").defaulted().at_least(1).at_most(100));
template <>
inline constexpr auto rules<PriceRequest> =
    fields(field("quantities").required(),
           field("date").defaulted().length(0, 10).says(
               "Day whose price book holds, 2026-11-23; absent: the newest"));

APEX_WIRE_TYPE(FootingRequest)
APEX_WIRE_TYPE(FootingSolution)
APEX_WIRE_TYPE(FootingSweep)
APEX_WIRE_TYPE(ConcreteRequest)
APEX_WIRE_TYPE(ConcreteYards)
APEX_WIRE_TYPE(PriceRequest)

namespace {

template <class To, class From>
To same_word(From word) {
    return static_cast<To>(word);  // The enums of the document and of the footing list the same
                                   // words in the same order.
}
static_assert(static_cast<int>(design::FootingShape::square) ==
              static_cast<int>(footing::Shape::square));
static_assert(static_cast<int>(design::DepthLimitReading::cap_on_third) ==
              static_cast<int>(footing::DepthLimitReading::cap_on_third));
static_assert(static_cast<int>(design::SquareWidth::side) ==
              static_cast<int>(footing::SquareWidth::side));
static_assert(static_cast<int>(design::GradeRestraint::slab) ==
              static_cast<int>(footing::Restraint::slab));

footing::Soil soil_of(const design::Soil& soil) {
    return {soil.soil_class, soil.lateral_psf_per_ft, soil.vertical_psf, soil.skin_friction_psf};
}

footing::EmbedmentInputs embedment_inputs(const FootingRequest& request) {
    const design::Options& o = request.options;
    return {request.lateral_force_lbf,
            request.height_ft,
            same_word<footing::Shape>(request.shape),
            request.diameter_ft,
            soil_of(request.soil),
            {same_word<footing::DepthLimitReading>(o.footing_depth_limit_reading),
             same_word<footing::SquareWidth>(o.square_width), o.isolated_pole_factor,
             o.third_increase, same_word<footing::Restraint>(o.grade_restraint),
             o.neglect_top_soil_in, o.geotech_stack_2x, o.depth_round_up_ft}};
}

/// The checks name fields of their own inputs; the caller knows those of the request.
Rejection in_request(Rejection no) {
    constexpr std::pair<std::string_view, std::string_view> renamed[] = {
        {"/P_lbf", "/lateral_force_lbf"}, {"/h_ft", "/height_ft"},
        {"/width_ft", "/diameter_ft"},    {"/T_lbf_ft", "/torsion_lbf_ft"},
        {"/D_lbf", "/axial_lbf"},         {"/skin_friction_psf", "/soil/skin_friction_psf"}};
    for (const auto& [own, theirs] : renamed)
        if (no.field == own) no.field = theirs;
    if (no.field.starts_with("/switches/"))
        no.field.replace(0, std::string_view("/switches").size(), "/options");
    return no;
}

Check not_run(const char* id, const char* title, const char* unit, Clause clause) {
    Check check;
    check.id = id, check.title = title, check.unit = unit, check.clause = clause,
    check.status = CheckStatus::not_run;
    return check;
}

template <class Edition, class Num>
Outcome<design::Answer<FootingSolution>> solve(const FootingRequest& request, Sheet<Num>& sheet) {
    const footing::EmbedmentInputs inputs = embedment_inputs(request);
    const auto depth = footing::embedment_depth<Edition>(inputs, request.frost_depth_in, sheet);
    if (const Rejection* no = refused(depth)) return in_request(*no);
    const footing::EmbedmentDepth& d = value(depth);
    const auto concrete = footing::concrete({inputs.shape, inputs.width_ft, d.depth_ft}, sheet);
    if (const Rejection* no = refused(concrete)) return in_request(*no);

    design::Answer<FootingSolution> answer{};
    answer.result = {request.shape == design::FootingShape::round ? "round" : "square",
                     request.diameter_ft,
                     d.required_depth_ft,
                     d.depth_ft,
                     d.other_reading_depth_ft,
                     d.lateral_pressure_psf,
                     value(concrete).volume_yd3,
                     value(concrete).spoil_yd3,
                     d.iterations,
                     d.residual_ft};
    std::vector<Check>& checks = answer.findings.checks;
    const bool constrained = inputs.switches.grade_restraint == footing::Restraint::slab;
    checks.push_back(compare("footing.direct_embedment", "Depth of the footing",
                             d.required_depth_ft, d.depth_ft, "ft", "",
                             Edition::clause(constrained ? "1807.3.2.2" : "1807.3.2.1")));

    const auto bearing = footing::vertical_bearing<Edition>(
        {request.axial_lbf, inputs.shape, inputs.width_ft, d.depth_ft, inputs.soil}, sheet);
    if (const Rejection* no = refused(bearing)) return in_request(*no);
    checks.push_back(compare("footing.bearing", "Vertical bearing of the soil",
                             value(bearing).pressure_psf, value(bearing).allowable_psf, "psf", "",
                             value(bearing).clause));

    const auto torsion = footing::soil_torsion<Edition>(
        {request.torsion_lbf_ft, inputs.width_ft, d.depth_ft, inputs.switches.neglect_top_soil_in,
         inputs.soil.skin_friction_psf},
        sheet);
    if (const Rejection* no = refused(torsion)) return in_request(*no);
    constexpr Clause torsion_clause{"Soil report", ""};
    checks.push_back(value(torsion).run
                         ? compare("footing.torsion", "Torsion on the footing by skin friction",
                                   request.torsion_lbf_ft, value(torsion).T_allow_lbf_ft, "lbf·ft",
                                   "", torsion_clause)
                         : not_run("footing.torsion", "Torsion on the footing by skin friction",
                                   "lbf·ft", torsion_clause));

    const auto frost = footing::frost<Edition>({d.depth_ft, request.frost_depth_in}, sheet);
    if (const Rejection* no = refused(frost)) return in_request(*no);
    const Clause frost_clause = value(frost).clause;
    checks.push_back(
        value(frost).run
            ? compare("footing.frost", "Depth of the footing below frost",
                      value(frost).frost_depth_ft, d.depth_ft, "ft", "", frost_clause)
            : not_run("footing.frost", "Depth of the footing below frost", "ft", frost_clause));
    if (!request.frost_depth_in)
        answer.findings.assumptions.push_back(
            "The frost depth is not known: the frost check is not run.");
    if (d.other_reading_depth_ft)
        answer.findings.warnings.push_back(
            "The depth exceeds 12 ft: the two readings of IBC 1807.3.2.1 differ, and an engineer "
            "must choose.");
    if constexpr (requires { sheet.steps; }) answer.findings.trace = std::move(sheet.steps);
    return answer;
}

}  // namespace

Outcome<design::Answer<FootingSolution>> solve_footing(const FootingRequest& request,
                                                       design::Derivation derivation) {
    return design::with_soil_edition(request.edition, [&]<class Edition>() {
        if (derivation == design::Derivation::written) {
            Sheet<Term> sheet;
            return solve<Edition>(request, sheet);
        }
        Sheet<double> sheet;
        return solve<Edition>(request, sheet);
    });
}

Outcome<design::Answer<FootingSweep>> sweep_diameters(const FootingRequest& request) {
    design::Answer<FootingSweep> sweep;
    FootingRequest one = request;
    for (int half_feet = 3; half_feet <= 16; ++half_feet) {
        one.diameter_ft = half_feet / 2.0;
        const auto solved = solve_footing(one, design::Derivation::none);
        SweptFooting row{one.diameter_ft, {}, false, {}};
        if (const Rejection* no = refused(solved)) {
            // What no diameter cures is the request's own fault.
            if (no->field != "/diameter_ft" && no->field != "/depth_ft" && !no->field.empty())
                return *no;
            row.refused = no->reason;
        } else {
            row.footing = value(solved).result;
            row.passes = true;
            for (const Check& check : value(solved).findings.checks)
                row.passes = row.passes && (check.status == CheckStatus::not_run || check.passes);
            sweep.findings.assumptions = value(solved).findings.assumptions;
        }
        sweep.result.footings.push_back(std::move(row));
    }
    return sweep;
}

Outcome<design::Answer<ConcreteYards>> concrete_yards(const ConcreteRequest& request,
                                                      design::Derivation derivation) {
    const footing::ConcreteInputs inputs{same_word<footing::Shape>(request.shape),
                                         request.diameter_ft, request.depth_ft};
    design::Answer<ConcreteYards> answer{};
    const auto compute = [&](auto& sheet) -> std::optional<Rejection> {
        const auto outcome = footing::concrete(inputs, sheet);
        if (const Rejection* no = refused(outcome)) return in_request(*no);
        answer.result = {value(outcome).volume_yd3 * request.count,
                         value(outcome).spoil_yd3 * request.count};
        if constexpr (requires { sheet.steps; }) answer.findings.trace = std::move(sheet.steps);
        return std::nullopt;
    };
    std::optional<Rejection> no;
    if (derivation == design::Derivation::written) {
        Sheet<Term> sheet;
        no = compute(sheet);
    } else {
        Sheet<double> sheet;
        no = compute(sheet);
    }
    if (no) return *no;
    return answer;
}

Outcome<pricing::Price> estimate(const PriceRequest& request) {
    const pricing::PriceBook* book = &pricing::current_price_book();
    if (!request.date.empty()) {
        const auto found = pricing::price_book_on(request.date);
        if (const Rejection* no = refused(found)) return *no;
        book = value(found);
    }
    auto priced = pricing::price(request.quantities, *book);
    if (Rejection* no = std::get_if<Rejection>(&priced)) no->field = "/quantities" + no->field;
    return priced;
}

std::vector<std::string> price_book_packs() {
    std::vector<std::string> packs;
    for (const pricing::PriceBook& book : pricing::price_books()) packs.push_back(book.sha256);
    return packs;
}

}  // namespace apex::wire
