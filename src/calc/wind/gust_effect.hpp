// Gust-effect factor G of a rigid structure: ASCE 7 26.11. One factor serves the whole sign.
// Not here: the factor of a flexible structure (below 1 Hz), which is refused; the frequency
// (calc/statics).
#pragma once
#include "trace/trace.hpp"

namespace apex::wind {

struct GustInputs {
    double natural_frequency_hz = 0;  ///< f_1 (7-16: n_1), lowest
};

struct GustEffect {
    double G;
    bool nearly_flexible;  ///< 1.00 to 1.15 Hz: rigid by a margin smaller than the frequency's own
                           ///< uncertainty; warn
};

/// 0.85 from 1 Hz up; below, a Rejection at /natural_frequency_hz.
template <class Edition, class Num>
Outcome<GustEffect> gust_effect(const GustInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
