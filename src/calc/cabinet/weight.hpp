// Weight of a cabinet and where it acts, part by part. Not here: the moment it makes on a pole
// (calc/statics).
#pragma once
#include <vector>

#include "calc/cabinet/steps.hpp"

namespace apex::cabinet {

enum class Material : unsigned char { aluminium, steel, acrylic, polycarbonate, concrete };

/// A sheet has an area and a thickness, a bar a length and a section; anything else has its weight
/// from its maker. One of the three, and nothing of the others.
struct WeightPart {
    Material material = Material::aluminium;  ///< of a sheet or a bar
    double area_ft2 = 0, thickness_in = 0;
    double length_ft = 0, section_in2 = 0;
    double weight_lb = 0;
    double x_ft = 0, y_ft = 0;  ///< its centroid
};
struct WeightInputs {
    std::vector<WeightPart> parts;  ///< 1 to 200
};
struct Weight {
    double weight_lb, x_ft, y_ft;  ///< all of it, and its centroid
    std::vector<double> parts_lb;  ///< in the order of the parts
};
template <class Num>
Outcome<Weight> weight(const WeightInputs& in, Sheet<Num>& sheet);

}  // namespace apex::cabinet
