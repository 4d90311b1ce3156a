#include "report/marks.hpp"

namespace apex::report {
namespace {

struct Shift {
    double dx, dy;
    void operator()(TextMark& m) const { m.x += dx, m.baseline += dy; }
    void operator()(FillMark& m) const { m.x += dx, m.y += dy; }

    void operator()(drawing::Stroke& m) const {
        for (drawing::PaperPoint& p : m.points) p.x_pt += dx, p.y_pt += dy;
    }
    void operator()(drawing::Round& m) const { m.centre.x_pt += dx, m.centre.y_pt += dy; }
};

}  // namespace

void shift(Mark& mark, double dx, double dy) { std::visit(Shift{dx, dy}, mark); }

void Box::append(Box other, double gap, double drop) {
    marks.reserve(marks.size() + other.marks.size());
    for (Mark& mark : other.marks) {
        shift(mark, width + gap, drop);
        marks.push_back(std::move(mark));
    }
    width += gap + other.width;
    ascent = std::max(ascent, other.ascent - drop);
    descent = std::max(descent, other.descent + drop);
}

Box box_of(const Line& line, const Face& face, Colour colour) {
    return {line.width, 0.76 * face.size_pt, 0.22 * face.size_pt, {TextMark{line, 0, 0, colour}}};
}

}  // namespace apex::report
