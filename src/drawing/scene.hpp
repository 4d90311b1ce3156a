// A drawing as primitives in feet, in layers, before any paper: what the PDF, SVG (svg.hpp) and
// later DXF are written from. Not here: which primitives a sign consists of (elevation.hpp,
// footing_section.hpp) and where they fall on paper (picture.hpp).
#pragma once
#include <string>
#include <variant>
#include <vector>

namespace apex::drawing {

/// x to the right from the pole's axis, y upward from grade.
struct Point {
    double x_ft = 0, y_ft = 0;
};

/// A layer decides colour, line weight, dash and fill (style_of in picture.hpp); its name is the
/// DXF layer's name.
enum class Layer : unsigned char {
    ground,   ///< grade line and soil
    footing,  ///< concrete
    pole,
    cabinet,
    hidden,  ///< what lies behind or inside another thing: dashed
    axis,    ///< centre lines, reference levels: dash-dot
    figure,  ///< the person who gives the scale
    load,    ///< arrows and envelopes of force
    dimension,
    label
};

struct Line {
    Layer layer;
    Point from, to;
};

struct Polyline {
    Layer layer;
    std::vector<Point> points;
    bool closed = false, filled = false;
};

struct Rectangle {
    Layer layer;
    Point low, high;  ///< lower left and upper right corner
    bool filled = false;
};

struct Circle {
    Layer layer;
    Point centre;
    double radius_ft = 0;
    bool filled = false;
};

enum class HatchPattern : unsigned char { earth, concrete };

/// Marks of a material inside a rectangle; their spacing belongs to the paper, not to the thing.
struct Hatch {
    Layer layer;
    Point low, high;
    HatchPattern pattern = HatchPattern::earth;
};

enum class Anchor : unsigned char { start, middle, end };

/// Words at a point: its baseline start, middle or end. Size and the shift from the point belong to
/// the paper, so they are in points (1/72 in).
struct Text {
    Layer layer;
    Point at;
    std::string words;
    double size_pt = 8;
    Anchor anchor = Anchor::start;
    double shift_right_pt = 0, shift_up_pt = 0;
    bool bold = false;
    bool yields = false;  ///< moves down until it covers no words before it
};

/// Lines of words centred in a rectangle: set smaller where it is narrow, fewer where it is low,
/// none where even the least size does not fit.
struct Label {
    Layer layer;
    Point low, high;
    std::vector<std::string> lines;  ///< the first one in bold
};

/// An arrow whose head is at `to`.
struct Arrow {
    Layer layer;
    Point from, to;
};

enum class Side : unsigned char { left, right, above, below };

/// A measured distance. `left`/`right` measure y and stand beside `edge_ft` (an x); `above`/`below`
/// measure x beside `edge_ft` (a y). Tier 1 is next to the edge, 2 outside it, and so on. The words
/// come from feet_inches() of the distance itself.
struct Dimension {
    Side side;
    double from_ft = 0, to_ft = 0;  ///< from < to
    double edge_ft = 0;
    int tier = 1;
    std::string note;  ///< appended to the distance: "3'-0\" dia."
};

using Primitive =
    std::variant<Line, Polyline, Rectangle, Circle, Hatch, Text, Label, Arrow, Dimension>;

struct Scene {
    std::string title;
    std::vector<Primitive> primitives;  ///< painted in this order
};

/// A distance as builders read it, to the nearest 1/8 in: 8'-0", 12'-6 1/2", 0'-4", -0'-6".
std::string feet_inches(double feet);

/// The words of a dimension: its distance in feet and inches, and its note.
std::string words_of(const Dimension& dimension);

}  // namespace apex::drawing
