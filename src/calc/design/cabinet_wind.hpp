// Wind on the cabinets, strength level: cases A, B and C normal to the face (ASCE 7 29.3.1) and
// wind parallel to it on the cabinets' edges (29.4). None of it depends on the pole. Not here: wind
// on the pole (pole_wind.hpp), sums (wind_cases.hpp).
#pragma once
#include <vector>

#include "calc/design/resolve.hpp"
#include "calc/wind/pole_drag.hpp"
#include "calc/wind/solid_sign.hpp"
#include "trace/trace.hpp"

namespace apex::design {

/// The gust-effect factor of a rigid structure (26.11.4); the frequency check of the pole proves
/// it.
inline constexpr double rigid_gust_effect = 0.85;

struct OneCabinetWind {
    double K_zt;
    wind::SolidSignWind face;
    wind::PoleDrag edge;  ///< wind parallel to the face, on depth x height
};

struct CabinetsWind {
    double K_e;
    std::vector<OneCabinetWind> cabinets;
    std::vector<wind::SolidSignWind> joined;  ///< on each joined sign of the basis, as one sign
};

/// Writes "Site and velocity pressure", "Cabinet n" and "Joined sign n".
template <class Num>
Outcome<CabinetsWind> wind_on_cabinets(const WindBasis& basis, Sheet<Num>& sheet);

/// K_zt at a height: as given, of the hill, or 1.
template <class Edition, class Num>
Outcome<double> topographic_factor_at(const WindBasis& basis, double height_ft, Sheet<Num>& sheet);

wind::Exposure exposure_of(const WindBasis& basis);
wind::KzMethod kz_method_of(const WindBasis& basis);
wind::KdPole kd_pole_of(const WindBasis& basis);

}  // namespace apex::design
