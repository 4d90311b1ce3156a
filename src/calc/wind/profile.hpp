// K and q at a height, as steps of whatever check needs them, and the refusals that go with them.
// Inside calc/wind only. The check on its own: velocity_pressure.hpp.
#pragma once
#include <optional>

#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

/// What every height of one site shares.
struct SiteWind {
    double wind_speed_mph, topographic_factor, elevation_factor;
    Exposure exposure;
    KzMethod kz_method;
};

/// What stands in the derivation: K_z and q_z, or K_h and q_h at the top of a sign.
struct ProfileSymbols {
    const char *K, *q;
};

template <class Num>
struct Profile {
    Num K, q;
};

/// `field` is where the caller's height came from.
template <class Edition>
std::optional<Rejection> refuse_profile(const SiteWind& site, double height_ft, const char* field);

/// Steps K and q at a height that refuse_profile accepts. K_d enters q where the edition has it
/// there.
template <class Edition, class Num>
Profile<Num> profile(const SiteWind& site, const Num& height, const Num& K_d,
                     ProfileSymbols symbols, Sheet<Num>& sheet);

}  // namespace apex::wind
