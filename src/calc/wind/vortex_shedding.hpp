// Screen of a bare round or square pole, before its cabinet hangs, for vortex shedding and
// galloping. A warning, no design: ASCE 7 gives no procedure. Not here: amplitudes and fatigue.
#pragma once
#include "trace/trace.hpp"

namespace apex::wind {

enum class BareSection : unsigned char { round, square };

struct VortexSheddingInputs {
    BareSection section = BareSection::round;
    double diameter_in = 0;           ///< D; side of a square pole
    double height_ft = 0;             ///< of the bare pole
    double natural_frequency_hz = 0;  ///< f_1 of the bare pole
    double weight_plf = 0;            ///< m g per length
    double damping_ratio = 0.005;     ///< beta of a bare welded pole
    double strouhal = 0;              ///< 0: both ends of the range, 0.18 and 0.20
    /// Greatest 3-s gust in which a bare pole may stand; above it lock-in is not looked for
    double site_gust_mph = 115;
};

struct VortexShedding {
    double critical_low_mph, critical_high_mph;  ///< V_cr = f D / S at S 0.20 and 0.18
    double scruton;                              ///< 4 pi m beta / (rho D^2)
    double height_over_diameter;
    /// Mean speeds of 10 to 40 mph often blow steadily: lock-in there is likely
    bool in_common_winds;
    bool below_site_wind;
    bool galloping_possible;  ///< a square section with a low Scruton number
    bool warns;
};

template <class Num>
Outcome<VortexShedding> vortex_shedding(const VortexSheddingInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
