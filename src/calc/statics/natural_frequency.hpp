// Lowest natural frequency of a uniform pole with cabinets lumped at their centroids: Rayleigh's
// quotient. ASCE 7 26.11.2. Not here: the gust effect it decides (calc/wind/gust_effect.hpp);
// stepped and tapered poles.
#pragma once
#include <vector>

#include "trace/trace.hpp"

namespace apex::statics {

/// A cabinet's weight at its centroid.
struct LumpedWeight {
    double weight_lbf = 0;
    /// above grade; above the end of the pole, E I goes on (which is on the safe side)
    double height_ft = 0;
};

struct FrequencyInputs {
    double length_ft = 0;  ///< of the pole above grade
    /// fixed this far below grade; 1.5 b for an embedded pole, b the footing's width
    double fixity_depth_ft = 0;
    double E_ksi = 29000, I_in4 = 0;
    double pole_weight_plf = 0;
    std::vector<LumpedWeight> weights;
};

struct NaturalFrequency {
    double frequency_hz;
};

/// Makes no allocation as double: the search calls it once per candidate section.
template <class Num>
Outcome<NaturalFrequency> natural_frequency(const FrequencyInputs& in, Sheet<Num>& sheet);

}  // namespace apex::statics
