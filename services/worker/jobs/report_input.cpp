#include "services/worker/jobs/report_input.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/number_text.hpp"
#include "base/version.hpp"
#include "calc/design/editions.hpp"
#include "calc/design/load_case.hpp"
#include "signage/packs.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"
#include "wire/type.hpp"

namespace apex::worker {
namespace {

using design::DesignDocument;
using design::DesignResult;

template <class T>
T stored(std::string_view text) {
    auto decoded = wire::decode<T>(text);
    if (!decoded)
        throw std::runtime_error(
            "a stored revision could not be read: " + decoded.problems.errors.front().field + ' ' +
            decoded.problems.errors.front().reason);
    return std::move(*decoded.value);
}

std::string with_unit(double v, const char* unit) { return print_number(v) + ' ' + unit; }

template <class Word>
std::string word(const Word& v) {
    const std::string text = wire::encode(v);
    return text.size() > 1 && text.front() == '"' ? text.substr(1, text.size() - 2) : text;
}

/// Where a value stands against its default; a stored document no longer tells a default that was
/// typed from one that was left out.
template <class Value>
std::string origin(const Value& value, const Value& initial) {
    return value == initial ? "default value" : "given";
}

report::CriteriaGroup codes(const DesignDocument& d) {
    const design::Codes initial;
    return {"Codes and standards",
            {{"Wind and load combinations", word(d.codes.wind), origin(d.codes.wind, initial.wind)},
             {"Structural steel", word(d.codes.steel), origin(d.codes.steel, initial.steel)},
             {"Concrete", word(d.codes.concrete), origin(d.codes.concrete, initial.concrete)},
             {"Soil and foundation", word(d.codes.soil), origin(d.codes.soil, initial.soil)}}};
}

report::CriteriaGroup site(const DesignDocument& d, const DesignResult& r) {
    const design::Site& s = d.site;
    const std::string assumed = "assumed; see assumptions";
    report::CriteriaGroup group{"Site", {}};
    group.rows = {{"Basic wind speed V, strength level", with_unit(s.wind_speed_mph, "mph"),
                   s.source.empty() ? "source not given" : s.source},
                  {"Risk Category", word(s.risk_category), "given"},
                  {"Exposure Category", word(s.exposure), "given"},
                  {"Topographic factor K_zt", print_number(r.wind.K_zt),
                   s.topography || s.topographic_factor ? "given" : assumed},
                  {"Elevation factor K_e", print_number(r.wind.K_e),
                   s.elevation_ft ? "from the elevation given" : "1.0 is always allowed (26.9)"},
                  {"Gust-effect factor G", print_number(r.wind.G),
                   "rigid: natural frequency of at least 1 Hz"}};
    group.rows.push_back({"Frost depth",
                          s.frost_depth_in ? with_unit(*s.frost_depth_in, "in") : "not given",
                          s.frost_depth_in ? "given" : "the frost check is not run"});
    return group;
}

report::CriteriaGroup materials(const DesignDocument& d, const DesignResult& r) {
    return {
        "Materials and footing",
        {{"Pole", r.pole.grade + ", F_y = " + with_unit(r.pole.F_y_ksi, "ksi"),
          origin(d.support.grade, design::Support{}.grade) + "; design wall per AISC 360 B4.2"},
         {"Concrete f'c", with_unit(d.foundation.concrete_strength_psi, "psi"),
          origin(d.foundation.concrete_strength_psi, design::Foundation{}.concrete_strength_psi)},
         {d.foundation.shape == design::FootingShape::round ? "Diameter of the footing"
                                                            : "Side of the footing",
          with_unit(d.foundation.diameter_ft, "ft"),
          origin(d.foundation.diameter_ft, design::Foundation{}.diameter_ft)}}};
}

report::CriteriaGroup soil(const DesignDocument& d) {
    const design::Soil& s = d.foundation.soil;
    report::CriteriaGroup group{"Soil", {}};
    if (s.soil_class)
        group.rows.push_back(
            {"Presumptive class", print_number(*s.soil_class), "IBC Table 1806.2, presumptive"});
    if (s.lateral_psf_per_ft)
        group.rows.push_back(
            {"Allowable lateral bearing", with_unit(*s.lateral_psf_per_ft, "psf/ft"), s.report});
    if (s.vertical_psf)
        group.rows.push_back(
            {"Allowable foundation pressure", with_unit(*s.vertical_psf, "psf"), s.report});
    if (s.skin_friction_psf)
        group.rows.push_back(
            {"Allowable skin friction", with_unit(*s.skin_friction_psf, "psf"), s.report});
    return group;
}

/// What the footing is designed for: with the increase by one third, the alternative combination.
report::Criterion footing_combinations(const DesignDocument& d) {
    if (!d.options.third_increase)
        return {"Footing", "ASD: D; D + 0.6W", word(d.codes.wind) + " 2.4", true};
    const Clause clause = design::with_soil_edition(
        d.codes.soil, []<class Edition>() { return Edition::clause(Edition::third_increase_ref); });
    return {"Footing",
            std::string("ASD: D; ") + design::name(design::CombinationId::alternative_wind),
            to_text(clause), true};
}

report::CriteriaGroup combinations(const DesignDocument& d) {
    const bool lrfd = d.options.steel_method == design::LoadLevel::lrfd;
    return {
        "Load combinations",
        {{"Steel", lrfd ? "LRFD: 1.4D; 1.2D + 1.0W; 0.9D + 1.0W" : "ASD: D; D + 0.6W; 0.6D + 0.6W",
          word(d.codes.wind) + (lrfd ? " 2.3" : " 2.4"), true},
         footing_combinations(d),
         {"Deflection", "0.6W, top of the pole, L/" + print_number(d.options.deflection_limit),
          "the codes are silent"}}};
}

/// Every option with its value, its default and what it decides: read from the description that the
/// API uses.
std::vector<report::Switch> switches(const design::Options& options) {
    const wire::Type& type = wire::type_of<design::Options>();
    std::vector<report::Switch> rows;
    for (const wire::Member& member : type.members) {
        const auto text = [&](const void* object) {
            std::string out;
            wire::append_encoded(out, *member.type,
                                 static_cast<const char*>(object) + member.offset);
            return out.size() > 1 && out.front() == '"' ? out.substr(1, out.size() - 2) : out;
        };
        const std::string words(member.rule.words);
        const auto clause_at = words.rfind("; ");
        rows.push_back({std::string(member.rule.name), text(&options), text(type.initial),
                        clause_at == std::string::npos ? "" : words.substr(clause_at + 2),
                        words.substr(0, clause_at)});
    }
    return rows;
}

report::Geometry geometry(const DesignDocument& d, const design::CabinetsGeometry& g) {
    report::Geometry out;
    out.overall_height_ft = g.overall_height_ft;
    for (const design::CabinetGeometry& c : g.cabinets)
        out.cabinets.push_back({c.width_ft, c.height_ft, c.depth_in, c.bottom_ft, c.top_ft,
                                c.offset_x_ft, c.area_ft2, c.centroid_height_ft, c.weight_lbf,
                                c.s_over_h, c.B_over_s, c.overturning_arm_ft});
    out.area_ft2 = g.area_ft2;
    out.weight_lbf = g.weight_lbf;
    out.centroid_height_ft = g.centroid_height_ft;
    out.centroid_x_ft = g.centroid_x_ft;
    out.weight_centroid_height_ft = g.weight_centroid_height_ft;
    out.weight_centroid_x_ft = g.weight_centroid_x_ft;
    out.overturning_arm_ft = g.overturning_arm_ft;
    out.frost_depth_in = d.site.frost_depth_in;
    return out;
}

report::Wind wind(const design::WindResult& w) {
    report::Wind out;
    out.edition = w.edition;
    out.wind_speed_mph = w.wind_speed_mph;
    out.K_zt = w.K_zt;
    out.K_e = w.K_e;
    out.G = w.G;
    for (const design::CabinetWind& c : w.cabinets) {
        report::CabinetWindRow row{c.cabinet,
                                   c.s_over_h,
                                   c.B_over_s,
                                   c.K_h,
                                   c.q_h_psf,
                                   c.C_f,
                                   c.G,
                                   c.K_d,
                                   c.case_a_force_lbf,
                                   c.resultant_height_ft,
                                   c.case_b_eccentricity_ft,
                                   c.case_b_torsion_lbf_ft,
                                   c.has_case_c,
                                   {},
                                   c.case_c_force_lbf,
                                   c.case_c_torsion_lbf_ft,
                                   c.minimum_governs};
        for (const design::StripForce& s : c.case_c_strips)
            row.case_c_strips.push_back({s.from_ft, s.to_ft, s.C_f, s.force_lbf});
        out.cabinets.push_back(std::move(row));
    }
    for (const design::JoinedSignWind& j : w.joined_signs) {
        std::string cabinets;
        for (const int number : j.cabinets)
            cabinets += (cabinets.empty() ? "" : ", ") + std::to_string(number);
        out.joined_signs.push_back({cabinets, j.width_ft, j.height_ft, j.s_over_h, j.B_over_s,
                                    j.q_h_psf, j.C_f, j.case_a_force_lbf, j.resultant_height_ft,
                                    j.case_b_torsion_lbf_ft, j.case_c_force_lbf,
                                    j.case_c_torsion_lbf_ft});
    }
    for (const design::PoleSegmentWind& s : w.pole)
        out.pole.push_back({s.bottom_ft, s.top_ft, s.q_z_psf, s.C_f, s.force_lbf});
    out.force_lbf = w.force_lbf;
    out.moment_lbf_ft = w.moment_lbf_ft;
    out.case_b_torsion_lbf_ft = w.case_b_torsion_lbf_ft;
    out.case_c_force_lbf = w.case_c_force_lbf;
    out.case_c_torsion_lbf_ft = w.case_c_torsion_lbf_ft;
    return out;
}

report::Pole pole(const DesignDocument& d, const design::PoleResult& p) {
    report::Pole out;
    out.designation = p.designation;
    out.family = p.family;
    out.grade = p.grade;
    out.is_round = p.family == "hss_round" || p.family == "pipe";
    out.F_y_ksi = p.F_y_ksi;
    out.depth_in = p.depth_in;
    out.width_in = p.width_in;
    out.wall_in = p.wall_in;
    out.design_wall_in = p.design_wall_in;
    out.weight_plf = p.weight_plf;
    out.length_ft = p.length_ft;
    out.weight_lbf = p.weight_lbf;
    out.count = p.count;
    out.spacing_ft = p.spacing_ft.value_or(0);
    out.top_ft = d.support.pole_top_ft.value_or(d.sign.overall_height_ft);
    out.utilisation = p.utilisation;
    out.natural_frequency_hz = p.natural_frequency_hz;
    out.deflection_in = p.deflection_in;
    out.deflection_limit_in = p.deflection_limit_in;
    if (p.next_smaller)
        out.next_smaller = {p.next_smaller->designation, p.next_smaller->failed_check_id,
                            p.next_smaller->failed_check_title, p.next_smaller->utilisation};
    return out;
}

report::Footing footing(const DesignDocument& d, const design::FootingResult& f) {
    report::Footing out;
    out.shape = f.shape;
    out.diameter_ft = f.diameter_ft;
    out.required_depth_ft = f.required_depth_ft;
    out.depth_ft = f.depth_ft;
    out.other_reading_depth_ft = f.other_reading_depth_ft;
    out.lateral_force_lbf = f.lateral_force_lbf;
    out.height_ft = f.height_ft;
    out.lateral_pressure_psf = f.lateral_pressure_psf;
    out.concrete_yd3 = f.concrete_yd3;
    out.iterations = f.iterations;
    out.residual_ft = f.residual_ft;
    out.concrete_strength_psi = d.foundation.concrete_strength_psi;
    return out;
}

report::Price price(const design::Price& p) {
    report::Price out{p.price_book, p.currency, p.effective_from, {}, p.total_cents};
    for (const design::PriceLine& line : p.lines)
        out.lines.push_back(
            {line.item, line.unit, line.quantity, line.unit_price_cents, line.amount_cents});
    return out;
}

/// The packs compiled into this program, but only where they are the ones that made the stored
/// hash.
std::vector<report::DataPack> packs_of(const DesignDocument& document,
                                       std::string_view design_hash) {
    const std::vector<std::string> read = wire::design_packs();
    std::vector<report::DataPack> packs;
    if (wire::identity(document, read).design_hash != design_hash) return packs;
    for (const signage::DataPack& pack : signage::data_packs())
        if (std::find(read.begin(), read.end(), pack.sha256) != read.end())
            packs.push_back({pack.name, pack.version, pack.sha256});
    return packs;
}

}  // namespace

CalculatedDesign calculated(const domain::Revision& r) {
    return {r.header.number,
            r.header.input_hash,
            r.header.design_hash,
            r.header.engine_version,
            r.document,
            r.result,
            r.checks,
            r.assumptions,
            r.warnings,
            r.trace};
}

report::ReportInput report_input(const CalculatedDesign& calculated, report::ReportKind kind) {
    const auto document = stored<DesignDocument>(calculated.document);
    const auto result = stored<DesignResult>(calculated.result);

    report::Design design;
    design.input_hash = calculated.input_hash;
    design.design_hash = calculated.design_hash;
    design.revision = calculated.revision;
    design.passes = result.passes;
    design.governing = {result.governing.check_id, result.governing.title,
                        result.governing.load_case, result.governing.utilisation};
    design.criteria = {codes(document), site(document, result), materials(document, result),
                       soil(document), combinations(document)};
    design.switches = switches(document.options);
    design.geometry = geometry(document, result.geometry);
    design.wind = wind(result.wind);
    for (const design::Reaction& r : result.reactions)
        design.reactions.push_back(
            {r.combination, r.axial_lbf, r.shear_lbf, r.moment_lbf_ft, r.torsion_lbf_ft});
    design.pole = pole(document, result.pole);
    design.footing = footing(document, result.footing);
    design.quantities = {result.quantities.steel_lb, result.quantities.concrete_yd3,
                         result.quantities.excavation_yd3, result.quantities.cabinet_area_ft2};
    design.price = price(result.price);
    design.checks = stored<std::vector<CheckRecord>>(calculated.checks);
    design.trace = stored<std::vector<StepRecord>>(calculated.trace);
    design.assumptions = stored<std::vector<std::string>>(calculated.assumptions);
    design.warnings = stored<std::vector<std::string>>(calculated.warnings);
    design.data_packs = packs_of(document, calculated.design_hash);
    design.document = calculated.document;

    const design::ProjectCaption& c = document.project;
    report::ReportInput input;
    input.kind = kind;
    input.caption = {c.name, c.customer, c.address, c.job_number, c.date, c.engineer, c.firm};
    input.design = std::move(design);
    input.engine_version = calculated.engine_version;
    input.program_version = program_version;
    return input;
}

report::ReportInput report_input_without_design(const report::Caption& caption,
                                                report::ReportKind kind) {
    return {kind, caption, std::nullopt, engine_version, program_version};
}

}  // namespace apex::worker
