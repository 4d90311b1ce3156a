#include "calc/design/resolve.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string_view>

#include "base/number_text.hpp"
#include "calc/design/editions.hpp"
#include "calc/design/geometry.hpp"
#include "calc/design/pole_row.hpp"
#include "calc/footing/soil.hpp"

namespace apex::design {
namespace {

constexpr Clause none{};
constexpr Clause soil_table{"IBC", "Table 1806.2"};

bool within(double v, double least, double most) { return v >= least && v <= most; }

std::optional<Rejection> refuse_site(const Site& site, const Options& options) {
    if (!(site.wind_speed_mph > 0 && site.wind_speed_mph <= 400))
        return {
            {"/site/wind_speed_mph", "must be above 0 and at most 400 mph", {"ASCE 7", "26.5"}}};
    if (site.topographic_factor && site.topography)
        return {
            {"/site/topographic_factor", "give K_zt or the hill, not both", {"ASCE 7", "26.8"}}};
    if (site.topographic_factor && !within(*site.topographic_factor, 1, 5))
        return {{"/site/topographic_factor", "must be from 1 to 5", {"ASCE 7", "26.8.2"}}};
    if (site.elevation_ft && !within(*site.elevation_ft, -300, 20400))
        return {{"/site/elevation_ft", "must be from -300 to 20400 ft", {"ASCE 7", "26.9"}}};
    if (options.ke == Ke::from_elevation && !site.elevation_ft)
        return {{"/site/elevation_ft",
                 "is needed where options.ke is from_elevation",
                 {"ASCE 7", "26.9"}}};
    if (site.frost_depth_in && !within(*site.frost_depth_in, 0, 240))
        return {{"/site/frost_depth_in", "must be from 0 to 240 in", {"IBC", "1809.5"}}};
    if (const auto& hill = site.topography) {
        const Clause at{"ASCE 7", "26.8"};
        if (!(hill->height_ft > 0 && hill->height_ft <= 30000))
            return {{"/site/topography/height_ft", "must be above 0 and at most 30000 ft", at}};
        if (!(hill->half_length_ft > 0 && hill->half_length_ft <= 300000))
            return {
                {"/site/topography/half_length_ft", "must be above 0 and at most 300000 ft", at}};
        if (!within(hill->distance_ft, 0, 300000))
            return {{"/site/topography/distance_ft", "must be from 0 to 300000 ft", at}};
    }
    return std::nullopt;
}

std::optional<Rejection> refuse_options(const Options& o) {
    if (!within(o.deflection_limit, 20, 1000))
        return {{"/options/deflection_limit", "must be from 20 to 1000", none}};
    if (o.isolated_pole_factor != 1 && o.isolated_pole_factor != 2)
        return {{"/options/isolated_pole_factor", "must be 1 or 2", {"IBC", "1806.3.4"}}};
    if (!within(o.neglect_top_soil_in, 0, 120))
        return {{"/options/neglect_top_soil_in", "must be from 0 to 120 in", none}};
    if (!within(o.depth_round_up_ft, 0, 5))
        return {{"/options/depth_round_up_ft", "must be from 0 to 5 ft", none}};
    if (!within(o.min_pressure_psf, 16, 200))
        return {{"/options/min_pressure_psf",
                 "must be from 16 to 200 psf: the floor may only be raised",
                 {"ASCE 7", "29.7"}}};
    if (o.xs_large_pipe_wall != 0.90 && o.xs_large_pipe_wall != 0.93)
        return {{"/options/xs_large_pipe_wall", "must be 0.90 or 0.93", {"AISC 360", "B4.2"}}};
    return std::nullopt;
}

std::optional<Rejection> refuse_soil(const Soil& soil) {
    const bool own = soil.lateral_psf_per_ft || soil.vertical_psf || soil.skin_friction_psf;
    if (soil.soil_class && footing::presumptive_soil(*soil.soil_class) == nullptr)
        return {{"/foundation/soil/class",
                 "must be 1 to 5; mud, organic soil, peat and fill need a soil report",
                 soil_table}};
    if (soil.soil_class && own)
        return {{"/foundation/soil/class",
                 "give a class or the values of a soil report, not both",
                 {"IBC", "1806.2"}}};
    if (soil.soil_class) return std::nullopt;
    if (!own)
        return {{"/foundation/soil/class", "must be given, or the values of a soil report",
                 soil_table}};
    if (!soil.lateral_psf_per_ft ||
        !(*soil.lateral_psf_per_ft > 0 && *soil.lateral_psf_per_ft <= 5000))
        return {{"/foundation/soil/lateral_psf_per_ft",
                 "must be above 0 and at most 5000 psf/ft",
                 {"IBC", "1806.3"}}};
    if (!soil.vertical_psf || !(*soil.vertical_psf > 0 && *soil.vertical_psf <= 200000))
        return {{"/foundation/soil/vertical_psf",
                 "must be above 0 and at most 200000 psf",
                 {"IBC", "1806.2"}}};
    if (soil.skin_friction_psf &&
        !(*soil.skin_friction_psf > 0 && *soil.skin_friction_psf <= 20000))
        return {
            {"/foundation/soil/skin_friction_psf", "must be above 0 and at most 20000 psf", none}};
    if (soil.report.empty())
        return {{"/foundation/soil/report",
                 "must name the report that own values come from",
                 {"IBC", "1803"}}};
    return std::nullopt;
}

std::optional<Rejection> refuse_foundation(const Foundation& f) {
    if (!(f.diameter_ft >= 0.5 && f.diameter_ft <= 20))
        return {{"/foundation/diameter_ft", "must be from 0.5 to 20 ft", {"IBC", "1807.3"}}};
    if (f.depth_ft && !(*f.depth_ft > 0 && *f.depth_ft <= footing::depth_greatest_ft))
        return {{"/foundation/depth_ft", "must be above 0 and at most 100 ft", {"IBC", "1807.3"}}};
    if (!within(f.concrete_strength_psi, 2500, 10000))
        return {{"/foundation/concrete_strength_psi",
                 "must be from 2500 to 10000 psi",
                 {"ACI 318", "19.2.1"}}};
    return refuse_soil(f.soil);
}

catalog::Family family_of(Family family) {
    switch (family) {
        case Family::hss_round:
            return catalog::Family::hss_round;
        case Family::hss_square:
            return catalog::Family::hss_square;
        case Family::hss_rect:
            return catalog::Family::hss_rect;
        case Family::w:
            return catalog::Family::w;
        default:
            return catalog::Family::pipe;
    }
}

/// Whether a section may be made of the grade named. Pipe and W take their usual grade where the
/// document says A500 Gr C, which is what a document says that names none.
bool grade_is_usable(const catalog::Grade& grade, const catalog::Section& section) {
    return grade.fits(section.family) ||
           ((section.family == catalog::Family::pipe || catalog::is_open(section.family)) &&
            &grade == &catalog::usual_grade(catalog::Family::hss_round));
}

Outcome<std::vector<const catalog::Section*>> candidates_of(const Support& support,
                                                            const catalog::Grade& grade) {
    std::vector<const catalog::Section*> found;
    if (support.designation == "auto") {
        const bool any = support.family == Family::any;  // of hollow sections
        if (support.family == Family::w) {
            for (const catalog::Section* section : catalog::sections(catalog::Family::w))
                if (grade_is_usable(grade, *section)) found.push_back(section);
        } else {
            for (const catalog::Section& section : catalog::sections()) {
                if (!any && section.family != family_of(support.family)) continue;
                // With `any`, pipe always stands for election: of the grade named, or of its usual
                // one.
                const bool pipe = section.family == catalog::Family::pipe;
                if ((any && pipe) || grade_is_usable(grade, section)) found.push_back(&section);
            }
        }
        const bool only_pipe = any && grade.fits(catalog::Family::pipe);
        const bool only_w = any && grade.fits(catalog::Family::w);
        if (found.empty() || only_pipe || only_w)
            return Rejection{"/support/grade",
                             only_pipe ? "is a grade of pipe; name the family pipe"
                             : only_w  ? "is a grade of W shapes; name the family w"
                                       : "is not a grade of this family",
                             {"AISC 360", "A3.1"}};
        return found;
    }
    const catalog::Section* section = catalog::find_section(support.designation);
    if (section == nullptr)
        return Rejection{"/support/designation", "is not in the catalogue", none};
    if (support.family != Family::any && section->family != family_of(support.family))
        return Rejection{"/support/designation", "is not of the family named in /support/family",
                         none};
    if (!grade_is_usable(grade, *section))
        return Rejection{
            "/support/grade", "is not a grade of this section's family", {"AISC 360", "A3.1"}};
    found.push_back(section);
    return found;
}

std::optional<Rejection> refuse_pole_top(const WindBasis& basis) {
    if (!(basis.pole_top_ft <= basis.sign.overall_height_ft + height_tolerance_ft))
        return {{"/support/pole_top_ft", "is above overall_height_ft", none}};
    for (const CabinetGeometry& cabinet : basis.geometry.cabinets)
        if (!(basis.pole_top_ft >= cabinet.centroid_height_ft - height_tolerance_ft))
            return {{"/support/pole_top_ft",
                     "the pole does not reach the middle of every cabinet it carries", none}};
    return std::nullopt;
}

/// The arms that would carry a cabinet which does not reach the pole are members of their own.
constexpr Clause arms{"Engineering methods", "3.9 (arms)"};

/// The width of the narrowest candidate that every cabinet reaches (a wider one is reached too);
/// the cabinet is refused where no candidate is wide enough.
Outcome<double> width_that_carries(const WindBasis& basis,
                                   const std::vector<const catalog::Section*>& candidates) {
    const CabinetsGeometry& geometry = basis.geometry;
    const auto stranded = [&](const catalog::Section& section) {
        const auto carried = carried_by_pole(geometry, section.width_in, basis.poles);
        return static_cast<std::size_t>(std::find(carried.begin(), carried.end(), false) -
                                        carried.begin());
    };
    const catalog::Section* const widest =
        *std::max_element(candidates.begin(), candidates.end(),
                          [](const auto* a, const auto* b) { return a->width_in < b->width_in; });
    if (const std::size_t i = stranded(*widest); i < geometry.cabinets.size()) {
        const CabinetGeometry& c = geometry.cabinets[i];
        if (basis.poles.several())
            return Rejection{"/sign/cabinets/" + std::to_string(i) + "/offset_x_ft",
                             "the cabinet neither reaches every pole nor touches one that does",
                             arms};
        const double air_ft = std::abs(c.offset_x_ft) - c.width_ft / 2;
        return Rejection{"/sign/cabinets/" + std::to_string(i) + "/offset_x_ft",
                         "the cabinet ends " + digits(air_ft) +
                             " ft from the pole's axis and touches no cabinet that the pole "
                             "carries: the arm it would hang from is a member of its own, which "
                             "is not covered yet",
                         arms};
    }
    double least_in = widest->width_in;
    for (const catalog::Section* section : candidates)
        if (section->width_in < least_in && stranded(*section) == geometry.cabinets.size())
            least_in = section->width_in;
    return least_in;
}

/// The years in which a package may be dated; what lies outside is a slip.
constexpr int first_year = 1900, last_year = 2200;

/// "2026-11-23", a day of those years that is in the calendar.
bool is_date(std::string_view text) {
    constexpr std::string_view pattern = "0000-00-00";
    const auto fits = [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; };
    if (text.size() != pattern.size() ||
        !std::equal(text.begin(), text.end(), pattern.begin(), fits))
        return false;
    const auto number = [&](std::size_t from, std::size_t count) {
        int n = 0;
        for (const char c : text.substr(from, count)) n = 10 * n + (c - '0');
        return n;
    };
    const int year = number(0, 4);
    if (year < first_year || year > last_year) return false;
    return std::chrono::year_month_day(std::chrono::year(year),
                                       std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                       std::chrono::day(static_cast<unsigned>(number(8, 2))))
        .ok();
}

footing::EmbedmentInputs embedment_of(const Foundation& f, const Options& o) {
    footing::EmbedmentInputs in;
    in.shape = f.shape == FootingShape::round ? footing::Shape::round : footing::Shape::square;
    in.width_ft = f.diameter_ft;
    in.soil = {f.soil.soil_class, f.soil.lateral_psf_per_ft, f.soil.vertical_psf,
               f.soil.skin_friction_psf};
    auto& s = in.switches;
    s.footing_depth_limit_reading = o.footing_depth_limit_reading == DepthLimitReading::cap_on_depth
                                        ? footing::DepthLimitReading::cap_on_depth
                                        : footing::DepthLimitReading::cap_on_third;
    s.square_width = o.square_width == SquareWidth::diagonal ? footing::SquareWidth::diagonal
                                                             : footing::SquareWidth::side;
    s.isolated_pole_factor = o.isolated_pole_factor;
    s.third_increase = o.third_increase;
    s.grade_restraint = o.grade_restraint == GradeRestraint::slab ? footing::Restraint::slab
                                                                  : footing::Restraint::none;
    s.neglect_top_soil_in = o.neglect_top_soil_in;
    s.geotech_stack_2x = o.geotech_stack_2x;
    s.depth_round_up_ft = o.depth_round_up_ft;
    return in;
}

loads::DeadLoadInputs dead_load_of(const WindBasis& basis) {
    loads::DeadLoadInputs in;
    for (std::size_t i = 0; i < basis.sign.cabinets.size(); ++i) {
        const CabinetGeometry& g = basis.geometry.cabinets[i];
        in.cabinets.push_back({g.width_ft, g.height_ft,
                               basis.sign.cabinets[i].weight_psf.value_or(assumed_weight_psf),
                               g.bottom_ft, g.offset_x_ft});
    }
    in.pole_length_ft = basis.pole_top_ft;
    return in;
}

/// The row of the same grade for round tubes made to older editions of A500; null: there is none.
const catalog::Grade* older_round(const catalog::Grade& grade) {
    return catalog::find_grade(std::string(grade.name) + " older round");
}

/// Fields that stand at their default: a document means its values, so it is all one whether they
/// were typed or left out, and each is named so that nobody relies on one unawares.
void list_defaults(const DesignDocument& d, std::vector<std::string>& list) {
    const DesignDocument initial;
    const auto add = [&](bool same, const std::string& words) {
        if (same) list.push_back(words + ": the default, taken where a document names none.");
    };
    add(d.codes.wind == initial.codes.wind, "codes.wind is ASCE 7-22");
    add(d.codes.steel == initial.codes.steel, "codes.steel is AISC 360-22");
    add(d.codes.concrete == initial.codes.concrete, "codes.concrete is ACI 318-19");
    add(d.codes.soil == initial.codes.soil, "codes.soil is IBC 2024");
    add(d.support.family == initial.support.family && d.support.designation == "auto",
        "support.family is any and support.designation auto");
    add(d.support.grade == initial.support.grade, "support.grade is " + d.support.grade);
    add(d.foundation.shape == initial.foundation.shape, "foundation.shape is round");
    add(d.foundation.diameter_ft == initial.foundation.diameter_ft,
        "foundation.diameter_ft is " + digits(d.foundation.diameter_ft));
    add(d.foundation.concrete_strength_psi == initial.foundation.concrete_strength_psi,
        "foundation.concrete_strength_psi (f'c) is " + digits(d.foundation.concrete_strength_psi));
    add(d.options.steel_method == initial.options.steel_method, "options.steel_method is lrfd");
    add(d.options.deflection_limit == initial.options.deflection_limit,
        "options.deflection_limit is " + digits(d.options.deflection_limit));
}

std::vector<std::string> assumptions_of(const Problem& problem) {
    const DesignDocument& d = problem.document;
    std::vector<std::string> list = wind_assumptions(problem.wind);
    list_defaults(d, list);
    for (std::size_t i = 0; i < d.sign.cabinets.size(); ++i)
        if (!d.sign.cabinets[i].weight_psf)
            list.push_back("Cabinet " + std::to_string(i + 1) +
                           " is taken to weigh 10 psf of one face.");
    if (!d.support.pole_top_ft)
        list.push_back(
            "The pole ends at the overall height: weight and stiffness over the whole length, wind "
            "on "
            "what no cabinet hides.");
    list.push_back(
        "Snow, ice, earthquake and tornadoes are no part of this calculation; dead load and wind "
        "are.");
    list.push_back(
        "Second order: the pole's base moment, and its moment below grade, are amplified by "
        "1/(1 - alpha P/P_e) with all dead load at its centroid; the soil's loads are not.");
    list.push_back(
        "Lengths: L_c = 2.1 x height of the centroid of dead load; L_v = height of the resultant "
        "shear; torsion acts over the height to the lowest cabinet's middle.");
    if (d.support.count == 1)
        list.push_back(
            "Dead load off the pole's axis joins the wind moment by vector sum, in the pole and in "
            "the footing.");
    add_row_assumptions(d, list);
    list.push_back(
        "Frequency: the pole is fixed 1.5 footing widths below grade; deflection: at grade.");
    list.push_back(
        "The footing is at least 3 ft deep; its volume is gross (the pole is not deducted); the "
        "pole "
        "ends 1 ft above its bottom; the concrete is not reinforced, the pole carries the moment "
        "below grade.");
    list.push_back(
        "Vertical bearing is the net pressure: the weight of displaced soil, 100 pcf, is deducted; "
        "friction on the shaft is not counted.");
    if (d.options.steel_method == LoadLevel::asd)
        list.push_back(
            "The pole is designed by ASD; its bearing on the concrete stays at strength level.");
    if (d.foundation.soil.soil_class)
        list.push_back("Soil values are presumptive (IBC Table 1806.2), class " +
                       std::to_string(*d.foundation.soil.soil_class) + ".");
    if (!d.site.frost_depth_in)
        list.push_back(
            "No frost depth was given: the depth of the footing is not checked against frost.");
    if (d.options.third_increase)
        list.push_back(
            "The increase by one third goes with the alternative combinations of the IBC: the "
            "footing "
            "takes D + 0.6(1.3W).");
    return list;
}

/// Whether the editions are those that one building code adopts.
bool one_code(const Codes& codes) {
    const bool newest = codes.soil == SoilEdition::ibc2024;
    return codes.wind != WindEdition::asce7_10 && (codes.wind == WindEdition::asce7_22) == newest &&
           (codes.steel == SteelEdition::aisc360_22) == newest &&
           (codes.concrete == ConcreteEdition::aci318_14) == (codes.soil == SoilEdition::ibc2018);
}

/// What follows from asking for twice the lateral bearing of the soil.
void warn_of_doubling(const DesignDocument& d, const WindBasis& basis,
                      std::vector<std::string>& list) {
    if (!d.foundation.soil.soil_class && !d.options.geotech_stack_2x) {
        list.push_back(
            "Lateral soil bearing is not doubled: the value is a soil report's, which doubles "
            "nothing unless options.geotech_stack_2x says that the report allows it.");
        return;
    }
    list.push_back(
        "Lateral soil bearing is doubled (IBC 1806.3.4): the sign must tolerate 1/2 in of movement "
        "at grade.");
    if (basis.geometry.weight_lbf > 0 && basis.geometry.weight_centroid_x_ft != 0)
        list.push_back(
            "The doubling is for loads of short duration, but the cabinets' weight off the pole's "
            "axis acts always: an engineer must judge it.");
}

/// Below this a basic wind speed is taken for a slip (a service-level value, m/s typed as mph): for
/// Risk Category II the maps of ASCE 7-16 and 7-22 begin near 90 mph, for I a little lower. A limit
/// of ours, no clause.
constexpr double plausible_wind_speed_mph = 85;

bool are_joined(const WindBasis& basis, std::size_t i, std::size_t j) {
    return std::ranges::any_of(basis.joined, [&](const JoinedSign& joined) {
        return joined.members[i] && joined.members[j];
    });
}

std::vector<std::string> warnings_of(const DesignDocument& d, const WindBasis& basis) {
    std::vector<std::string> list;
    if (d.site.source.empty())
        list.push_back(
            "The wind speed has no source: say where it was read before anyone relies on it.");
    if (d.site.wind_speed_mph < plausible_wind_speed_mph)
        list.push_back("A basic wind speed of " + print_number(d.site.wind_speed_mph) +
                       " mph is implausibly low: below " + digits(plausible_wind_speed_mph) +
                       " mph this program asks for a second look (its own limit, no clause of "
                       "ASCE 7); the strength-level maps begin near 90 mph for Risk Category II.");
    if (!basis.geometry.cabinets.empty()) {
        double highest_ft = 0;
        for (const auto& c : basis.geometry.cabinets) highest_ft = std::max(highest_ft, c.top_ft);
        if (highest_ft < basis.sign.overall_height_ft - height_tolerance_ft)
            list.push_back("No cabinet reaches the overall height of " +
                           digits(basis.sign.overall_height_ft) + " ft.");
    }
    for (std::size_t i = 0; i < basis.geometry.cabinets.size(); ++i)
        if (!reaches_row(basis.geometry.cabinets[i], basis.poles))
            list.push_back("Cabinet " + std::to_string(i + 1) +
                           (basis.poles.several()
                                ? " does not reach every pole: it is taken to be carried by the "
                                  "cabinet it touches; that frame and its connection are not "
                                  "checked."
                                : " does not reach the pole's axis: it is taken to be carried by "
                                  "the cabinet it touches, or by the pole's side; that frame and "
                                  "its connection are not checked."));
    const bool is_iii_or_iv =
        d.site.risk_category == RiskCategory::iii || d.site.risk_category == RiskCategory::iv;
    if (d.codes.wind == WindEdition::asce7_22 && is_iii_or_iv)
        list.push_back(
            "Tornado loads (ASCE 7-22 Chapter 32) are not calculated: structures of Risk Category "
            "III and IV in the tornado-prone region need them.");
    if (d.options.grade_restraint == GradeRestraint::slab)
        list.push_back(
            "The footing counts on a slab at grade that is designed for its reaction; asphalt "
            "never "
            "counts.");
    if (d.options.isolated_pole_factor == 2) warn_of_doubling(d, basis, list);
    add_row_warnings(d, list);
    if (!one_code(d.codes))
        list.push_back(
            "The editions named belong to different building codes: ASCE 7-10 went with IBC 2012 "
            "and "
            "2015, which are not among the editions of the soil; IBC 2018 goes with ASCE 7-16, "
            "AISC 360-16 and ACI 318-14; IBC 2021 with ASCE 7-16, AISC 360-16 and ACI 318-19; IBC "
            "2024 with ASCE 7-22, AISC 360-22 and ACI 318-19.");
    const auto& cabinets = basis.geometry.cabinets;
    for (std::size_t i = 0; i < cabinets.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (side_by_side(cabinets[i], cabinets[j]) && !are_joined(basis, i, j))
                list.push_back("Cabinets " + std::to_string(j + 1) + " and " +
                               std::to_string(i + 1) +
                               " stand side by side: case B takes their whole width, cases A and C "
                               "each cabinet by itself; an engineer must judge them as one sign.");
    return list;
}

}  // namespace

const catalog::Grade& grade_of(const Problem& problem, const catalog::Section& section) {
    if (!problem.grade->fits(section.family)) return catalog::usual_grade(section.family);
    return section.family == catalog::Family::hss_round ? *problem.round_grade : *problem.grade;
}

void add_replaced_grade(const Problem& problem, const catalog::Section& section,
                        std::vector<std::string>& list) {
    const catalog::Grade& grade = grade_of(problem, section);
    const std::string named(problem.grade->name);
    if (&grade == problem.grade) return;
    const std::string words =
        section.family == catalog::Family::hss_round
            ? "Round HSS of " + named +
                  " under AISC 360-16 is taken with F_y = " + digits(grade.F_y_ksi) + " ksi (" +
                  std::string(grade.name) +
                  "): older editions of A500 gave round tubes less than " +
                  digits(problem.grade->F_y_ksi) +
                  " ksi, and which edition the tube is made to is not confirmed."
        : catalog::is_open(section.family) ? "The W shape is taken as " + std::string(grade.name) +
                                                 "; " + named + " is not made as W."
                                           : "Pipe is taken as " + std::string(grade.name) + "; " +
                                                 named + " is not made as pipe.";
    if (std::find(list.begin(), list.end(), words) == list.end()) list.push_back(words);
}

Outcome<WindBasis> resolve_wind(WindEdition edition, const Site& site, const Sign& sign,
                                const Options& options, std::optional<double> pole_top_ft) {
    if (auto no = refuse_site(site, options)) return *no;
    if (auto no = refuse_options(options)) return *no;
    auto placed = place_cabinets(sign);
    if (const auto* no = refused(placed))
        return Rejection{"/sign" + no->field, no->reason, no->clause};
    WindBasis basis{edition,
                    site,
                    sign,
                    options,
                    value(std::move(placed)),
                    pole_top_ft.value_or(sign.overall_height_ft)};
    auto joined = joined_signs(sign, basis.geometry);
    if (const auto* no = refused(joined))
        return Rejection{"/sign" + no->field, no->reason, no->clause};
    basis.joined = value(std::move(joined));
    if (auto no = refuse_pole_top(basis)) return *no;
    return basis;
}

std::vector<std::string> wind_assumptions(const WindBasis& basis) {
    std::vector<std::string> list;
    if (!basis.site.topographic_factor && !basis.site.topography)
        list.push_back("No hill, ridge or escarpment: K_zt = 1.0.");
    const bool has_K_e = with_wind_edition(
        basis.edition, []<class Edition>() { return Edition::has_elevation_factor; });
    if (!has_K_e)
        list.push_back("This edition has no ground elevation factor: K_e = 1.0.");
    else if (basis.options.ke == Ke::one)
        list.push_back("Ground elevation factor K_e = 1.0 (26.9).");
    list.push_back(
        "One gust-effect factor for the whole structure: 0.85, rigid, which the frequency check "
        "proves.");
    list.push_back("The floor of " + digits(basis.options.min_pressure_psf) +
                   " psf acts on each cabinet's area and on the exposed pole's projected area.");
    if (basis.geometry.cabinets.size() > 1) {
        list.push_back("Case B: all cabinets are eccentric to the same side.");
        list.push_back(
            "Case C: the cabinet in question by strips, the others by case A at the same time.");
    }
    for (const JoinedSign& joined : basis.joined)
        list.push_back("Cabinets " + members_text(joined) +
                       " are taken each by itself and also together as one sign (gaps of at most "
                       "0.1 of the height, at least 70 % solid), and the worse governs: "
                       "the figure of coefficients does not speak of several cabinets.");
    return list;
}

Outcome<Problem> resolve(const DesignDocument& document) {
    if (document.schema != "apex.design/1")
        return Rejection{"/schema", "must be \"apex.design/1\"", none};
    // It is printed as the date of the package.
    if (const std::string& date = document.project.date; !date.empty() && !is_date(date))
        return Rejection{"/project/date",
                         "must be a day of the years 1900 to 2200 as YYYY-MM-DD, or empty", none};
    Problem problem;
    problem.document = document;
    auto basis = resolve_wind(document.codes.wind, document.site, document.sign, document.options,
                              document.support.pole_top_ft);
    if (const auto* no = refused(basis)) return *no;
    problem.wind = value(std::move(basis));

    const Support& support = document.support;
    const auto row = resolve_row(document, problem.wind.geometry);
    if (const auto* no = refused(row)) return *no;
    problem.wind.poles = value(row);
    problem.grade = catalog::find_grade(support.grade);
    if (problem.grade == nullptr)
        return Rejection{
            "/support/grade", "is not a grade this program knows", {"AISC 360", "A3.1"}};
    problem.round_grade = problem.grade;
    if (document.codes.steel == SteelEdition::aisc360_16)
        if (const catalog::Grade* older = older_round(*problem.grade)) problem.round_grade = older;
    auto candidates = candidates_of(support, *problem.grade);
    if (const auto* no = refused(candidates)) return *no;
    problem.candidates = value(std::move(candidates));
    const auto width_in = width_that_carries(problem.wind, problem.candidates);
    if (const auto* no = refused(width_in)) return *no;
    problem.width_min_in = value(width_in);
    problem.is_auto = support.designation == "auto";

    if (auto no = refuse_foundation(document.foundation)) return *no;
    if (document.options.third_increase && !document.foundation.soil.soil_class)
        return Rejection{
            "/options/third_increase", "applies to presumptive values only", {"IBC", "1806.1"}};
    problem.embedment = embedment_of(document.foundation, document.options);
    problem.dead = dead_load_of(problem.wind);
    problem.assumptions = assumptions_of(problem);
    problem.warnings = warnings_of(document, problem.wind);
    return problem;
}

}  // namespace apex::design
