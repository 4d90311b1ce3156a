// A scene on paper: strokes and words in points (1/72 in), y downward, at a round engineering
// scale. PDF and SVG writers paint this and decide nothing. Not here: the drawing itself in feet
// (scene.hpp).
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "drawing/scene.hpp"

namespace apex::drawing {

struct Colour {
    double red = 0, green = 0, blue = 0;
};

struct Style {
    Colour stroke, fill;
    double width_pt = 0.5;                       ///< 0: no outline
    double dash_pt = 0, gap_pt = 0, dot_pt = 0;  ///< dash, gap[, dot, gap]; no dash: solid
};

Style style_of(Layer layer);

struct PaperPoint {
    double x_pt = 0, y_pt = 0;
};

struct Stroke {
    Style style;
    std::vector<PaperPoint> points;
    bool closed = false, filled = false;
};

struct Round {
    Style style;
    PaperPoint centre;
    double radius_pt = 0;
    bool filled = false;
};

struct Words {
    PaperPoint at;  ///< baseline start, middle or end
    std::string words;
    double size_pt = 8;
    Anchor anchor = Anchor::start;
    bool bold = false;
    bool upward = false;  ///< turned a quarter to the left: reads from below to above
    Colour colour;
};

struct Picture {
    double width_pt = 0, height_pt = 0;
    double scale_pt_per_ft = 0;
    std::string scale_words;                                ///< 1/4" = 1'-0"
    std::vector<std::variant<Stroke, Round, Words>> marks;  ///< painted in this order
};

/// The picture at the largest usual scale at which everything, dimensions and words included, fits;
/// trimmed to what it needs. A scene that fits at no usual scale is drawn at the scale that fits,
/// and `scale_words` says "not to scale".
Picture lay_out(const Scene& scene, double width_pt, double height_pt);

/// An estimate of the width of words in the sans serif of the writers, a little on the wide side.
double estimated_width_pt(std::string_view words, double size_pt, bool bold);

}  // namespace apex::drawing
