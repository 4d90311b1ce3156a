// Words and fields that several wind checks share on the wire. Inside wire only, for the files
// wind_checks.cpp and wind_sign_checks.cpp; it describes nothing by itself.
#pragma once
#include "calc/wind/pole_drag.hpp"
#include "calc/wind/terrain.hpp"
#include "wire/describe.hpp"

namespace apex::wire {
using wind::KzMethod;
using wind::PoleShape;

template <>
inline constexpr auto words<wind::Exposure> = std::array{"B"sv, "C"sv, "D"sv};
template <>
inline constexpr auto words<KzMethod> = std::array{"formula"sv, "table"sv};
template <>
inline constexpr auto words<PoleShape> =
    std::array{"square_face"sv,  "square_diagonal"sv, "hexagonal"sv,        "octagonal"sv,
               "round_smooth"sv, "round_rough"sv,     "round_very_rough"sv, "wide_flange"sv};

inline constexpr Field V =
    field("wind_speed_mph").says("V: basic wind speed, 3-s gust, strength level");
inline constexpr Field K_zt = field("topographic_factor").defaulted().says("K_zt, ASCE 7 26.8");
inline constexpr Field K_e = field("elevation_factor").defaulted().says("K_e, ASCE 7 26.9");
inline constexpr Field K_d = field("directionality_factor").defaulted().says("K_d, ASCE 7 26.6");
inline constexpr Field G = field("gust_effect_factor").defaulted().says("G, ASCE 7 26.11");
inline constexpr Field solidity =
    field("solidity").defaulted().says("epsilon: solid over gross area");
inline constexpr Field floor_psf =
    field("min_pressure_psf").defaulted().says("ASCE 7 29.7, strength level; may only be raised");

}  // namespace apex::wire
