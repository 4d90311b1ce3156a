// Wind on other kinds of signs by id: open signs, towers, signs on walls and roofs, iced signs,
// bare poles, and the signboard of EN 1991-1-4. Limits stand in the checks themselves.
#include "calc/wind/attached_sign.hpp"
#include "calc/wind/en_signboard.hpp"
#include "calc/wind/iced_sign.hpp"
#include "calc/wind/open_sign.hpp"
#include "calc/wind/projecting_sign.hpp"
#include "calc/wind/rooftop_sign.hpp"
#include "calc/wind/trussed_tower.hpp"
#include "calc/wind/vortex_shedding.hpp"
#include "wire/single_check.hpp"
#include "wire/wind_words.hpp"

namespace apex::wind {
BOOST_DESCRIBE_STRUCT(OpenSignInputs, (),
                      (wind_speed_mph, exposure, members, member_diameter_in, gross_area_ft2,
                       solidity, centroid_ft, topographic_factor, elevation_factor,
                       directionality_factor, gust_effect_factor, min_pressure_psf, kz_method))
BOOST_DESCRIBE_STRUCT(OpenSign, (),
                      (K_z, q_z_psf, D_sqrt_q_z, C_f, solid_area_ft2, force_lbf,
                       resultant_height_ft, minimum_governs))
BOOST_DESCRIBE_STRUCT(TrussedTowerInputs, (),
                      (wind_speed_mph, exposure, plan, members, wind, gross_area_ft2, solidity,
                       centroid_ft, topographic_factor, elevation_factor, directionality_factor,
                       gust_effect_factor, min_pressure_psf, kz_method))
BOOST_DESCRIBE_STRUCT(TrussedTower, (),
                      (K_z, q_z_psf, C_f0, round_factor, diagonal_factor, C_f, solid_area_ft2,
                       force_lbf, resultant_height_ft, minimum_governs))
BOOST_DESCRIBE_STRUCT(AttachedSignInputs, (),
                      (wind_speed_mph, exposure, sign_width_ft, sign_height_ft, standoff_ft,
                       nearest_free_edge_ft, building_width_ft, building_length_ft,
                       mean_roof_height_ft, roof_slope_deg, effective_area_ft2, topographic_factor,
                       elevation_factor, directionality_factor, min_pressure_psf, kz_method,
                       kh_floor))
BOOST_DESCRIBE_STRUCT(WallPressure, (), (zone, GCp_outward, GCp_inward, outward_psf, inward_psf))
BOOST_DESCRIBE_STRUCT(AttachedSign, (),
                      (K_h, q_h_psf, zone_width_ft, effective_area_ft2, zone_4, zone_5,
                       reaches_zone_5, outward_psf, inward_psf, outward_lbf, inward_lbf,
                       minimum_governs))
BOOST_DESCRIBE_STRUCT(ProjectingSignInputs, (),
                      (wind_speed_mph, exposure, projection_ft, height_ft, thickness_in, top_ft,
                       gap_ft, topographic_factor, elevation_factor, directionality_factor,
                       gust_effect_factor, min_pressure_psf, kz_method))
BOOST_DESCRIBE_STRUCT(ProjectingSign, (),
                      (s_over_h, B_over_s, C_f, q_h_psf, face_lbf, face_moment_lbf_ft, edge_C_f,
                       edge_lbf, resultant_height_ft, minimum_governs))
BOOST_DESCRIBE_STRUCT(RooftopSignInputs, (),
                      (wind_speed_mph, exposure, sign_width_ft, sign_height_ft, sign_bottom_ft,
                       sign_plan_area_ft2, roof_height_ft, building_width_ft, building_length_ft,
                       topographic_factor, elevation_factor, directionality_factor,
                       gust_effect_factor, min_pressure_psf, kz_method))
BOOST_DESCRIBE_STRUCT(RooftopSign, (),
                      (q_h_psf, GCr, GCr_up, rooftop_lbf, freestanding_lbf, force_lbf, uplift_lbf,
                       arm_ft, rooftop_governs, minimum_governs))
BOOST_DESCRIBE_STRUCT(IcedSignInputs, (),
                      (concurrent_gust_mph, exposure, ice_thickness_in, width_ft, height_ft, top_ft,
                       solidity, pole_width_in, pole_bottom_ft, pole_top_ft, pole_shape,
                       topographic_factor, elevation_factor, directionality_factor,
                       gust_effect_factor, kz_method))
BOOST_DESCRIBE_STRUCT(IcedSign, (),
                      (q_h_psf, C_f, area_ft2, cabinet_lbf, cabinet_height_ft, pole_q_z_psf,
                       pole_C_f, pole_lbf, pole_height_ft, force_lbf, moment_lbf_ft,
                       case_b_torsion_lbf_ft))
BOOST_DESCRIBE_STRUCT(VortexSheddingInputs, (),
                      (section, diameter_in, height_ft, natural_frequency_hz, weight_plf,
                       damping_ratio, strouhal, site_gust_mph))
BOOST_DESCRIBE_STRUCT(VortexShedding, (),
                      (critical_low_mph, critical_high_mph, scruton, height_over_diameter,
                       in_common_winds, below_site_wind, galloping_possible, warns))
}  // namespace apex::wind

namespace apex::wind::en1991 {
BOOST_DESCRIBE_STRUCT(PeakPressureInputs, (),
                      (basic_wind_speed_mps, terrain, height_m, orography_factor, turbulence_factor,
                       air_density_kg_m3))
BOOST_DESCRIBE_STRUCT(PeakPressure, (),
                      (k_r, c_r, mean_speed_mps, turbulence_intensity, peak_pressure_pa))
BOOST_DESCRIBE_STRUCT(SignboardInputs, (),
                      (basic_wind_speed_mps, terrain, width_m, height_m, clearance_m,
                       structural_factor, orography_factor, turbulence_factor, air_density_kg_m3))
BOOST_DESCRIBE_STRUCT(Signboard, (),
                      (reference_height_m, k_r, mean_speed_mps, turbulence_intensity,
                       peak_pressure_pa, c_f, force_kn, eccentricity_m, torsion_knm,
                       moment_at_grade_knm))
BOOST_DESCRIBE_STRUCT(WallInputs, (), (length_over_height, has_return_corner, solidity))
}  // namespace apex::wind::en1991

namespace apex::wire {
namespace {

struct WallZonesAnswer {
    double zone_a, zone_b, zone_c, zone_d;
};
BOOST_DESCRIBE_STRUCT(WallZonesAnswer, (), (zone_a, zone_b, zone_c, zone_d))

Outcome<WallZonesAnswer> by_zone(Outcome<wind::en1991::WallCoefficients>&& outcome) {
    if (const Rejection* no = refused(outcome)) return *no;
    const auto& c = value(outcome).c_p;
    return WallZonesAnswer{c[0], c[1], c[2], c[3]};
}

}  // namespace

template <>
inline constexpr auto words<wind::OpenMembers> = std::array{"flat"sv, "round"sv};
template <>
inline constexpr auto words<wind::TowerPlan> = std::array{"square"sv, "triangle"sv};
template <>
inline constexpr auto words<wind::TowerWind> = std::array{"normal"sv, "diagonal"sv};
template <>
inline constexpr auto words<wind::TowerMembers> = std::array{"flat"sv, "round"sv};
template <>
inline constexpr auto words<wind::WallZone> = std::array{"zone_4"sv, "zone_5"sv};
template <>
inline constexpr auto words<wind::KhFloor> = std::array{"by_edition"sv, "on"sv, "off"sv};
template <>
inline constexpr auto words<wind::BareSection> = std::array{"round"sv, "square"sv};
template <>
inline constexpr auto words<wind::en1991::TerrainCategory> =
    std::array{"0"sv, "I"sv, "II"sv, "III"sv, "IV"sv};

constexpr Field kz_switch = field("kz_method").defaulted();

template <>
inline constexpr auto rules<wind::OpenSignInputs> =
    fields(V, field("members").defaulted(),
           field("member_diameter_in").defaulted().says("D of a typical round member"),
           field("gross_area_ft2").says("Of one face"),
           field("solidity").says("epsilon: solid over gross area, at most 0.7"),
           field("centroid_ft").says("z: of the solid area, above grade"), K_zt, K_e, K_d, G,
           floor_psf, kz_switch);
template <>
inline constexpr auto rules<wind::TrussedTowerInputs> =
    fields(V, field("plan").defaulted(), field("members").defaulted(), field("wind").defaulted(),
           field("gross_area_ft2").says("Of one face of the panel"),
           field("solidity").says("epsilon of that face"),
           field("centroid_ft").says("z: of the panel, above grade"), K_zt, K_e, K_d, G, floor_psf,
           kz_switch);
template <>
inline constexpr auto rules<wind::AttachedSignInputs> =
    fields(V, field("standoff_ft").defaulted().says("From the wall to the sign's back"),
           field("nearest_free_edge_ft").says("Of the wall, from the sign; negative past it"),
           field("mean_roof_height_ft").says("h, at most 60 ft"),
           field("roof_slope_deg").defaulted().says("At most 10 degrees reduces GC_p by 10 %"),
           field("effective_area_ft2").defaulted().says("A of one fastener; 0: the sign's area"),
           K_zt, K_e, K_d, floor_psf, kz_switch,
           field("kh_floor").defaulted().says("0.70 on K_h in exposure B"));
template <>
inline constexpr auto rules<wind::ProjectingSignInputs> =
    fields(V, field("projection_ft").says("Width of the face, from the wall outward"),
           field("height_ft").says("Of the face"), field("thickness_in").says("Between the faces"),
           field("top_ft").says("Above grade"),
           field("gap_ft").defaulted().says("From the wall to the nearer edge"), K_zt, K_e, K_d, G,
           floor_psf, kz_switch);
template <>
inline constexpr auto rules<wind::RooftopSignInputs> = fields(
    V, field("sign_bottom_ft").defaulted().says("Above the roof"),
    field("sign_plan_area_ft2").defaulted().says("A_r: horizontal projection, for uplift"),
    field("roof_height_ft").says("h: mean roof height, at most 60 ft"),
    field("building_width_ft").says("B: square to the wind"),
    field("building_length_ft").says("L: along the wind"), K_zt, K_e, K_d, G, floor_psf, kz_switch);
template <>
inline constexpr auto rules<wind::IcedSignInputs> =
    fields(field("concurrent_gust_mph").says("V_c of the ice map"),
           field("ice_thickness_in").says("t_d, from loads.ice"), field("width_ft").says("Bare"),
           field("height_ft").says("Bare"), field("top_ft").says("Bare, above grade"), solidity,
           field("pole_width_in").defaulted().says("Bare; 0: no pole in the wind"),
           field("pole_bottom_ft").defaulted(), field("pole_top_ft").defaulted(),
           field("pole_shape").defaulted(), K_zt, K_e, K_d, G, kz_switch);
template <>
inline constexpr auto rules<wind::VortexSheddingInputs> = fields(
    field("section").defaulted(), field("diameter_in").says("D"),
    field("height_ft").says("Of the bare pole"),
    field("natural_frequency_hz").says("Of the bare pole"), field("weight_plf").says("Of it"),
    field("damping_ratio").defaulted().says("beta of a bare welded pole"),
    field("strouhal").defaulted().says("0: both ends of 0.18 to 0.20"),
    field("site_gust_mph").defaulted().says("Above it lock-in is not looked for"));
constexpr Field en_speed = field("basic_wind_speed_mps").says("v_b");
constexpr Field en_orography = field("orography_factor").defaulted().says("c_o");
constexpr Field en_turbulence = field("turbulence_factor").defaulted().says("k_I");
constexpr Field en_density = field("air_density_kg_m3").defaulted();
template <>
inline constexpr auto rules<wind::en1991::PeakPressureInputs> =
    fields(en_speed, field("height_m").says("z"), en_orography, en_turbulence, en_density);
template <>
inline constexpr auto rules<wind::en1991::SignboardInputs> =
    fields(en_speed, field("width_m").says("b"), field("height_m").says("h of the board"),
           field("clearance_m").says("z_g: grade to the board"),
           field("structural_factor").defaulted().says("c_s c_d"), en_orography, en_turbulence,
           en_density);
template <>
inline constexpr auto rules<wind::en1991::WallInputs> =
    fields(field("length_over_height").says("l/h, at least 3"),
           field("has_return_corner").defaulted(), field("solidity").defaulted().says("0.8 or 1"));

std::span<const SingleCheck> wind_sign_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<wind::OpenSignInputs, WindEditions>(
            "wind.open_sign", "Wind on an open sign or lattice frame", "ASCE 7 29.4",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::open_sign<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::TrussedTowerInputs, WindEditions>(
            "wind.trussed_tower", "Wind on a panel of a trussed tower", "ASCE 7 29.4",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::trussed_tower<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::AttachedSignInputs, WindEditions>(
            "wind.attached_sign", "Wind on a sign attached to a wall", "ASCE 7 29.3.2, 30.3",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::attached_sign<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::ProjectingSignInputs, WindEditions>(
            "wind.projecting_sign", "Wind on a blade sign", "ASCE 7 29.3.1",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::projecting_sign<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::RooftopSignInputs, WindEditions>(
            "wind.rooftop_sign", "Wind on a rooftop sign", "ASCE 7 29.4.1",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::rooftop_sign<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::IcedSignInputs, WindEditions>(
            "wind.iced_sign", "Wind on an iced sign", "ASCE 7 10.5",
            [](auto edition, const auto& in, auto& sheet) {
                return wind::iced_sign<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<wind::VortexSheddingInputs>(
            "wind.vortex_shedding", "Vortex shedding of a bare pole", "Screen",
            [](auto, const auto& in, auto& sheet) { return wind::vortex_shedding(in, sheet); }),
        single_check<wind::en1991::PeakPressureInputs>(
            "wind.en_peak_pressure", "Peak velocity pressure by EN 1991-1-4", "EN 1991-1-4 4",
            [](auto, const auto& in, auto& sheet) {
                return wind::en1991::peak_pressure(in, sheet);
            }),
        single_check<wind::en1991::SignboardInputs>(
            "wind.en_signboard", "Wind on a signboard by EN 1991-1-4", "EN 1991-1-4 7.4.3",
            [](auto, const auto& in, auto& sheet) { return wind::en1991::signboard(in, sheet); }),
        single_check<wind::en1991::WallInputs>(
            "wind.en_wall", "Zones of a free-standing wall by EN 1991-1-4", "EN 1991-1-4 7.4.1",
            [](auto, const auto& in, auto& sheet) {
                return by_zone(wind::en1991::wall_coefficients(in, sheet));
            }),
    };
    return checks;
}

}  // namespace apex::wire
