// Lowest natural frequency of a stepped pole on a base that may turn: Rayleigh's quotient over the
// shape that its own inertia gives it. ASCE 7 26.11.2. Not here: uniform poles
// (natural_frequency.hpp, which the search calls), tapers between steps.
#pragma once
#include <vector>

#include "calc/statics/natural_frequency.hpp"
#include "trace/trace.hpp"

namespace apex::statics {

/// A stretch of constant section.
struct PoleStep {
    double length_ft = 0;
    double I_in4 = 0;
    double weight_plf = 0;
};

struct SteppedFrequencyInputs {
    std::vector<PoleStep> steps;  ///< from grade upward
    double fixity_depth_ft = 0;   ///< the lowest step goes on this far below grade
    double E_ksi = 29000;
    double base_stiffness_kipft_per_rad = 0;  ///< of the base against turning; 0: fixed
    std::vector<LumpedWeight> weights;        ///< none above the pole's top
};

struct SteppedFrequency {
    double frequency_hz;     ///< of the settled shape
    double static_shape_hz;  ///< over the shape of all weight laid sideways: never below the former
};

template <class Num>
Outcome<SteppedFrequency> stepped_frequency(const SteppedFrequencyInputs& in, Sheet<Num>& sheet);

}  // namespace apex::statics
