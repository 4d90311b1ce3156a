#include "report/flow.hpp"

#include "base/assertion.hpp"

namespace apex::report {

void Flow::new_page() {
    document_.pages.emplace_back();
    ++next_page_;
    y = paper::top;
}

void Flow::reserve(double height) {
    APEX_ASSERT(height <= paper::bottom - paper::top + 0.01);
    if (y + height > paper::bottom) new_page();
}

void Flow::mark(const Mark& mark) { document_.pages.back().marks.push_back(mark); }

void Flow::text(const Face& face, std::string_view words, double x, double baseline,
                Colour colour) {
    mark(TextMark{type.line(face, words), x, baseline, colour});
}

void Flow::text_right(const Face& face, std::string_view words, double x, double baseline,
                      Colour colour) {
    const Line line = type.line(face, words);
    mark(TextMark{line, x - line.width, baseline, colour});
}

void Flow::rule(double from_x, double to_x, double at_y, double thickness, Colour colour) {
    mark(FillMark{from_x, at_y, to_x - from_x, thickness, colour});
}

void Flow::place(const Box& box, double x, double baseline) {
    for (Mark each : box.marks) {
        shift(each, x, baseline);
        mark(std::move(each));
    }
}

void Flow::part(std::string_view title, double keep) {
    constexpr double height = 34, gap_before = 24;
    const bool is_below = y > paper::top && y + gap_before + height + keep <= paper::bottom;
    if (is_below) {
        y += gap_before;
    } else if (document_.pages.empty() || y > paper::top) {
        new_page();
    }
    document_.outline.push_back({1, std::string(title), page_number(), y});
    text(faces::heading_1, title, paper::left, y + 14, ink::accent);
    rule(paper::left, paper::right, y + 22, 0.9, ink::accent);
    y += height;
}

void Flow::heading(std::string_view title, double keep, bool bookmark) {
    constexpr double height = 19, gap_before = 11;
    if (y > paper::top + 40)
        y += gap_before;  // Directly below a part's rule there is space enough.
    reserve(height + keep);
    if (bookmark) document_.outline.push_back({2, std::string(title), page_number(), y});
    Mathematics mathematics(type, faces::heading_2.size_pt);
    const auto lines =
        broken(mathematics.words(title, faces::heading_2), paper::text_width, paper::text_width);
    place(lines.front(), paper::left, y + 10);
    y += height;
}

void Flow::paragraph(const Face& face, std::string_view words, Colour colour, double indent) {
    const double step = leading(face), width = paper::text_width - indent;
    std::vector<Box> lines;
    if (words.find('_') != std::string_view::npos) {  // It may have symbols.
        Mathematics mathematics(type, face.size_pt);
        lines = broken(mathematics.words(words, face, colour), width, width);
    } else {
        for (const Line& line : type.paragraph(face, words, width))
            lines.push_back(box_of(line, face, colour));
    }
    reserve(step * static_cast<double>(std::min<std::size_t>(
                       lines.size(), 2)));  // No first line alone at the foot.
    for (const Box& line : lines) {
        reserve(step);
        place(line, paper::left + indent, y + 0.98 * face.size_pt);
        y += step;
    }
}

void Flow::bullet(std::string_view words, Colour colour) {
    const Face& face = faces::body;
    reserve(leading(face) * 2);
    text(face, "•", paper::left + 3, y + 0.98 * face.size_pt, ink::grey);
    paragraph(face, words, colour, 14);
    y += 2.5;
}

void Flow::picture_at(const drawing::Picture& picture, double x, double top) {
    const auto place_one = [&](Mark each) {
        shift(each, x, top);
        mark(std::move(each));
    };
    for (const auto& each : picture.marks) {
        if (const auto* words = std::get_if<drawing::Words>(&each)) {
            const Line line = type.line(Face{words->size_pt, words->bold}, words->words);
            const double back = words->anchor == drawing::Anchor::start    ? 0
                                : words->anchor == drawing::Anchor::middle ? line.width / 2
                                                                           : line.width;
            place_one(TextMark{line, words->at.x_pt - (words->upward ? 0 : back),
                               words->at.y_pt + (words->upward ? back : 0), words->colour,
                               words->upward});
        } else if (const auto* stroke = std::get_if<drawing::Stroke>(&each)) {
            place_one(*stroke);
        } else {
            place_one(std::get<drawing::Round>(each));
        }
    }
}

void Flow::picture(const drawing::Picture& picture, std::string_view title) {
    constexpr double caption_height = 22;
    reserve(picture.height_pt + caption_height);
    picture_at(picture, paper::left + (paper::text_width - picture.width_pt) / 2, y);
    y += picture.height_pt + 12;
    const Line name = type.line(faces::small_strong, title),
               scale = type.line(faces::small, "Scale " + picture.scale_words);
    const double gap = 10,
                 x = paper::left + (paper::text_width - name.width - gap - scale.width) / 2;
    mark(TextMark{name, x, y});
    mark(TextMark{scale, x + name.width + gap, y, ink::grey});
    y += caption_height - 12;
}

}  // namespace apex::report
