#include "report/table.hpp"

#include <algorithm>

#include "base/assertion.hpp"

namespace apex::report {
namespace {

constexpr double padding_x = 4, padding_y = 3;
constexpr unsigned cell_lines_max = 12;

void draw_bar(std::vector<Mark>& marks, double utilisation, double x, double width) {
    const Colour colour = !(utilisation <= 1) ? ink::fail
                          : utilisation > 0.9 ? ink::near
                                              : ink::pass;
    const double share = utilisation >= 0 ? std::min(utilisation, 1.0) : 1.0;
    constexpr double top = 5.4, height = 5;
    marks.emplace_back(FillMark{x, top, width, height, ink::hairline});
    marks.emplace_back(FillMark{x, top, width * share, height, colour});
}

}  // namespace

/// Adds a cell's words, symbols set as symbols where they fit, and returns where they end.
double Table::add_words(Laid& laid, const Cell& cell, double x, double width, Align align) const {
    const double inner = width - 2 * padding_x;
    double bottom = padding_y;
    const auto put = [&](const Box& box, const Face& face) {
        const double start =
            align == Align::right ? x + width - padding_x - box.width : x + padding_x;
        for (Mark mark : box.marks) {
            shift(mark, start, bottom + 0.98 * face.size_pt);
            laid.marks.push_back(std::move(mark));
        }
        bottom += 1.32 * face.size_pt;
    };
    const auto put_lines = [&](const Face& face, const std::string& words, Colour colour) {
        if (face.family == Family::sans && words.find('_') != std::string::npos) {
            Mathematics mathematics(flow_.type, face.size_pt);
            const std::vector<Box> lines =
                broken(mathematics.words(words, face, colour), inner, inner);
            const bool fits = lines.size() <= std::size_t{cell_lines_max} &&
                              std::all_of(lines.begin(), lines.end(),
                                          [inner](const Box& b) { return b.width <= inner; });
            if (fits)
                return std::for_each(lines.begin(), lines.end(),
                                     [&](const Box& line) { put(line, face); }),
                       void();
        }
        for (const Line& line :
             flow_.type.paragraph(face, words, inner, static_cast<int>(cell_lines_max)))
            put(box_of(line, face, colour), face);
    };
    put_lines(cell.face, std::get<std::string>(cell.content), cell.colour);
    if (!cell.second.empty()) put_lines(faces::caption, cell.second, ink::grey);
    return bottom;
}

Table::Laid Table::lay(const Row& row) const {
    Laid laid;
    laid.kind = row.kind;
    if (row.kind == Kind::section) {
        laid.height =
            add_words(laid, row.cells.front(), paper::left, paper::text_width, Align::left) +
            padding_y;
        return laid;
    }
    APEX_ASSERT(row.cells.size() == columns_.size());
    double x = paper::left;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        double bottom = padding_y + 10;
        if (const auto* bar = std::get_if<UtilisationBar>(&row.cells[i].content)) {
            draw_bar(laid.marks, bar->utilisation, x + padding_x, column.width - 2 * padding_x);
        } else {
            bottom = add_words(laid, row.cells[i], x, column.width, column.align);
        }
        laid.height = std::max(laid.height, bottom + padding_y);
        x += column.width;
    }
    return laid;
}

Table::Laid Table::head() const {
    Laid laid;
    const bool has_units = std::any_of(columns_.begin(), columns_.end(),
                                       [](const Column& c) { return !c.unit.empty(); });
    laid.height = has_units ? 25 : 16;
    Mathematics mathematics(flow_.type, faces::caption_strong.size_pt),
        plain(flow_.type, faces::caption.size_pt);
    double x = paper::left;
    for (const auto& [title, unit, width, align] : columns_) {
        const auto put = [&](const Box& box, double baseline, double right_edge, double left_edge) {
            for (Mark mark : box.marks) {
                shift(mark, align == Align::right ? right_edge - box.width : left_edge, baseline);
                laid.marks.push_back(std::move(mark));
            }
        };
        const double left_edge = x + padding_x, right_edge = x + width - padding_x;
        put(broken(mathematics.words(title, faces::caption_strong), width * 2, width * 2).front(),
            10, right_edge, left_edge);
        if (!unit.empty()) put(plain.unit(unit, ink::grey), 19.5, right_edge, left_edge);
        x += width;
    }
    return laid;
}

void Table::put(const Laid& laid) const {
    for (Mark mark : laid.marks) {
        shift(mark, 0, flow_.y);
        flow_.mark(std::move(mark));
    }
    flow_.y += laid.height;
}

void Table::place(std::string_view title, std::string_view intro) {
    double right = paper::left;
    for (const Column& column : columns_) right += column.width;
    const Laid heading = head();
    std::vector<Laid> laid;
    for (const Row& row : rows_) laid.push_back(lay(row));
    const auto height_of = [&](std::size_t i) { return i < laid.size() ? laid[i].height : 0.0; };
    const auto begin = [&] {
        flow_.mark(FillMark{paper::left, flow_.y, right - paper::left, heading.height, ink::wash});
        put(heading);
        flow_.rule(paper::left, right, flow_.y - 0.6, 0.6, ink::pale);
    };
    // A table of up to a third of a page is not broken: two rows alone say little.
    double whole = heading.height;
    for (const Laid& row : laid) whole += row.height;
    constexpr double whole_max = 240;
    const double least = whole <= whole_max ? whole : heading.height + height_of(0) + height_of(1);
    constexpr double intro_height = 28;
    if (!title.empty()) flow_.heading(title, least + (intro.empty() ? 0 : intro_height));
    if (!intro.empty()) {
        flow_.paragraph(faces::small, intro, ink::grey);
        flow_.space(4);
    }
    flow_.reserve(least);
    begin();
    for (std::size_t i = 0; i < laid.size(); ++i) {
        // The last row does not go to a new page alone, and a section's title does not stay behind.
        const bool with_next =
            i + 2 == laid.size() || (laid[i].kind == Kind::section && i + 1 < laid.size());
        const double together = laid[i].height + (with_next ? laid[i + 1].height : 0);
        if (i > 0 && flow_.y + together > paper::bottom) {
            flow_.new_page();
            begin();
        }
        if (laid[i].kind == Kind::total)
            flow_.rule(paper::left, right, flow_.y - 0.25, 0.8, ink::grey);
        put(laid[i]);
        flow_.rule(paper::left, right, flow_.y - 0.25, 0.35, ink::rule);
    }
    flow_.space(4);
}

}  // namespace apex::report
