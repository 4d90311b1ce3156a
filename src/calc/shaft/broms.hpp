// Broms' ultimate lateral force of a short free-headed shaft, in clay and in sand: a cross-check,
// not a code, shown beside IBC 1807.3 and never governing.
#pragma once
#include "trace/trace.hpp"

namespace apex::shaft {

struct BromsClayInputs {
    double length_ft = 0, diameter_ft = 0;
    double height_ft = 0;  ///< e: of the force above grade
    double c_u_psf = 0;    ///< undrained shear strength
    double safety = 2.5;
};
struct Broms {
    double H_ult_lbf, H_allow_lbf;
    double f_ft;          ///< of zero shear, below 1.5 b in clay, below grade in sand
    double M_max_lbf_ft;  ///< at H_ult
};
template <class Num>
Outcome<Broms> broms_clay(const BromsClayInputs& in, Sheet<Num>& sheet);

struct BromsSandInputs {
    double length_ft = 0, diameter_ft = 0, height_ft = 0;
    double gamma_pcf = 0;  ///< effective
    double K_p = 3;
    double safety = 2.5;
};
template <class Num>
Outcome<Broms> broms_sand(const BromsSandInputs& in, Sheet<Num>& sheet);

}  // namespace apex::shaft
