// Words of site and profile that every edition shares: exposure, terrain constants, the printed
// table of K_z. Not here: their values, which belong to the editions (asce7_16/, asce7_22/).
#pragma once
#include <array>

namespace apex::wind {

/// Exposure category, ASCE 7 26.7.
enum class Exposure : unsigned char { b, c, d };

/// How K_z is found: the formula of Table 26.10-1, or its printed rows with linear interpolation.
enum class KzMethod : unsigned char { formula, table };

/// Terrain exposure constants of one exposure category.
struct Terrain {
    double alpha;   ///< power-law exponent of the 3-s gust profile
    double z_g_ft;  ///< nominal height of the atmospheric boundary layer
};

/// Heights of the printed rows of Table 26.10-1 that this program carries, 15 ft to 200 ft.
inline constexpr std::array<double, 16> K_z_heights_ft{15, 20, 25,  30,  40,  50,  60,  70,
                                                       80, 90, 100, 120, 140, 160, 180, 200};

/// The printed K_z at those heights, one row per exposure.
using KzTable = std::array<std::array<double, 16>, 3>;

/// Row of an exposure in tables ordered B, C, D.
constexpr std::size_t row(Exposure exposure) { return static_cast<std::size_t>(exposure); }

}  // namespace apex::wind
