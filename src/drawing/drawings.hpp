// The drawings of a sign: front elevation, section through the footing, sketch of wind pressures.
// Not here: paper, scale and file formats (picture.hpp, svg.hpp; the PDF writer lives in report/).
#pragma once
#include <vector>

#include "drawing/scene.hpp"
#include "drawing/sign_shape.hpp"

namespace apex::drawing {

/// Front view: cabinets, pole, grade, footing below grade dashed, a person of 5'-9" for scale;
/// overall, clearance and cabinet dimensions.
Scene elevation(const SignShape& sign);

/// Vertical section through footing and pole with a plan of the footing beside it: diameter or
/// side, depth, frost line. Precondition: the sign has a pole and a footing.
Scene footing_section(const SignShape& sign);

/// Side view with the pressure of each band as arrows to one scale, its value and its force.
Scene pressure_sketch(const SignShape& sign, const std::vector<PressureBand>& bands);

}  // namespace apex::drawing
