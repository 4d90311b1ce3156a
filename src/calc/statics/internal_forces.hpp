// Shear, moment, torsion and axial force in a vertical cantilever at a height; at height 0 its base
// reactions. Statics. Not here: load factors (calc/loads) and second-order effects
// (second_order.hpp).
#pragma once
#include "calc/statics/cantilever_loads.hpp"
#include "trace/trace.hpp"

namespace apex::statics {

struct InternalForcesInputs {
    CantileverLoads loads;
    double at_ft = 0;  ///< height of the section above the base
};

/// Of everything above the section. Compression is positive; torsion and weight moment keep their
/// signs.
struct InternalForces {
    double axial_lbf, shear_lbf;
    double force_moment_lbf_ft;   ///< of the horizontal forces
    double weight_moment_lbf_ft;  ///< of the weights off the axis, square to it
    double moment_lbf_ft;         ///< vector sum of the two
    double torsion_lbf_ft;
    double shear_resultant_height_ft;  ///< above the section; 0 without shear
    double weight_centroid_height_ft;  ///< above the section; 0 without weight
};

template <class Num>
Outcome<InternalForces> internal_forces(const InternalForcesInputs& in, Sheet<Num>& sheet);

/// The same at height 0.
template <class Num>
Outcome<InternalForces> base_reactions(const CantileverLoads& loads, Sheet<Num>& sheet);

}  // namespace apex::statics
