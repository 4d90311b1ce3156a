// Conversion factors, each once. Inside calc: ft (in where the steel manual speaks inches), lbf, psf, psi, mph.
#pragma once

namespace apex::units {

inline constexpr double in_per_ft = 12;
inline constexpr double m_per_ft = 0.3048;                // exact: international foot
inline constexpr double ft_per_m = 1 / m_per_ft;
inline constexpr double mm_per_in = 25.4;                 // exact
inline constexpr double in_per_m = 1000 / mm_per_in;
inline constexpr double lbf_per_kip = 1000;
inline constexpr double psi_per_ksi = 1000;
inline constexpr double ft3_per_yd3 = 27;
inline constexpr double in3_per_ft3 = 1728;
inline constexpr double mps_per_mph = 0.44704;            // exact: international mile of 1609.344 m
inline constexpr double mph_per_mps = 1 / mps_per_mph;
inline constexpr double pa_per_psf = 47.880258980335841;  // lbf (4.4482216152605 N) on ft^2 (0.09290304 m^2)
inline constexpr double lbf_per_n = 1 / 4.4482216152605;  // exact: pound-force
inline constexpr double lb_per_kg = 1 / 0.45359237;       // exact: pound
inline constexpr double standard_gravity_in_s2 = 386.08858267716535;  // 9.80665 m/s^2, exact

}  // namespace apex::units
