// The pole's strength checks: flexure, shear, torsion, compression and their interaction, each at
// the combination and case that governs it. Not here: stiffness (sway.hpp) and what happens below
// grade (footing_checks.hpp).
#pragma once
#include <vector>

#include "calc/design/pole_strength.hpp"
#include "calc/steel/interaction.hpp"
#include "trace/check.hpp"

namespace apex::design {

struct PoleChecks {
    PoleStrength strength;
    FactorSet factors;  ///< of the pole's method, LRFD or ASD
    SecondOrderFactors amplifiers;
    Demand interaction;  ///< the one that governs the interaction
    double interaction_ratio;
};

/// H1 or H3 for one demand.
template <class Num>
Outcome<steel::Interaction> interaction(const Problem& problem, const Pole& pole,
                                        const Demand& demand, const PoleStrength& strength,
                                        Sheet<Num>& sheet);

/// Appends to `checks`. All combinations are tried as numbers; the ones that govern are written.
template <class Num>
Outcome<PoleChecks> check_pole(const Problem& problem, const Pole& pole,
                               const loads::DeadLoad& dead, const std::vector<WindCase>& cases,
                               std::vector<Check>& checks, Sheet<Num>& sheet);

}  // namespace apex::design
