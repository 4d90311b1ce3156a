// Sideways deflection of a uniform vertical cantilever at a height, by superposition of elementary
// cases. Beam theory. Not here: the limit it is compared with (calc/design).
#pragma once
#include <vector>

#include "calc/statics/cantilever_loads.hpp"
#include "trace/trace.hpp"

namespace apex::statics {

/// A moment in the plane of deflection, acting on the cantilever at a height.
struct PointMoment {
    double moment_lbf_ft = 0, height_ft = 0;
};

/// The same E I holds over the whole height, also where a load stands above the end of the pole.
struct DeflectionInputs {
    double fixity_depth_ft = 0;  ///< the pole is taken as fixed this far below grade
    double at_ft = 0;            ///< where the deflection is wanted, above grade
    double E_ksi = 29000, I_in4 = 0;
    std::vector<PointForce> points;  ///< heights above grade; eccentricities do not matter here
    std::vector<LineForce> lines;
    std::vector<PointMoment> moments;
};

struct Deflection {
    double deflection_in;
};

template <class Num>
Outcome<Deflection> deflection(const DeflectionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::statics
