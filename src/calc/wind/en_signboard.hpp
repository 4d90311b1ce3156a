// Wind by EN 1991-1-4, recommended values, SI: peak velocity pressure and the force on a signboard
// (7.4.3). An option beside ASCE 7, with units of its own. Not here: national annexes; members by
// EN 1993.
#pragma once
#include <array>

#include "trace/trace.hpp"

namespace apex::wind::en1991 {

/// Terrain categories of Table 4.1.
enum class TerrainCategory : unsigned char { zero, i, ii, iii, iv };

struct PeakPressureInputs {
    double basic_wind_speed_mps = 0;  ///< v_b
    TerrainCategory terrain = TerrainCategory::ii;
    double height_m = 0;           ///< z, to 200 m
    double orography_factor = 1;   ///< c_o
    double turbulence_factor = 1;  ///< k_I
    double air_density_kg_m3 = 1.25;
};
struct PeakPressure {
    double k_r, c_r, mean_speed_mps, turbulence_intensity, peak_pressure_pa;
};
template <class Num>
Outcome<PeakPressure> peak_pressure(const PeakPressureInputs& in, Sheet<Num>& sheet);

struct SignboardInputs {
    double basic_wind_speed_mps = 0;
    TerrainCategory terrain = TerrainCategory::ii;
    double width_m = 0, height_m = 0;  ///< b, h of the board
    double clearance_m = 0;            ///< z_g: grade to the board
    double structural_factor = 1;      ///< c_s c_d
    double orography_factor = 1, turbulence_factor = 1;
    double air_density_kg_m3 = 1.25;
};

/// Characteristic values, not factored.
struct Signboard {
    double reference_height_m, k_r, mean_speed_mps, turbulence_intensity, peak_pressure_pa, c_f;
    double force_kn, eccentricity_m, torsion_knm, moment_at_grade_knm;
};

/// Boards that 7.4.3 does not know (low and wide: free-standing walls, 7.4.1) are refused.
template <class Num>
Outcome<Signboard> signboard(const SignboardInputs& in, Sheet<Num>& sheet);

/// Zones A to D of a free-standing wall (7.4.1), from its windward end.
struct WallInputs {
    double length_over_height = 0;   ///< l/h, at least 3
    bool has_return_corner = false;  ///< of a length of at least h
    double solidity = 1;             ///< 0.8 or 1
};
struct WallCoefficients {
    std::array<double, 4> c_p;  ///< net, zones A to D
};
template <class Num>
Outcome<WallCoefficients> wall_coefficients(const WallInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind::en1991
