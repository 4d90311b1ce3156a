#include "wire/foundation_requests.hpp"

#include "calc/design/editions.hpp"
#include "calc/shaft/broms.hpp"
#include "calc/shaft/demand.hpp"
#include "wire/concrete_wire.hpp"
#include "wire/design_wire.hpp"

namespace apex::spread {
BOOST_DESCRIBE_STRUCT(Grid, (),
                      (length_least_ft, length_step_ft, length_greatest_ft, thickness_least_in,
                       thickness_step_in, thickness_greatest_in))
BOOST_DESCRIBE_STRUCT(DesignInputs, (),
                      (dead_axial_lbf, dead_moment_lbf_ft, dead_moment_in_plane, wind_shear_lbf,
                       wind_moment_lbf_ft, pole_x_in, pole_y_in, round, plate_x_in, plate_y_in,
                       friction, cohesion_psf, displaced_soil_pcf, frost_depth_in, cover_ft,
                       concrete_pcf, soil_pcf, materials, bar_cover_in, bars, rule, size_effect,
                       ratio, grid))
BOOST_DESCRIBE_STRUCT(Layer, (), (layer, bar, count, A_s_in2, spacing_in, hooked))
BOOST_DESCRIBE_STRUCT(Size, (), (length_x_ft, length_y_ft, thickness_in))
BOOST_DESCRIBE_STRUCT(SmallerFooting, (), (size, check, utilisation, reason))
}  // namespace apex::spread

namespace apex::shaft {
BOOST_DESCRIBE_STRUCT(CageStock, (),
                      (bars, count_least, count_greatest, ties, tie_spacing_greatest_in))
BOOST_DESCRIBE_STRUCT(LighterCage, (), (bar, count, A_st_in2, check, utilisation))
}  // namespace apex::shaft

namespace apex::wire {
BOOST_DESCRIBE_STRUCT(SpreadRequest, (), (edition, combinations, soil, footing))
BOOST_DESCRIBE_STRUCT(SpreadSolution, (),
                      (length_x_ft, length_y_ft, thickness_in, cover_ft, underside_depth_ft,
                       concrete_yd3, excavation_yd3, q_max_psf, contact_share, layers, smaller,
                       sizes_tried))
BOOST_DESCRIBE_STRUCT(BromsSoil, (), (c_u_psf, gamma_pcf, K_p, safety))
BOOST_DESCRIBE_STRUCT(ShaftCage, (), (cover_in, concrete_pcf, materials, stock))
BOOST_DESCRIBE_STRUCT(ShaftRequest, (), (footing, cage, wind_share, augers_ft, broms))
BOOST_DESCRIBE_STRUCT(BromsBeside, (), (soil, H_allow_lbf, M_max_lbf_ft))
BOOST_DESCRIBE_STRUCT(ShaftSolution, (),
                      (footing, bar, count, tie, tie_spacing_in, bar_length_ft, steel_lb, P_u_lbf,
                       M_u_lbf_ft, at_depth_ft, V_u_lbf, phi_M_n_lbf_ft, develop_in, available_in,
                       lap_in, smaller, broms))
BOOST_DESCRIBE_STRUCT(SweptShaft, (), (diameter_ft, shaft, passes, refused))
BOOST_DESCRIBE_STRUCT(ShaftSweep, (), (shafts))

template <>
inline constexpr auto rules<spread::Grid> = fields(field("length_least_ft").defaulted(),
                                                   field("length_step_ft").defaulted(),
                                                   field("length_greatest_ft").defaulted(),
                                                   field("thickness_least_in").defaulted(),
                                                   field("thickness_step_in").defaulted(),
                                                   field("thickness_greatest_in").defaulted());
// Limits as in the design document: what a sign of its greatest size can bring.
template <>
inline constexpr auto rules<spread::DesignInputs> = fields(
    field("dead_axial_lbf").at_least(0).at_most(1e7).says("Nominal, at grade"),
    field("dead_moment_lbf_ft")
        .defaulted()
        .at_least(0)
        .at_most(1e8)
        .says("Of weights off the column's axis"),
    field("dead_moment_in_plane").defaulted().says("Whether it adds to the wind's straight on"),
    field("wind_shear_lbf").at_least(0).at_most(2e7).says("W, strength level, at grade, along x"),
    field("wind_moment_lbf_ft").at_least(0).at_most(1e9).says("W, strength level, at grade"),
    field("pole_x_in")
        .above(0)
        .at_most(600)
        .says("Column or pedestal; the diameter of a round one"),
    field("pole_y_in").above(0).at_most(600), field("round").defaulted(),
    field("plate_x_in")
        .defaulted()
        .at_least(0)
        .at_most(600)
        .says("Steel base plate; 0: none, the forces enter over the column"),
    field("plate_y_in").defaulted().at_least(0).at_most(600),
    field("friction").above(0).at_most(1).says("Of a report, instead of the class"),
    field("cohesion_psf").above(0).at_most(1e5).says("Of a report, instead of the class"),
    field("displaced_soil_pcf")
        .defaulted()
        .at_least(0)
        .at_most(200)
        .says("0: gross pressure; else net of this soil"),
    field("frost_depth_in").at_least(0).at_most(240).says("Absent: not known"),
    field("cover_ft").defaulted().at_least(0).at_most(50).says("Soil on the footing, at least"),
    field("concrete_pcf").defaulted().at_least(90).at_most(200),
    field("soil_pcf").defaulted().at_least(50).at_most(200), field("materials").defaulted(),
    field("bar_cover_in").defaulted(), field("bars").defaulted().length(1, 9),
    field("rule").defaulted().says("0.6 D + 0.6 W against 1.0, or full D against 0.6 W by 1.5"),
    field("size_effect").defaulted().says("13.2.6.2 permits to neglect lambda_s"),
    field("ratio").defaulted().says("Length across the wind over length along it"),
    field("grid").defaulted().says("The sizes that are tried"));
template <>
inline constexpr auto rules<SpreadRequest> =
    fields(field("edition").defaulted(),
           field("combinations").defaulted().says("Whose combinations of D and W"));
template <>
inline constexpr auto rules<SpreadSolution> =
    fields(field("q_max_psf").says("Greatest pressure of the service case that governs"),
           field("smaller").says("A step less long, a step thinner: the first check each fails"));
template <>
inline constexpr auto rules<shaft::CageStock> =
    fields(field("bars").defaulted().length(1, 20), field("count_least").defaulted(),
           field("count_greatest").defaulted(), field("ties").defaulted().length(1, 4),
           field("tie_spacing_greatest_in").defaulted());
template <>
inline constexpr auto rules<BromsSoil> =
    fields(field("c_u_psf").above(0).at_most(1e5).says("Undrained strength: clay"),
           field("gamma_pcf").above(0).at_most(200).says("Effective weight: sand"),
           field("K_p").defaulted(), field("safety").defaulted());
template <>
inline constexpr auto rules<ShaftCage> = fields(field("cover_in").defaulted().says("To the ties"),
                                                field("concrete_pcf").defaulted(),
                                                field("materials").defaulted(),
                                                field("stock").defaulted());
template <>
inline constexpr auto rules<ShaftRequest> =
    fields(field("footing").says("As in direct_burial/footing/solve; round"),
           field("cage").defaulted(), field("wind_share").defaulted().says("Of W in the force"),
           field("augers_ft").defaulted().length(0, 50).says("Diameters at hand; none: any"),
           field("broms").says("Soil of a cross-check that never governs"));
template <>
inline constexpr auto rules<ShaftSolution> =
    fields(field("broms").null_when_absent().says("Beside, never governing"),
           field("lap_in").says("Class B, with anchor rods or other bars"),
           field("smaller").says("The next lighter cage: the first check it fails"));
template <>
inline constexpr auto rules<SweptShaft> =
    fields(field("shaft").null_when_absent(),
           field("refused").null_when_absent().says("Why there is no shaft of this diameter"));

APEX_WIRE_TYPE(SpreadRequest)
APEX_WIRE_TYPE(SpreadSolution)
APEX_WIRE_TYPE(ShaftRequest)
APEX_WIRE_TYPE(ShaftSolution)
APEX_WIRE_TYPE(ShaftSweep)

namespace {

/// Runs `compute(sheet)` plain or with its derivation, which then ends the answer's.
template <class Result, class Compute>
std::optional<Rejection> with_sheet(design::Derivation derivation, design::Answer<Result>& answer,
                                    Compute compute) {
    if (derivation == design::Derivation::none) {
        Sheet<double> sheet;
        return compute(sheet);
    }
    Sheet<Term> sheet;
    auto no = compute(sheet);
    auto& trace = answer.findings.trace;
    trace.insert(trace.end(), std::make_move_iterator(sheet.steps.begin()),
                 std::make_move_iterator(sheet.steps.end()));
    return no;
}

/// A refusal at `/soil` is of the request, any other of the part named.
Rejection below(const char* part, Rejection no) {
    if (!no.field.starts_with("/soil/")) no.field.insert(0, part);
    return no;
}

std::optional<Rejection> broms_beside(const ShaftRequest& request, double depth_ft,
                                      design::Answer<ShaftSolution>& answer) {
    if (!request.broms) return std::nullopt;
    const BromsSoil& soil = *request.broms;
    const FootingRequest& f = request.footing;
    if (soil.c_u_psf.has_value() == soil.gamma_pcf.has_value())
        return Rejection{
            "/broms", "needs either c_u_psf (clay) or gamma_pcf (sand)", {"Broms", ""}};
    Sheet<double> unwritten;
    const auto outcome =
        soil.c_u_psf
            ? shaft::broms_clay<double>(
                  {depth_ft, f.diameter_ft, f.height_ft, *soil.c_u_psf, soil.safety}, unwritten)
            : shaft::broms_sand<double>(
                  {depth_ft, f.diameter_ft, f.height_ft, *soil.gamma_pcf, soil.K_p, soil.safety},
                  unwritten);
    if (const Rejection* no = refused(outcome)) return below("/broms", *no);
    answer.result.broms = {soil.c_u_psf ? "clay" : "sand", value(outcome).H_allow_lbf,
                           value(outcome).M_max_lbf_ft};
    if (value(outcome).H_allow_lbf < f.lateral_force_lbf)
        answer.findings.warnings.emplace_back(
            "Broms allows less than the lateral force at this depth; an engineer must judge.");
    return std::nullopt;
}

shaft::ReinforcementInputs reinforcement_of(const ShaftRequest& request, double depth_ft) {
    const FootingRequest& f = request.footing;
    const ShaftCage& c = request.cage;
    return {f.diameter_ft, depth_ft,       f.lateral_force_lbf, f.height_ft, request.wind_share,
            f.axial_lbf,   c.concrete_pcf, c.cover_in,          c.materials, c.stock};
}

/// The cage names fields of its own inputs; the caller knows those of the request.
Rejection in_shaft_request(Rejection no) {
    constexpr std::pair<std::string_view, std::string_view> renamed[] = {
        {"/P_lbf", "/footing/lateral_force_lbf"},  {"/h_ft", "/footing/height_ft"},
        {"/diameter_ft", "/footing/diameter_ft"},  {"/depth_ft", "/footing/diameter_ft"},
        {"/dead_axial_lbf", "/footing/axial_lbf"}, {"/wind_share", "/wind_share"}};
    for (const auto& [own, theirs] : renamed)
        if (no.field == own) {
            no.field = theirs;
            return no;
        }
    return below("/cage", std::move(no));
}

}  // namespace

Outcome<design::Answer<SpreadSolution>> solve_spread(const SpreadRequest& request,
                                                     design::Derivation derivation) {
    spread::DesignInputs in = request.footing;
    const design::Soil& soil = request.soil;
    in.soil = {soil.soil_class, soil.lateral_psf_per_ft, soil.vertical_psf, soil.skin_friction_psf};
    const auto rules = design::with_loads_edition(request.combinations, []<class Edition>() {
        return spread::CombinationRules{Edition::strength, Edition::service};
    });
    design::Answer<SpreadSolution> answer{};
    const auto no = with_sheet(derivation, answer, [&](auto& sheet) -> std::optional<Rejection> {
        auto outcome = design::with_soil_edition(request.edition, [&]<class Edition>() {
            return spread::smallest_footing<Edition>(in, rules, sheet);
        });
        if (const Rejection* refusal = refused(outcome)) return below("/footing", *refusal);
        const spread::DesignedFooting d = value(std::move(outcome));
        const spread::SizedFooting& f = d.footing;
        answer.result = {
            f.size.length_x_ft,   f.size.length_y_ft, f.size.thickness_in, f.cover_ft,
            f.underside_depth_ft, f.concrete_yd3,     f.excavation_yd3,    f.q_max_psf,
            f.contact_share,      f.layers,           d.smaller,           d.sizes_tried};
        answer.findings.checks = f.checks;
        return std::nullopt;
    });
    if (no) return *no;
    if (!in.frost_depth_in)
        answer.findings.assumptions.emplace_back(
            "The frost depth is not known: the frost check is not run.");
    answer.findings.assumptions.emplace_back(
        "One column stands in the middle, the wind pushes along x, the footing is rigid.");
    return answer;
}

Outcome<design::Answer<ShaftSolution>> solve_shaft(const ShaftRequest& request,
                                                   design::Derivation derivation) {
    const FootingRequest& f = request.footing;
    if (f.shape != design::FootingShape::round)
        return Rejection{"/footing/shape", "must be round", {"Geometry", ""}};
    if (!request.augers_ft.empty()) {
        Sheet<double> unwritten;
        const auto drilled = shaft::auger<double>({f.diameter_ft, request.augers_ft}, unwritten);
        if (const Rejection* no = refused(drilled))
            return Rejection{no->field == "/augers_ft" ? no->field : "/footing" + no->field,
                             no->reason, no->clause};
    }
    auto solved = solve_footing(f, derivation);
    if (const Rejection* no = refused(solved))
        return Rejection{"/footing" + no->field, no->reason, no->clause};
    design::Answer<FootingSolution> by_soil = value(std::move(solved));
    design::Answer<ShaftSolution> answer{};
    answer.findings = std::move(by_soil.findings);
    answer.result.footing = by_soil.result;
    const double depth_ft = by_soil.result.depth_ft;
    auto no = with_sheet(derivation, answer, [&](auto& sheet) -> std::optional<Rejection> {
        const auto outcome = shaft::lightest_cage(reinforcement_of(request, depth_ft), sheet);
        if (const Rejection* refusal = refused(outcome)) return in_shaft_request(*refusal);
        const shaft::CheckedCage& c = value(outcome).cage;
        ShaftSolution& r = answer.result;
        r.bar = c.cage.bar, r.count = c.cage.count;
        r.tie = c.cage.tie, r.tie_spacing_in = c.cage.tie_spacing_in;
        r.bar_length_ft = c.bar_length_ft, r.steel_lb = c.steel_lb;
        r.P_u_lbf = c.P_u_lbf, r.M_u_lbf_ft = c.M_u_lbf_ft, r.at_depth_ft = c.at_depth_ft;
        r.V_u_lbf = c.V_u_lbf, r.phi_M_n_lbf_ft = c.phi_M_n_lbf_ft;
        r.develop_in = c.develop_in, r.available_in = c.available_in, r.lap_in = c.lap_in;
        r.smaller = value(outcome).smaller;
        auto& checks = answer.findings.checks;
        checks.insert(checks.end(), c.checks.begin(), c.checks.end());
        return std::nullopt;
    });
    if (!no) no = broms_beside(request, depth_ft, answer);
    if (no) return *std::move(no);
    answer.findings.assumptions.emplace_back(
        "Above the greatest moment the anchor rods or the pole in the concrete carry it; their lap "
        "with the bars is a check of the anchors.");
    return answer;
}

Outcome<design::Answer<ShaftSweep>> sweep_shafts(const ShaftRequest& request) {
    std::vector<double> diameters = request.augers_ft;
    if (diameters.empty())
        for (int half_feet = 3; half_feet <= 16; ++half_feet) diameters.push_back(half_feet / 2.0);
    design::Answer<ShaftSweep> sweep;
    ShaftRequest one = request;
    for (const double diameter_ft : diameters) {
        one.footing.diameter_ft = diameter_ft;
        auto solved = solve_shaft(one, design::Derivation::none);
        SweptShaft row{diameter_ft, {}, false, {}};
        if (const Rejection* no = refused(solved)) {
            // What no diameter cures is the request's own fault.
            if (no->field != "/footing/diameter_ft" && no->field != "/footing/depth_ft" &&
                no->field != "/footing" && no->field != "/cage/stock")
                return *no;
            row.refused = no->reason;
        } else {
            design::Answer<ShaftSolution> answer = value(std::move(solved));
            row.passes = true;
            for (const Check& check : answer.findings.checks)
                row.passes = row.passes && (check.status == CheckStatus::not_run || check.passes);
            sweep.findings.assumptions = std::move(answer.findings.assumptions);
            row.shaft = std::move(answer.result);
        }
        sweep.result.shafts.push_back(std::move(row));
    }
    return sweep;
}

}  // namespace apex::wire
