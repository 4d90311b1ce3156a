// Load checks by id: dead load, and the combinations of ASCE 7 chapter 2.
#include "calc/loads/combinations.hpp"
#include "calc/loads/dead_load.hpp"
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

}  // namespace

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
    };
    return checks;
}

}  // namespace apex::wire
