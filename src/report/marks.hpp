// What a page consists of: shaped lines, filled boxes, strokes. A `Box` is a small group of
// them that is measured and placed as one. Not here: how marks become PDF (pdf_writer.hpp).
#pragma once
#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "drawing/picture.hpp"
#include "report/typesetter.hpp"

namespace apex::report {

using drawing::Colour;

namespace ink {
inline constexpr Colour black{0.09, 0.11, 0.13}, grey{0.38, 0.42, 0.47}, pale{0.62, 0.66, 0.70};
inline constexpr Colour rule{0.80, 0.83, 0.86}, hairline{0.88, 0.90, 0.92},
    wash{0.955, 0.965, 0.975};
inline constexpr Colour accent{0.10, 0.27, 0.43}, pass{0.12, 0.45, 0.25}, near{0.75, 0.50, 0.08},
    fail{0.70, 0.13, 0.11};
inline constexpr Colour white{1, 1, 1};
}  // namespace ink

/// Coordinates are points from the upper left corner of the page, or of a Box's baseline start; y
/// downward.
struct TextMark {
    Line line;
    double x = 0, baseline = 0;
    Colour colour = ink::black;
    bool upward = false;  ///< reads from below to above
};

struct FillMark {
    double x = 0, y = 0, width = 0, height = 0;
    Colour colour = ink::rule;
};

using Mark = std::variant<TextMark, FillMark, drawing::Stroke, drawing::Round>;

/// Moves a mark; used to place a box or a picture.
void shift(Mark& mark, double dx, double dy);

struct Box {
    double width = 0, ascent = 0, descent = 0;
    std::vector<Mark> marks;

    /// Puts another box behind this one, on its baseline moved down by `drop`.
    void append(Box other, double gap = 0, double drop = 0);
};

Box box_of(const Line& line, const Face& face, Colour colour = ink::black);

struct Page {
    std::vector<Mark> marks;
};

struct OutlineEntry {
    int level = 1;
    std::string title;
    int page = 1;
    double y = 0;
};

struct Document {
    std::vector<Page> pages;
    std::vector<OutlineEntry> outline;
};

}  // namespace apex::report
