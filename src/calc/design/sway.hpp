// Stiffness of the pole: natural frequency (ASCE 7 26.11) and deflection of its top at 0.6W.
// A sign below 1 Hz is flexible and refused with the clause. Not here: strength (pole_checks.hpp).
#pragma once
#include <vector>

#include "calc/design/pole_strength.hpp"
#include "trace/check.hpp"

namespace apex::design {

struct Sway {
    double natural_frequency_hz;
    bool nearly_flexible;  ///< 1.00 to 1.15 Hz
    double deflection_in, deflection_limit_in;
};

/// Whether the pole is rigid (at least 1 Hz about its weaker axis): a refusal at
/// /support/designation otherwise.
template <class Num>
Outcome<Sway> check_sway(const Problem& problem, const Pole& pole, const CabinetsWind& cabinets,
                         const PoleWind& pole_wind, std::vector<Check>& checks, Sheet<Num>& sheet);

}  // namespace apex::design
