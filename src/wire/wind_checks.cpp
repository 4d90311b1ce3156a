// Wind checks by id: ASCE 7 chapters 26 and 29. Limits stand in the checks themselves; a wire limit
// here only says that a length is a length.
#include "calc/wind/case_c_coefficients.hpp"
#include "calc/wind/elevation_factor.hpp"
#include "calc/wind/gust_effect.hpp"
#include "calc/wind/net_force_coefficient.hpp"
#include "calc/wind/pole_drag.hpp"
#include "calc/wind/solid_sign.hpp"
#include "calc/wind/topographic_factor.hpp"
#include "calc/wind/velocity_pressure.hpp"
#include "wire/single_check.hpp"
#include "wire/wind_words.hpp"

namespace apex::wind {
BOOST_DESCRIBE_STRUCT(VelocityPressureInputs, (),
                      (wind_speed_mph, exposure, height_ft, topographic_factor, elevation_factor,
                       directionality_factor, kz_method))
BOOST_DESCRIBE_STRUCT(VelocityPressure, (), (K_z, q_z_psf))
BOOST_DESCRIBE_STRUCT(ElevationInputs, (), (ground_elevation_ft, method))
BOOST_DESCRIBE_STRUCT(ElevationFactor, (), (K_e))
BOOST_DESCRIBE_STRUCT(TopographyInputs, (),
                      (exposure, shape, hill_height_ft, half_length_ft, distance_ft, downwind,
                       height_ft, isolated, twice_its_surroundings, upper_half))
BOOST_DESCRIBE_STRUCT(TopographicFactor, (), (K_zt, K_1, K_2, K_3, applies))
BOOST_DESCRIBE_STRUCT(GustInputs, (), (natural_frequency_hz))
BOOST_DESCRIBE_STRUCT(GustEffect, (), (G, nearly_flexible))
BOOST_DESCRIBE_STRUCT(NetForceInputs, (), (B_over_s, s_over_h, solidity, open_area))
BOOST_DESCRIBE_STRUCT(NetForceCoefficient, (), (C_f, opening_factor))
BOOST_DESCRIBE_STRUCT(CaseCInputs, (),
                      (B_over_s, s_over_h, return_over_s, solidity, open_area, case_c_10_13,
                       return_corner_credit))
BOOST_DESCRIBE_STRUCT(CoefficientStrip, (), (from_s, to_s, C_f))
BOOST_DESCRIBE_STRUCT(SolidSignInputs, (),
                      (wind_speed_mph, exposure, width_ft, height_ft, top_ft, topographic_factor,
                       elevation_factor, directionality_factor, gust_effect_factor, solidity,
                       return_length_ft, min_pressure_psf, kz_method, q_height, open_area,
                       case_c_10_13, return_corner_credit))
BOOST_DESCRIBE_STRUCT(SignStrip, (), (from_ft, to_ft, C_f, force_lbf))
BOOST_DESCRIBE_STRUCT(PoleDragInputs, (),
                      (wind_speed_mph, exposure, shape, least_width_ft, projected_width_ft,
                       bottom_ft, top_ft, structure_height_ft, topographic_factor, elevation_factor,
                       gust_effect_factor, min_pressure_psf, kz_method, kd_pole))
BOOST_DESCRIBE_STRUCT(PoleDrag, (),
                      (K_z, q_z_psf, K_d, D_sqrt_q_z, h_over_D, C_f, area_ft2, figure_force_lbf,
                       force_lbf, resultant_height_ft, subcritical, coefficient_is_held,
                       minimum_governs))
}  // namespace apex::wind

namespace apex::wire {
namespace {

/// The strips that are meant, as a list.
struct CaseCResult {
    std::vector<wind::CoefficientStrip> strips;
    double mean_C_f, resultant_s, return_corner_factor, clearance_factor, opening_factor;
    bool blended;
};
BOOST_DESCRIBE_STRUCT(CaseCResult, (),
                      (strips, mean_C_f, resultant_s, return_corner_factor, clearance_factor,
                       opening_factor, blended))

Outcome<CaseCResult> listed(Outcome<wind::CaseCCoefficients>&& outcome) {
    if (const Rejection* no = refused(outcome)) return *no;
    const wind::CaseCCoefficients& c = value(outcome);
    return CaseCResult{{c.strips.begin(), c.strips.begin() + c.strip_count},
                       c.mean_C_f,
                       c.resultant_s,
                       c.return_corner_factor,
                       c.clearance_factor,
                       c.opening_factor,
                       c.blended};
}

struct SolidSignResult {
    double s_over_h, B_over_s, K_h, q_h_psf, C_f, K_d, G, area_ft2, opening_factor, force_lbf,
        resultant_height_ft;
    double case_b_eccentricity_ft, case_b_torsion_lbf_ft;
    bool minimum_governs, counts_as_on_grade, has_case_c, case_c_blended, case_c_minimum_governs;
    std::vector<wind::SignStrip> case_c_strips;
    double case_c_force_lbf, case_c_resultant_ft, case_c_torsion_lbf_ft;
};
BOOST_DESCRIBE_STRUCT(SolidSignResult, (),
                      (s_over_h, B_over_s, K_h, q_h_psf, C_f, K_d, G, area_ft2, opening_factor,
                       force_lbf, resultant_height_ft, case_b_eccentricity_ft,
                       case_b_torsion_lbf_ft, minimum_governs, counts_as_on_grade, has_case_c,
                       case_c_blended, case_c_minimum_governs, case_c_strips, case_c_force_lbf,
                       case_c_resultant_ft, case_c_torsion_lbf_ft))

Outcome<SolidSignResult> listed(Outcome<wind::SolidSignWind>&& outcome) {
    if (const Rejection* no = refused(outcome)) return *no;
    const wind::SolidSignWind& w = value(outcome);
    SolidSignResult r{};
    r.s_over_h = w.s_over_h, r.B_over_s = w.B_over_s, r.K_h = w.K_h, r.q_h_psf = w.q_h_psf,
    r.C_f = w.C_f;
    r.K_d = w.K_d, r.G = w.G, r.area_ft2 = w.area_ft2, r.opening_factor = w.opening_factor;
    r.force_lbf = w.force_lbf, r.resultant_height_ft = w.resultant_height_ft;
    r.case_b_eccentricity_ft = w.case_b_eccentricity_ft,
    r.case_b_torsion_lbf_ft = w.case_b_torsion_lbf_ft;
    r.minimum_governs = w.minimum_governs, r.counts_as_on_grade = w.counts_as_on_grade;
    r.has_case_c = w.has_case_c, r.case_c_blended = w.case_c_blended;
    r.case_c_minimum_governs = w.case_c_minimum_governs;
    r.case_c_strips.assign(w.case_c_strips.begin(), w.case_c_strips.begin() + w.case_c_strip_count);
    r.case_c_force_lbf = w.case_c_force_lbf, r.case_c_resultant_ft = w.case_c_resultant_ft;
    r.case_c_torsion_lbf_ft = w.case_c_torsion_lbf_ft;
    return r;
}

}  // namespace

using wind::CaseC10To13;
using wind::KdPole;
using wind::KeMethod;
using wind::KzMethod;
using wind::OpenArea;
using wind::PoleShape;
using wind::QHeight;
using wind::ReturnCornerCredit;

template <>
inline constexpr auto words<KeMethod> = std::array{"one"sv, "from_elevation"sv};
template <>
inline constexpr auto words<wind::HillShape> = std::array{"ridge"sv, "escarpment"sv, "hill"sv};
template <>
inline constexpr auto words<OpenArea> = std::array{"factor"sv, "gross"sv};
template <>
inline constexpr auto words<CaseC10To13> = std::array{"blend"sv, "refuse"sv};
template <>
inline constexpr auto words<ReturnCornerCredit> = std::array{"none_below_0_3"sv, "interpolate"sv};
template <>
inline constexpr auto words<QHeight> = std::array{"top"sv, "centroid"sv};
template <>
inline constexpr auto words<KdPole> = std::array{"table"sv, "sign"sv};

template <>
inline constexpr auto rules<wind::VelocityPressureInputs> = fields(
    V, field("height_ft").says("z: above grade"), K_zt, K_e, K_d, field("kz_method").defaulted());
template <>
inline constexpr auto rules<wind::ElevationInputs> =
    fields(field("ground_elevation_ft").says("z_e: above sea level"), field("method").defaulted());
template <>
inline constexpr auto rules<wind::TopographyInputs> =
    fields(field("hill_height_ft").says("H"), field("half_length_ft").says("L_h"),
           field("distance_ft").says("x: from the crest"), field("downwind").defaulted(),
           field("height_ft").says("z: above the ground at the site"),
           field("isolated").defaulted().says("No like feature within 100 H or 2 mi upwind"),
           field("twice_its_surroundings").defaulted(), field("upper_half").defaulted());
template <>
inline constexpr auto rules<wind::GustInputs> =
    fields(field("natural_frequency_hz").says("Lowest"));
template <>
inline constexpr auto rules<wind::NetForceInputs> =
    fields(field("B_over_s").says("Width over height of the face"),
           field("s_over_h").says("Height of the face over its top"), solidity,
           field("open_area").defaulted());
template <>
inline constexpr auto rules<wind::CaseCInputs> = fields(
    field("return_over_s").defaulted().says("L_r / s"), solidity, field("open_area").defaulted(),
    field("case_c_10_13").defaulted(), field("return_corner_credit").defaulted());
template <>
inline constexpr auto rules<wind::SolidSignInputs> = fields(
    V, field("width_ft").says("B"), field("height_ft").says("s"),
    field("top_ft").says("h: grade to the top of the face"), K_zt, K_e, K_d, G, solidity,
    field("return_length_ft").defaulted().says("L_r"), floor_psf, field("kz_method").defaulted(),
    field("q_height").defaulted(), field("open_area").defaulted(),
    field("case_c_10_13").defaulted(), field("return_corner_credit").defaulted());
template <>
inline constexpr auto rules<wind::PoleDragInputs> = fields(
    V, field("least_width_ft").says("D: diameter, or least horizontal dimension"),
    field("projected_width_ft").says("Width normal to the wind"),
    field("bottom_ft").defaulted().says("Of the stretch"), field("top_ft").says("Of the stretch"),
    field("structure_height_ft").says("h of h/D: the top of the pole"), K_zt, K_e, G, floor_psf,
    field("kz_method").defaulted(), field("kd_pole").defaulted());

std::span<const SingleCheck> wind_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<wind::VelocityPressureInputs, WindEditions>(
            "wind.velocity_pressure", "Velocity pressure", "ASCE 7 26.10",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::velocity_pressure<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::ElevationInputs, WindEditions>(
            "wind.elevation_factor", "Ground elevation factor", "ASCE 7 26.9",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::elevation_factor<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::TopographyInputs, WindEditions>(
            "wind.topographic_factor", "Topographic factor", "ASCE 7 26.8",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::topographic_factor<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::GustInputs, WindEditions>(
            "wind.gust_effect", "Gust-effect factor", "ASCE 7 26.11",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::gust_effect<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::NetForceInputs, WindEditions>(
            "wind.net_force_coefficient", "Net force coefficient, cases A and B",
            "ASCE 7 Figure 29.3-1",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::net_force_coefficient<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::CaseCInputs, WindEditions>(
            "wind.solid_sign_case_c", "Force coefficients by strips, case C",
            "ASCE 7 Figure 29.3-1",
            [](auto edition, const auto& in, auto& sheet) {
                return listed(
                    wind::case_c_coefficients<typename decltype(edition)::type>(in, sheet));
            }),
        single_check<wind::SolidSignInputs, WindEditions>(
            "wind.solid_sign", "Wind on a solid freestanding sign", "ASCE 7 29.3.1",
            [](auto edition, const auto& in, auto& sheet) {
                return listed(wind::solid_sign<typename decltype(edition)::type>(in, sheet));
            }),
        single_check<wind::PoleDragInputs, WindEditions>(
            "wind.pole_drag", "Wind on a stretch of pole", "ASCE 7 29.4",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::pole_drag<typename decltype(edition)::type>(in, sheet);
            }),
    };
    return checks;
}

}  // namespace apex::wire
