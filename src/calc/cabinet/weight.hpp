// Weight of a cabinet and where it acts, part by part.
#pragma once
#include <vector>

#include "calc/cabinet/steps.hpp"

namespace apex::cabinet {

enum class Material : unsigned char { aluminium, steel, acrylic, polycarbonate, concrete };

/// A sheet has an area and a thickness, a bar a length and a section; anything else has its weight
/// from its maker. Exactly one of the three.
struct WeightPart {
    Material material = Material::aluminium;
    double area_ft2 = 0, thickness_in = 0;
    double length_ft = 0, section_in2 = 0;
    double weight_lb = 0;
    double x_ft = 0, y_ft = 0;  ///< its centroid
};
struct WeightInputs {
    std::vector<WeightPart> parts;
};
struct Weight {
    double weight_lb, x_ft, y_ft;
    std::vector<double> parts_lb;
};
template <class Num>
Outcome<Weight> weight(const WeightInputs& in, Sheet<Num>& sheet);

}  // namespace apex::cabinet
