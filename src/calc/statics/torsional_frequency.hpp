// Lowest frequency at which a pole twists under cabinets off its axis: f = sqrt(G J / (L I_m)) / 2
// pi for one cabinet, Dunkerley's sum for several, which is never above the exact value. Not here:
// swaying (natural_frequency.hpp).
#pragma once
#include <vector>

#include "trace/trace.hpp"

namespace apex::statics {

/// A cabinet's weight, spread evenly over its plan.
struct TwistedWeight {
    double weight_lbf = 0;
    double height_ft = 0;  ///< of its centroid above grade
    double offset_ft = 0;  ///< of its centroid from the pole's axis
    double width_ft = 0, depth_ft = 0;
};

struct TorsionalFrequencyInputs {
    double fixity_depth_ft = 0;  ///< as for swaying
    double G_ksi = 11200, J_in4 = 0;
    std::vector<TwistedWeight> weights;  ///< some weight and some plan, or nothing twists
};

struct TorsionalFrequency {
    double frequency_hz;
};

template <class Num>
Outcome<TorsionalFrequency> torsional_frequency(const TorsionalFrequencyInputs& in,
                                                Sheet<Num>& sheet);

}  // namespace apex::statics
