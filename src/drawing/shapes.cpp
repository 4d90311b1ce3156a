#include "drawing/shapes.hpp"

namespace apex::drawing {

void add_person(Scene& scene, double x_ft) {
    const auto at = [x_ft](double x, double y) { return Point{x_ft + x, y}; };
    scene.primitives.push_back(Circle{Layer::figure, at(0, 5.38), 0.37, true});
    scene.primitives.push_back(
        Polyline{Layer::figure,
                 {at(-0.62, 4.85), at(0.62, 4.85), at(0.78, 4.6), at(0.85, 2.75), at(0.6, 2.75),
                  at(0.5, 4.1), at(0.42, 2.7), at(0.45, 0), at(0.1, 0), at(0, 2.4), at(-0.1, 0),
                  at(-0.45, 0), at(-0.42, 2.7), at(-0.5, 4.1), at(-0.6, 2.75), at(-0.85, 2.75),
                  at(-0.78, 4.6)},
                 true,
                 true});
}

}  // namespace apex::drawing
