#include "drawing/picture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "drawing/clean_text.hpp"

namespace apex::drawing {
namespace {

struct Scale {
    double in_per_ft;
    const char* words;
};
constexpr Scale scales[] = {
    {3, "3\" = 1'-0\""},      {1.5, "1 1/2\" = 1'-0\""},    {1, "1\" = 1'-0\""},
    {0.75, "3/4\" = 1'-0\""}, {0.5, "1/2\" = 1'-0\""},      {0.375, "3/8\" = 1'-0\""},
    {0.25, "1/4\" = 1'-0\""}, {0.1875, "3/16\" = 1'-0\""},  {0.125, "1/8\" = 1'-0\""},
    {0.1, "1\" = 10'-0\""},   {0.09375, "3/32\" = 1'-0\""}, {0.0625, "1/16\" = 1'-0\""},
    {0.05, "1\" = 20'-0\""},  {1.0 / 30, "1\" = 30'-0\""},  {0.025, "1\" = 40'-0\""},
    {0.02, "1\" = 50'-0\""},  {0.01, "1\" = 100'-0\""}};
constexpr double pt_per_in = 72;
constexpr double first_tier_pt = 17, tier_step_pt = 20,
                 upright_tier_step_pt = 28;  // Dimension lines from their edge.
constexpr double dimension_text_pt = 7, tick_pt = 2.6, margin_pt = 3;

/// An upright box on paper; `low` is the upper left corner.
struct Extent {
    double left = std::numeric_limits<double>::infinity(), top = left, right = -left,
           bottom = -left;
    void add(PaperPoint p) {
        left = std::min(left, p.x_pt), right = std::max(right, p.x_pt);
        top = std::min(top, p.y_pt), bottom = std::max(bottom, p.y_pt);
    }
    void add(const Extent& other) {
        add(PaperPoint{other.left, other.top}), add(PaperPoint{other.right, other.bottom});
    }
    bool overlaps(const Extent& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

Extent extent_of(const Words& words) {
    const double length = estimated_width_pt(words.words, words.size_pt, words.bold);
    const double before = words.anchor == Anchor::start    ? 0
                          : words.anchor == Anchor::middle ? length / 2
                                                           : length;
    const double up = 0.75 * words.size_pt, down = 0.22 * words.size_pt;
    const auto [x, y] = words.at;
    if (words.upward) return {x - up, y - length + before, x + down, y + before};
    return {x - before, y - up, x - before + length, y + down};
}

/// Lays out at one given scale, with grade and the pole's axis at the origin; the caller moves it.
class PaperLayout {
  public:
    enum class Detail : unsigned char { extent, all };
    /// Detail::extent leaves out the marks of hatches, which change no extent and are many.
    PaperLayout(double scale_pt_per_ft, Detail detail) : scale_(scale_pt_per_ft), detail_(detail) {}

    void paint(const Scene& scene) {
        for (const Primitive& primitive : scene.primitives)
            std::visit([this](const auto& p) { add(p); }, primitive);
        for (const Words& words : distances_) {  // Last, on white: no line runs through a figure.
            const Extent box = extent_of(words);
            marks.emplace_back(Stroke{{{}, {1, 1, 1}, 0},
                                      {{box.left, box.top},
                                       {box.right, box.top},
                                       {box.right, box.bottom},
                                       {box.left, box.bottom}},
                                      true,
                                      true});
            marks.emplace_back(words);
        }
    }

    Extent extent;
    std::vector<std::variant<Stroke, Round, Words>> marks;

  private:
    double scale_;
    Detail detail_;
    std::vector<Extent> words_;  // where words are: nothing else is written there
    std::vector<Words> distances_;

    PaperPoint on_paper(Point p) const { return {p.x_ft * scale_, -p.y_ft * scale_}; }

    void stroke(const Style& style, std::vector<PaperPoint> points, bool closed = false,
                bool filled = false) {
        for (const PaperPoint& p : points) extent.add(p);
        marks.emplace_back(Stroke{style, std::move(points), closed, filled});
    }
    void write(Words words) {
        const Extent box = extent_of(words);
        extent.add(box);
        words_.push_back(box);
        marks.emplace_back(std::move(words));
    }
    void write_distance(const Words& words) {
        const Extent box = extent_of(words);
        extent.add(box);
        words_.push_back(box);
        distances_.push_back(words);
    }
    bool is_free(const Words& words) const {
        const Extent box = extent_of(words);
        return std::none_of(words_.begin(), words_.end(),
                            [&](const Extent& other) { return other.overlaps(box); });
    }

    void add(const Line& line) {
        stroke(style_of(line.layer), {on_paper(line.from), on_paper(line.to)});
    }
    void add(const Polyline& line) {
        std::vector<PaperPoint> points;
        for (const Point& p : line.points) points.push_back(on_paper(p));
        stroke(style_of(line.layer), std::move(points), line.closed, line.filled);
    }
    void add(const Rectangle& box) {
        const PaperPoint low = on_paper(box.low), high = on_paper(box.high);
        stroke(style_of(box.layer), {low, {high.x_pt, low.y_pt}, high, {low.x_pt, high.y_pt}}, true,
               box.filled);
    }
    void add(const Circle& circle) {
        const PaperPoint centre = on_paper(circle.centre);
        const double radius = circle.radius_ft * scale_;
        extent.add(PaperPoint{centre.x_pt - radius, centre.y_pt - radius});
        extent.add(PaperPoint{centre.x_pt + radius, centre.y_pt + radius});
        marks.emplace_back(Round{style_of(circle.layer), centre, radius, circle.filled});
    }
    void add(const Arrow& arrow) {
        const PaperPoint from = on_paper(arrow.from), to = on_paper(arrow.to);
        const double dx = to.x_pt - from.x_pt, dy = to.y_pt - from.y_pt,
                     length = std::hypot(dx, dy);
        const Style style = style_of(arrow.layer);
        if (!(length > 0)) return;
        const double head = std::min(5.0, length), u = dx / length, v = dy / length;
        const PaperPoint neck{to.x_pt - head * u, to.y_pt - head * v};
        stroke(style, {from, neck});
        Style solid = style;
        solid.fill = style.stroke;
        stroke(solid,
               {to,
                {neck.x_pt - 1.7 * v, neck.y_pt + 1.7 * u},
                {neck.x_pt + 1.7 * v, neck.y_pt - 1.7 * u}},
               true, true);
    }
    void add(const Text& text) {
        PaperPoint at = on_paper(text.at);
        at.x_pt += text.shift_right_pt, at.y_pt -= text.shift_up_pt;
        Words words{at,    clean_text(text.words, 120), text.size_pt, text.anchor, text.bold,
                    false, style_of(text.layer).stroke};
        const double step = 1.25 * text.size_pt;
        for (int moves = 0; text.yields && moves < 60 && !is_free(words); ++moves)
            words.at.y_pt += step;
        write(std::move(words));
    }
    void add(const Label& label) {
        constexpr double largest_pt = 8, least_pt = 4.5, line_ratio = 1.3, padding_pt = 3;
        const PaperPoint low = on_paper(label.low), high = on_paper(label.high);
        const double width = high.x_pt - low.x_pt - 2 * padding_pt,
                     height = low.y_pt - high.y_pt - padding_pt;
        const double middle = (low.x_pt + high.x_pt) / 2;
        for (std::size_t count = label.lines.size(); count > 0; --count) {
            double size = std::min(largest_pt, height / (line_ratio * static_cast<double>(count)));
            for (std::size_t i = 0; i < count; ++i)
                size = std::min(
                    size, width / estimated_width_pt(clean_text(label.lines[i], 60), 1, i == 0));
            if (!(size >= least_pt)) continue;
            const double block = size * line_ratio * static_cast<double>(count);
            double baseline = (low.y_pt + high.y_pt) / 2 - block / 2 + size;
            for (std::size_t i = 0; i < count; ++i, baseline += size * line_ratio)
                write({{middle, baseline},
                       clean_text(label.lines[i], 60),
                       size,
                       Anchor::middle,
                       i == 0,
                       false,
                       style_of(label.layer).stroke});
            return;
        }
    }
    void add(const Hatch& hatch) {
        const PaperPoint low = on_paper(hatch.low), high = on_paper(hatch.high);
        const Extent box{low.x_pt, high.y_pt, high.x_pt, low.y_pt};
        extent.add(box);
        if (detail_ == Detail::extent) return;
        if (hatch.pattern == HatchPattern::earth) {
            add_earth(style_of(hatch.layer), box);
        } else {
            add_concrete(style_of(hatch.layer), box);
        }
    }

    /// Groups of three slanted strokes under the upper edge, as soil is shown in sections.
    void add_earth(Style style, const Extent& box) {
        style.dash_pt = 0;
        for (double x = box.left + 4; x + 14 < box.right; x += 22)
            for (double i = 0; i < 3; ++i) {
                const double start = x + 4 * i;
                const double length = std::min(7.0, box.bottom - box.top - 1);
                stroke(style, {{start + length, box.top + 1}, {start, box.top + 1 + length}});
            }
    }

    /// Scattered aggregate: small triangles and dots on a shifted grid; the shifts repeat, so the
    /// picture always is the same.
    void add_concrete(Style style, const Extent& box) {
        style.dash_pt = 0;
        style.width_pt = 0.35;
        style.fill = style.stroke;
        unsigned state = 7;
        const auto shift = [&state] {  // A small linear congruence: any irregularity does.
            state = state * 1103515245u + 12345u;
            return static_cast<double>((state >> 16) & 0xFFu) / 255.0;
        };
        for (double y = box.top + 7; y + 5 < box.bottom; y += 13)
            for (double x = box.left + 6; x + 5 < box.right; x += 13) {
                const double cx = std::min(x + 6 * shift(), box.right - 4),
                             cy = std::min(y + 5 * shift(), box.bottom - 4);
                if (shift() < 0.35) {
                    const double r = 1.3 + shift();
                    stroke(style, {{cx, cy - r}, {cx + r, cy + r}, {cx - r, cy + 0.6 * r}}, true,
                           false);
                } else {
                    marks.emplace_back(Round{style, {cx, cy}, 0.35, true});
                }
            }
    }

    void add(const Dimension& dimension) {
        const Style style = style_of(Layer::dimension);
        const bool vertical = dimension.side == Side::left || dimension.side == Side::right;
        const double outward =
            dimension.side == Side::left || dimension.side == Side::above ? -1 : 1;  // on paper
        const double offset =
            first_tier_pt + (vertical ? upright_tier_step_pt : tier_step_pt) * (dimension.tier - 1);
        // Along: the measured direction. Across: away from the edge.
        const double sign = vertical ? -1 : 1;
        const double a = sign * dimension.from_ft * scale_, b = sign * dimension.to_ft * scale_;
        const double edge = (vertical ? dimension.edge_ft : -dimension.edge_ft) * scale_;
        const double line = edge + outward * offset;
        const auto at = [vertical](double along, double across) {
            return vertical ? PaperPoint{across, along} : PaperPoint{along, across};
        };
        for (const double end : {a, b}) {
            stroke(style, {at(end, edge + outward * 3), at(end, line + outward * 4)});
            Style tick = style;
            tick.width_pt = 1;
            const PaperPoint p = at(end, line);
            stroke(tick,
                   {{p.x_pt - tick_pt, p.y_pt + tick_pt}, {p.x_pt + tick_pt, p.y_pt - tick_pt}});
        }
        stroke(style, {at(a, line), at(b, line)});
        write_dimension(dimension, vertical, outward, std::min(a, b), std::max(a, b), line);
    }

    /// Along the line where it fits, else beside it, moved outward until it covers no other words.
    void write_dimension(const Dimension& dimension, bool vertical, double outward, double low,
                         double high, double line) {
        Words words{
            {},       words_of(dimension),          dimension_text_pt, Anchor::middle, false,
            vertical, style_of(Layer::label).stroke};
        const double middle = (low + high) / 2, room = high - low - 2 * tick_pt;
        words.at = vertical ? PaperPoint{line - 2.5, middle} : PaperPoint{middle, line - 2.5};
        if (estimated_width_pt(words.words, words.size_pt, false) <= room && is_free(words))
            return write_distance(words);
        words.upward = false;
        words.anchor = vertical ? (outward < 0 ? Anchor::end : Anchor::start) : Anchor::start;
        for (double step = 0; step < 20; ++step) {
            const double away = step * (dimension_text_pt + 1.5);
            words.at = vertical ? PaperPoint{line + outward * 6, middle + 2.5 + away}
                                : PaperPoint{high + 5, line + 2.5 + outward * away};
            if (is_free(words)) break;
        }
        write_distance(words);
    }
};

}  // namespace

Style style_of(Layer layer) {
    constexpr Colour ink{0.13, 0.15, 0.18}, grey{0.42, 0.46, 0.51}, blue{0.12, 0.31, 0.47},
        white{1, 1, 1};
    switch (layer) {
        case Layer::ground:
            return {{0.36, 0.30, 0.22}, {0.93, 0.90, 0.85}, 0.8};
        case Layer::footing:
            return {ink, {0.93, 0.94, 0.95}, 0.9};
        case Layer::pole:
            return {ink, {0.84, 0.87, 0.90}, 0.9};
        case Layer::cabinet:
            return {ink, {0.96, 0.97, 0.99}, 1.1};
        case Layer::hidden:
            return {grey, white, 0.6, 4, 2.5};
        case Layer::axis:
            return {grey, white, 0.4, 9, 2.5, 1.5};
        case Layer::figure:
            return {{0.62, 0.66, 0.71}, {0.78, 0.81, 0.85}, 0.4};
        case Layer::load:
            return {blue, {0.87, 0.91, 0.95}, 0.7};
        case Layer::dimension:
            return {grey, white, 0.4};
        case Layer::label:
            return {ink, white, 0.4};
    }
    return {};
}

double estimated_width_pt(std::string_view words, double size_pt, bool bold) {
    double em = 0;
    for (const char c : words) {
        if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;  // inside a character
        const bool narrow =
            std::string_view("'\"\".,:;|!()[] iljtfr-/").find(c) != std::string_view::npos;
        const bool wide = (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w';
        em += narrow ? 0.38 : wide ? 0.76 : 0.64;
    }
    return em * size_pt * (bold ? 1.05 : 1.0);
}

Picture lay_out(const Scene& scene, double width_pt, double height_pt) {
    const auto fits = [&](const Extent& e) {
        return e.right - e.left + 2 * margin_pt <= width_pt &&
               e.bottom - e.top + 2 * margin_pt <= height_pt;
    };
    const auto picture = [](PaperLayout layout, double scale, const char* scale_words) {
        const Extent& e = layout.extent;
        Picture result{e.right - e.left + 2 * margin_pt,
                       e.bottom - e.top + 2 * margin_pt,
                       scale,
                       scale_words,
                       {}};
        const auto move = [&](PaperPoint& p) {
            p.x_pt += margin_pt - e.left, p.y_pt += margin_pt - e.top;
        };
        for (auto& mark : layout.marks) {
            if (auto* stroke = std::get_if<Stroke>(&mark))
                std::for_each(stroke->points.begin(), stroke->points.end(), move);
            if (auto* round = std::get_if<Round>(&mark)) move(round->centre);
            if (auto* words = std::get_if<Words>(&mark)) move(words->at);
        }
        result.marks = std::move(layout.marks);
        return result;
    };
    const auto at_scale = [&](double scale, PaperLayout::Detail detail) {
        PaperLayout layout(scale, detail);
        layout.paint(scene);
        return layout;
    };
    using Detail = PaperLayout::Detail;
    if (scene.primitives.empty()) return {};
    for (const auto& [in_per_ft, words] : scales) {
        const double scale = in_per_ft * pt_per_in;
        if (fits(at_scale(scale, Detail::extent).extent))
            return picture(at_scale(scale, Detail::all), scale, words);
    }
    double scale = std::end(scales)[-1].in_per_ft * pt_per_in;
    constexpr int halvings_max =
        40;  // Beyond them only the words are too large: the page clips them.
    for (int i = 0; i < halvings_max && !fits(at_scale(scale, Detail::extent).extent); ++i)
        scale /= 2;
    return picture(at_scale(scale, Detail::all), scale, "not to scale");
}

}  // namespace apex::drawing
