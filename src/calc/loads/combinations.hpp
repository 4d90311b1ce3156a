// Load combinations that can govern a sign without snow, ice or earthquake: ASCE 7 2.3.1
// (strength), 2.4.1 (service). Not here: the actions themselves (calc/wind, calc/statics). IBC's
// alternative combinations are not in this program yet.
#pragma once
#include <array>

#include "calc/loads/level.hpp"
#include "trace/trace.hpp"

namespace apex::loads {

/// A D + b W at one level. W is always the strength-level wind of the mapped speed.
template <class Level>
struct Combination {
    const char* name;  ///< "1.2D + 1.0W"
    double on_dead, on_wind;
    Clause clause;
};

/// What wind does to a combination.
enum class Role : unsigned char { gravity, wind_max, wind_min };

template <class Level>
using Combinations = std::array<Combination<Level>, 3>;  ///< in the order of Role

template <class Level>
const Combination<Level>& pick(const Combinations<Level>& all, Role role) {
    return all[static_cast<std::size_t>(role)];
}

/// Editions: asce7_16::Edition, asce7_22::Edition, each with `strength` and `service`.
/// Combined actions: axial and torsion by factors, the moments of wind and of eccentric weights by
/// vector sum.
template <class Level, class Num>
Actions<Level> combine(const Combination<Level>& combination, const DeadActions& D,
                       const WindActions& W, Sheet<Num>& sheet);

// ---- The same as a check with plain inputs and a plain list, for the registry.

enum class LevelName : unsigned char { strength, service };

struct CombinationsInputs {
    double dead_axial_lbf = 0, dead_moment_lbf_ft = 0;
    double wind_shear_lbf = 0, wind_moment_lbf_ft = 0, wind_torsion_lbf_ft = 0;
    bool dead_moment_in_plane = false;
};

struct CombinedActions {
    const char* name;
    LevelName level;
    double on_dead, on_wind;
    double axial_lbf, shear_lbf, moment_lbf_ft, torsion_lbf_ft;
};

struct CombinationsResult {
    std::array<CombinedActions, 6>
        combinations;  ///< strength: gravity, wind max, wind min; then service
};

template <class Edition, class Num>
Outcome<CombinationsResult> combinations(const CombinationsInputs& in, Sheet<Num>& sheet);

}  // namespace apex::loads
