// Conversion factors, each once. Inside calc: ft (in where the steel manual speaks inches), lbf,
// psf, psi, mph.
#pragma once

namespace apex::units {

inline constexpr double in_per_ft = 12;
inline constexpr double ft_per_m = 1 / 0.3048;  // exact: international foot
inline constexpr double in_per_m = 1 / 0.0254;  // exact
inline constexpr double lbf_per_kip = 1000;
inline constexpr double psi_per_ksi = 1000;
inline constexpr double ft3_per_yd3 = 27;
inline constexpr double in3_per_ft3 = 1728;
inline constexpr double mph_per_mps = 3600 / 1609.344;  // exact: international mile
inline constexpr double pa_per_psf =
    47.880258980335841;  // lbf (4.4482216152605 N) on ft^2 (0.09290304 m^2)
inline constexpr double lbf_per_n = 1 / 4.4482216152605;              // exact: pound-force
inline constexpr double lb_per_kg = 1 / 0.45359237;                   // exact: pound
inline constexpr double standard_gravity_in_s2 = 386.08858267716535;  // 9.80665 m/s^2, exact

/// An exact conversion as a fraction of whole numbers, so that decimals stay decimals: 4.2672 m is
/// 14 ft, not 13.999999999999998.
struct Conversion {
    double times, over;
    constexpr double operator()(double v) const { return v * times / over; }
    constexpr double back(double v) const { return v * over / times; }
};
inline constexpr Conversion ft_from_m{1250, 381};      // 0.3048 m
inline constexpr Conversion in_from_mm{5, 127};        // 25.4 mm
inline constexpr Conversion mph_from_mps{3125, 1397};  // 0.44704 m/s
inline constexpr Conversion psf_from_pa{1, pa_per_psf};
inline constexpr Conversion psf_from_kpa{1000, pa_per_psf};

}  // namespace apex::units
