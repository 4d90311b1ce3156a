// A weld group as lines of unit thickness: length, centroid and moments of inertia, all in powers
// of inches. Stresses: weld_elastic.hpp; ultimate strength: weld_instantaneous_centre.hpp.
#pragma once
#include <vector>

#include "trace/trace.hpp"

namespace apex::connections {

/// A straight weld from one point to another.
struct WeldLine {
    double x1_in = 0, y1_in = 0, x2_in = 0, y2_in = 0;
};

/// Named shapes have the width b along x and the depth d along y; the centre of a rectangle and of
/// two lines is the origin, a C has its long side on x = 0 and its legs towards +x.
enum class WeldShape : unsigned char { lines, rectangle, two_vertical, c_shape };

struct WeldGroup {
    WeldShape shape = WeldShape::lines;
    double b_in = 0, d_in = 0;    ///< of a named shape
    std::vector<WeldLine> lines;  ///< of the shape `lines`, at most 100
};

/// About axes through the centroid.
struct LineProperties {
    double L_in, x_bar_in, y_bar_in;
    double I_x_in3, I_y_in3, I_xy_in3, J_in3;
};

/// The same as numbers that remember how they were written.
template <class Num>
struct GroupLines {
    std::vector<WeldLine> lines;  ///< about the centroid
    Num L, x_bar, y_bar, I_x, I_y, I_xy, J;
};

/// Refusals point into "/group", where every check of this folder has it.
template <class Num>
Outcome<GroupLines<Num>> group_lines(const WeldGroup& group, Sheet<Num>& sheet);

struct WeldPropertiesInputs {
    WeldGroup group;
};
template <class Num>
Outcome<LineProperties> weld_properties(const WeldPropertiesInputs& in, Sheet<Num>& sheet);

}  // namespace apex::connections
