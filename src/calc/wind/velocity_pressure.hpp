// Velocity pressure q_z at a height: ASCE 7 26.10. The only place with the constant 0.00256 is each
// edition's formula. Not here: elevation_factor.hpp (K_e), topographic_factor.hpp (K_zt), and what
// q_z presses on.
#pragma once
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

struct VelocityPressureInputs {
    /// V, 3-s gust of the map for the risk category, strength level; to 400
    double wind_speed_mph = 0;
    Exposure exposure = Exposure::c;  ///< 26.7
    double height_ft = 0;  ///< z above grade; below 15 ft counts as 15 ft, above z_g is refused
    double topographic_factor = 1;  ///< K_zt at z, at least 1 (26.8)
    double elevation_factor = 1;    ///< K_e (26.9)
    /// K_d (26.6); inside q in 7-16, in the force equation in 7-22
    double directionality_factor = 0.85;
    KzMethod kz_method = KzMethod::formula;
};

struct VelocityPressure {
    double K_z, q_z_psf;
};

/// q_z in psf, strength level. Edition is asce7_16::Edition or asce7_22::Edition; Num is double or
/// Term.
template <class Edition, class Num>
Outcome<VelocityPressure> velocity_pressure(const VelocityPressureInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
