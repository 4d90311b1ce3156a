// Load combinations with snow, ice and earthquake: ASCE 7 2.3.1, 2.3.4, 2.3.6 (strength), 2.4.1,
// 2.4.3, 2.4.5 (service). Not here: dead load and wind alone (combinations.hpp); the actions
// themselves (snow.hpp, ice.hpp, seismic.hpp).
#pragma once
#include <array>

#include "calc/loads/combinations.hpp"

namespace apex::loads {

/// Factors of one combination; E_v is signed, upward negative.
template <class Level>
struct CompanionCombination {
    const char* name;  ///< "1.2D + 1.0W + 0.5S"
    double on_dead, on_snow, on_wind, on_ice, on_wind_on_ice, on_vertical_quake, on_quake;
    Clause clause;
};
template <class Level>
using CompanionCombinations = std::array<CompanionCombination<Level>, 6>;

/// Nominal actions at one height; magnitudes. Wind W is the mapped speed's (strength level), wind
/// on ice W_i the concurrent gust's, earthquake E_h strength level.
struct CompanionInputs {
    double dead_axial_lbf = 0, dead_moment_lbf_ft = 0;
    double snow_axial_lbf = 0, snow_moment_lbf_ft = 0;
    double ice_axial_lbf = 0, ice_moment_lbf_ft = 0;
    double wind_shear_lbf = 0, wind_moment_lbf_ft = 0, wind_torsion_lbf_ft = 0;
    double wind_on_ice_shear_lbf = 0, wind_on_ice_moment_lbf_ft = 0;
    double wind_on_ice_torsion_lbf_ft = 0;
    double quake_shear_lbf = 0, quake_moment_lbf_ft = 0;
    double quake_vertical_lbf = 0;  ///< E_v = 0.2 S_DS D
    /// Whether the moments of weights lie in the plane of the lateral moment (they add) or square
    /// to it (vector sum).
    bool weight_moment_in_plane = false;
};

struct CompanionActions {
    const char* name;
    LevelName level;
    double axial_lbf, shear_lbf, moment_lbf_ft, torsion_lbf_ft;
};

struct CompanionResult {
    std::array<CompanionActions, 12> combinations;  ///< six of strength, then six of service
    double greatest_strength_moment_lbf_ft, greatest_service_moment_lbf_ft;
};

template <class Edition, class Num>
Outcome<CompanionResult> companion_combinations(const CompanionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::loads
