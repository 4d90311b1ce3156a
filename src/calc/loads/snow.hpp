// Snow on the horizontal top of a cabinet or on a ledge. ASCE 7 7.3. Not here: drifts from a higher
// roof beside it, whose depth an engineer brings along (7.7, 7.8).
#pragma once
#include "calc/loads/risk_category.hpp"
#include "trace/trace.hpp"

namespace apex::loads {

struct SnowInputs {
    double ground_snow_psf = 0;  ///< p_g of the edition's map
    RiskCategory risk_category = RiskCategory::ii;
    double exposure_factor = 1.0;       ///< C_e, Table 7.3-1: 0.7 to 1.2
    double thermal_factor = 1.2;        ///< C_t, Table 7.3-2: 1.2 for what is not heated
    double width_ft = 0, depth_in = 0;  ///< of the ledge
    double drift_psf = 0;  ///< surcharge of a drift, averaged over the ledge, by others
    double offset_ft = 0;  ///< centre of the ledge from the pole's axis, signed
};

struct Snow {
    double flat_psf;       ///< p_f
    double load_lbf;       ///< S, nominal
    double moment_lbf_ft;  ///< about the pole's axis, signed like offset_ft
};

template <class Edition, class Num>
Outcome<Snow> snow(const SnowInputs& in, Sheet<Num>& sheet);

}  // namespace apex::loads
