// A scene as a stand-alone SVG document, one paper point a unit.
// Not here: how a scene falls on paper (picture.hpp).
#pragma once
#include <string>

#include "drawing/scene.hpp"

namespace apex::drawing {

struct SvgSize {
    double width_pt = 720,
           height_pt = 540;  ///< the drawing is fitted inside, at a round engineering scale
};

/// UTF-8 XML. Control characters of labels are dropped, markup is escaped. `data-scale-pt-per-ft`
/// of the root tells the scale.
std::string to_svg(const Scene& scene, SvgSize size = {});

}  // namespace apex::drawing
