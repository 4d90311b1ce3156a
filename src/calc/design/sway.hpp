// Stiffness of the pole: natural frequency (ASCE 7 26.11) and deflection of its top at 0.6W.
// Not here: strength (pole_checks.hpp).
#pragma once
#include <optional>
#include <vector>

#include "calc/design/pole_strength.hpp"
#include "trace/check.hpp"

namespace apex::design {

struct Sway {
    double natural_frequency_hz;  ///< lowest: of sway, and of twist under the cabinets
    bool nearly_flexible;         ///< 1.00 to 1.15 Hz
    std::optional<Rejection>
        flexible;  ///< below 1 Hz: the gust effect used does not hold; why, with the clause
    double deflection_in, deflection_limit_in;
};

/// Appends to `checks`. The frequency is about the weaker axis; below 1 Hz its check fails and
/// `flexible` says why.
template <class Num>
Outcome<Sway> check_sway(const Problem& problem, const Pole& pole, const CabinetsWind& cabinets,
                         const PoleWind& pole_wind, std::vector<Check>& checks, Sheet<Num>& sheet);

}  // namespace apex::design
