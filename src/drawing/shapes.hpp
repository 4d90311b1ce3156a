// Parts that several drawings share: grade with soil, the person who gives the scale.
// Not here: whole drawings (drawings.hpp).
#pragma once

#include "base/units.hpp"
#include "drawing/scene.hpp"

namespace apex::drawing {

/// The grade line from x to x with the marks of soil below it.
inline void add_grade(Scene& scene, double from_ft, double to_ft, double depth_ft) {
    scene.primitives.push_back(
        Hatch{Layer::ground, {from_ft, -depth_ft}, {to_ft, 0}, HatchPattern::earth});
    scene.primitives.push_back(Line{Layer::ground, {from_ft, 0}, {to_ft, 0}});
}

/// A person of 5'-9", the same height on every drawing: the eye reads the scale from it.
void add_person(Scene& scene, double x_ft);

inline constexpr double person_height_ft = 5.75;

}  // namespace apex::drawing
