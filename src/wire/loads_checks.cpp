// Load checks by id: dead load, snow, ice, earthquake, and the combinations of ASCE 7 chapter 2.
#include "calc/loads/combinations.hpp"
#include "calc/loads/companion_combinations.hpp"
#include "calc/loads/dead_load.hpp"
#include "calc/loads/ice.hpp"
#include "calc/loads/seismic.hpp"
#include "calc/loads/snow.hpp"
#include "wire/single_check.hpp"

namespace apex::loads {
BOOST_DESCRIBE_STRUCT(CombinationsInputs, (),
                      (dead_axial_lbf, dead_moment_lbf_ft, wind_shear_lbf, wind_moment_lbf_ft,
                       wind_torsion_lbf_ft, dead_moment_in_plane))
BOOST_DESCRIBE_STRUCT(CabinetWeight, (), (width_ft, height_ft, weight_psf, bottom_ft, offset_ft))
BOOST_DESCRIBE_STRUCT(DeadLoadInputs, (), (cabinets, pole_weight_plf, pole_length_ft))
BOOST_DESCRIBE_STRUCT(DeadLoad, (),
                      (weight_lbf, cabinet_weight_lbf, pole_weight_lbf, centroid_height_ft,
                       offset_moment_lbf_ft))
BOOST_DESCRIBE_STRUCT(CompanionInputs, (),
                      (dead_axial_lbf, dead_moment_lbf_ft, snow_axial_lbf, snow_moment_lbf_ft,
                       ice_axial_lbf, ice_moment_lbf_ft, wind_shear_lbf, wind_moment_lbf_ft,
                       wind_torsion_lbf_ft, wind_on_ice_shear_lbf, wind_on_ice_moment_lbf_ft,
                       wind_on_ice_torsion_lbf_ft, quake_shear_lbf, quake_moment_lbf_ft,
                       quake_vertical_lbf, weight_moment_in_plane))
BOOST_DESCRIBE_STRUCT(IcedPart, (), (shape, circumscribed_in, length_ft, area_ft2, height_ft))
BOOST_DESCRIBE_STRUCT(IceInputs, (),
                      (nominal_thickness_in, risk_category, topographic_factor, density_pcf, parts))
BOOST_DESCRIBE_STRUCT(IcedPartResult, (), (height_factor, thickness_in, section_in2, weight_lbf))
BOOST_DESCRIBE_STRUCT(Ice, (), (parts, weight_lbf, centroid_height_ft, greatest_thickness_in))
BOOST_DESCRIBE_STRUCT(SnowInputs, (),
                      (ground_snow_psf, risk_category, exposure_factor, thermal_factor, width_ft,
                       depth_in, drift_psf, offset_ft))
BOOST_DESCRIBE_STRUCT(Snow, (), (flat_psf, load_lbf, moment_lbf_ft))
BOOST_DESCRIBE_STRUCT(SeismicMass, (), (weight_lbf, height_ft))
BOOST_DESCRIBE_STRUCT(SeismicInputs, (),
                      (S_DS, S_D1, S_1, T_L_s, risk_category, natural_frequency_hz, masses,
                       wind_moment_lbf_ft))
BOOST_DESCRIBE_STRUCT(Seismic, (),
                      (R, I_e, period_s, C_s, branch, weight_lbf, base_shear_lbf, moment_lbf_ft,
                       resultant_height_ft, vertical_per_dead, vertical_lbf, wind_factor_strength,
                       wind_factor_service))
}  // namespace apex::loads

namespace apex::wire {
namespace {

struct CombinedRow {
    std::string name;
    loads::LevelName level;
    double on_dead, on_wind, axial_lbf, shear_lbf, moment_lbf_ft, torsion_lbf_ft;
};
BOOST_DESCRIBE_STRUCT(CombinedRow, (),
                      (name, level, on_dead, on_wind, axial_lbf, shear_lbf, moment_lbf_ft,
                       torsion_lbf_ft))
struct CombinationsAnswer {
    std::vector<CombinedRow> combinations;
};
BOOST_DESCRIBE_STRUCT(CombinationsAnswer, (), (combinations))

Outcome<CombinationsAnswer> listed(Outcome<loads::CombinationsResult>&& outcome) {
    if (const Rejection* no = refused(outcome)) return *no;
    CombinationsAnswer answer;
    for (const loads::CombinedActions& row : value(outcome).combinations)
        answer.combinations.push_back({row.name, row.level, row.on_dead, row.on_wind, row.axial_lbf,
                                       row.shear_lbf, row.moment_lbf_ft, row.torsion_lbf_ft});
    return answer;
}

struct CompanionRow {
    std::string name;
    loads::LevelName level;
    double axial_lbf, shear_lbf, moment_lbf_ft, torsion_lbf_ft;
};
BOOST_DESCRIBE_STRUCT(CompanionRow, (),
                      (name, level, axial_lbf, shear_lbf, moment_lbf_ft, torsion_lbf_ft))
struct CompanionAnswer {
    std::vector<CompanionRow> combinations;
    double greatest_strength_moment_lbf_ft, greatest_service_moment_lbf_ft;
};
BOOST_DESCRIBE_STRUCT(CompanionAnswer, (),
                      (combinations, greatest_strength_moment_lbf_ft,
                       greatest_service_moment_lbf_ft))

Outcome<CompanionAnswer> listed(Outcome<loads::CompanionResult>&& outcome) {
    if (const Rejection* no = refused(outcome)) return *no;
    const loads::CompanionResult& result = value(outcome);
    CompanionAnswer answer{
        {}, result.greatest_strength_moment_lbf_ft, result.greatest_service_moment_lbf_ft};
    for (const loads::CompanionActions& row : result.combinations)
        answer.combinations.push_back({row.name, row.level, row.axial_lbf, row.shear_lbf,
                                       row.moment_lbf_ft, row.torsion_lbf_ft});
    return answer;
}

}  // namespace

template <>
inline constexpr auto words<loads::RiskCategory> = std::array{"I"sv, "II"sv, "III"sv, "IV"sv};
template <>
inline constexpr auto words<loads::IcedShape> =
    std::array{"bar"sv, "vertical_plate"sv, "horizontal_plate"sv};
template <>
inline constexpr auto words<loads::SeismicBranch> =
    std::array{"rigid"sv, "plateau"sv, "one_second"sv, "long_period"sv, "floor"sv, "near_fault"sv};
template <>
inline constexpr auto rules<loads::CompanionInputs> = fields(
    field("dead_axial_lbf").says("D: weight above the section"),
    field("dead_moment_lbf_ft").defaulted(), field("snow_axial_lbf").defaulted().says("S"),
    field("snow_moment_lbf_ft").defaulted(), field("ice_axial_lbf").defaulted().says("D_i"),
    field("ice_moment_lbf_ft").defaulted(),
    field("wind_shear_lbf").defaulted().says("W: strength-level wind"),
    field("wind_moment_lbf_ft").defaulted(), field("wind_torsion_lbf_ft").defaulted(),
    field("wind_on_ice_shear_lbf").defaulted().says("W_i: wind on the iced sign"),
    field("wind_on_ice_moment_lbf_ft").defaulted(), field("wind_on_ice_torsion_lbf_ft").defaulted(),
    field("quake_shear_lbf").defaulted().says("E_h, strength level"),
    field("quake_moment_lbf_ft").defaulted(),
    field("quake_vertical_lbf").defaulted().says("E_v = 0.2 S_DS D"),
    field("weight_moment_in_plane")
        .defaulted()
        .says("The weights' moment adds to the lateral one; otherwise vector sum"));
template <>
inline constexpr auto rules<loads::IcedPart> = fields(
    field("circumscribed_in").defaulted().says("D_c of a bar: the circle around its section"),
    field("length_ft").defaulted().says("Of a bar"),
    field("area_ft2").defaulted().says("Of a plate: one side"),
    field("height_ft").says("z: above grade, of its middle"));
template <>
inline constexpr auto rules<loads::IceInputs> =
    fields(field("nominal_thickness_in").says("t of the edition's map"),
           field("risk_category").defaulted(), field("topographic_factor").defaulted().says("K_zt"),
           field("density_pcf").defaulted().says("At least 56"), field("parts").length(1, 100));
template <>
inline constexpr auto rules<loads::SnowInputs> =
    fields(field("ground_snow_psf").says("p_g of the edition's map"),
           field("risk_category").defaulted(), field("exposure_factor").defaulted().says("C_e"),
           field("thermal_factor").defaulted().says("C_t: 1.2 for what is not heated"),
           field("drift_psf").defaulted().says("Surcharge of a drift, averaged, by others"),
           field("offset_ft").defaulted().says("Centre of the ledge from the pole's axis, signed"));
template <>
inline constexpr auto rules<loads::SeismicMass> =
    fields(field("height_ft").says("Of its centroid above grade"));
template <>
inline constexpr auto rules<loads::SeismicInputs> =
    fields(field("S_DS").says("Design spectral acceleration, short period, g"),
           field("S_D1").says("Design spectral acceleration, 1 s, g"),
           field("S_1").defaulted().says("Mapped, g; from 0.6 on it brings a floor of its own"),
           field("T_L_s").defaulted().says("Long-period transition of the map"),
           field("risk_category").defaulted(), field("natural_frequency_hz").says("f_1"),
           field("masses").length(1, 100),
           field("wind_moment_lbf_ft").defaulted().says("Of W, to compare with; 0: not compared"));
template <>
inline constexpr auto words<loads::LevelName> = std::array{"strength"sv, "service"sv};
template <>
inline constexpr auto rules<loads::CombinationsInputs> =
    fields(field("dead_axial_lbf").says("D: weight above the section"),
           field("dead_moment_lbf_ft").defaulted().says("Of weights off the pole's axis"),
           field("wind_shear_lbf").says("W: strength-level wind"),
           field("wind_torsion_lbf_ft").defaulted(),
           field("dead_moment_in_plane")
               .defaulted()
               .says("The dead load's moment adds to the wind's; otherwise vector sum"));
template <>
inline constexpr auto rules<loads::CabinetWeight> =
    fields(field("width_ft").above(0).at_most(300), field("height_ft").above(0).at_most(300),
           field("weight_psf").at_least(0).at_most(500), field("bottom_ft").says("Above grade"),
           field("offset_ft").defaulted().says("Centre from the pole's axis"));
template <>
inline constexpr auto rules<loads::DeadLoadInputs> =
    fields(field("cabinets").length(1, 12), field("pole_weight_plf").defaulted(),
           field("pole_length_ft").defaulted().says("Above grade; zero leaves the pole out"));

std::span<const SingleCheck> loads_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<loads::CombinationsInputs, LoadsEditions>(
            "loads.combinations", "Load combinations, strength and service", "ASCE 7 2.3.1, 2.4.1",
            [](auto edition, const auto& in, auto& sheet) {
                return listed(loads::combinations<typename decltype(edition)::type>(in, sheet));
            }),
        single_check<loads::DeadLoadInputs>(
            "loads.dead_load", "Dead load of cabinets and pole", "ASCE 7 3.1",
            [](auto, const auto& in, auto& sheet) { return loads::dead_load(in, sheet); }),
        single_check<loads::CompanionInputs, LoadsEditions>(
            "loads.companion_combinations", "Load combinations with snow, ice and earthquake",
            "ASCE 7 2.3, 2.4",
            [](auto edition, const auto& in, auto& sheet) {
                return listed(
                    loads::companion_combinations<typename decltype(edition)::type>(in, sheet));
            }),
        single_check<loads::IceInputs, LoadsEditions>(
            "loads.ice", "Ice on parts of a sign", "ASCE 7 10.4",
            [](auto edition, const auto& in, auto& sheet) {
                return loads::ice<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<loads::SnowInputs, LoadsEditions>(
            "loads.snow", "Snow on a ledge", "ASCE 7 7.3",
            [](auto edition, const auto& in, auto& sheet) {
                return loads::snow<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<loads::SeismicInputs, LoadsEditions>(
            "loads.seismic", "Earthquake on a sign", "ASCE 7 15.4",
            [](auto edition, const auto& in, auto& sheet) {
                return loads::seismic<typename decltype(edition)::type>(in, sheet);
            }),
    };
    return checks;
}

}  // namespace apex::wire
