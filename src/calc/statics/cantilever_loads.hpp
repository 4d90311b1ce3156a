// What acts on a vertical cantilever: horizontal forces in one direction and weights. Heights are
// above the base. Not here: where the numbers come from, and load factors (calc/loads).
#pragma once
#include <vector>

namespace apex::statics {

/// A force on the cantilever, horizontal, all in one direction.
struct PointForce {
    double force_lbf = 0, height_ft = 0;
    double eccentricity_ft = 0;  ///< of its line of action from the pole's axis, signed
};

/// A constant force per foot of height.
struct LineForce {
    double force_plf = 0, from_ft = 0, to_ft = 0;
};

/// A weight held by the cantilever.
struct Weight {
    double weight_lbf = 0, height_ft = 0;
    double offset_ft = 0;  ///< square to the forces (a flag sign), signed
};

struct CantileverLoads {
    std::vector<PointForce> points;
    std::vector<LineForce> lines;
    std::vector<Weight> weights;
    double pole_weight_plf = 0, pole_length_ft = 0;
};

}  // namespace apex::statics
