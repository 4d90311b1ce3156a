// Moments and shears in the concrete of a footing from the soil pressure below and its own weight
// above, at strength level: under one pole (both ways, both sides), and along a footing under two
// to four poles in a row. Exact integrals over the polygon of contact. Not here: what the concrete
// resists (concrete_strength.hpp).
#pragma once
#include <vector>

#include "calc/spread/pressure.hpp"

namespace apex::spread {

struct SectionForcesInputs {
    BaseLoad load;  ///< strength level, at the middle of the underside, all weight in it
    Plan plan;
    double own_weight_psf = 0;            ///< footing and soil on it, factored as in `load`
    double pole_x_in = 0, pole_y_in = 0;  ///< at whose faces the moments are taken
    double d_in = 0;                      ///< shears at this distance from the faces
};
/// Over the whole width. Zero where the weight outweighs the pressure everywhere.
struct SectionForces {
    double M_bottom_x_lbf_ft, M_bottom_y_lbf_ft;  ///< tension at the bottom, bars along x, y
    double M_top_x_lbf_ft, M_top_y_lbf_ft;        ///< tension on top: the uplift side
    double V_x_lbf, V_y_lbf;
};
template <class Num>
Outcome<SectionForces> section_forces(const SectionForcesInputs& in, Sheet<Num>& sheet);

struct Pole {
    double x_ft = 0;  ///< from the middle of the footing
    double P_lbf = 0;
    double M_x_lbf_ft = 0, M_y_lbf_ft = 0;  ///< at the underside: with shear times thickness
};
struct CombinedInputs {
    std::vector<Pole> poles;  ///< two to four in a row along x
    Plan plan;
    double own_weight_psf = 0;
};
struct Combined {
    BaseLoad load;  ///< summed statically
    Pressure pressure;
    double M_bottom_lbf_ft, M_bottom_at_ft;           ///< greatest, tension at the bottom
    double M_top_lbf_ft, M_top_at_ft;                 ///< greatest, tension on top
    double V_lbf, V_at_ft;                            ///< greatest magnitude
    double closing_shear_lbf, closing_moment_lbf_ft;  ///< left at the far end: 0 but for rounding
};
/// Longitudinal bending and shear of the whole width; poles act at points.
template <class Num>
Outcome<Combined> combined(const CombinedInputs& in, Sheet<Num>& sheet);

}  // namespace apex::spread
