#include "report/table.hpp"

#include <algorithm>

#include "base/assertion.hpp"

namespace apex::report {
namespace {

constexpr double padding_x = 4, padding_y = 3.4;
constexpr int cell_lines_max = 12;

void draw_bar(std::vector<Mark>& marks, double utilisation, double x, double width) {
    const Colour colour = !(utilisation <= 1) ? ink::fail
                          : utilisation > 0.9 ? ink::near
                                              : ink::pass;
    const double share = utilisation >= 0 ? std::min(utilisation, 1.0) : 1.0;
    constexpr double top = 5.4, height = 5;
    marks.push_back(FillMark{x, top, width, height, ink::hairline});
    marks.push_back(FillMark{x, top, width * share, height, colour});
}

}  // namespace

Table::Laid Table::lay(const Row& row) const {
    APEX_ASSERT(row.cells.size() == columns_.size());
    Laid laid;
    laid.is_total = row.is_total;
    double x = paper::left;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto& [title, unit, width, align] = columns_[i];
        const double inner = width - 2 * padding_x;
        double bottom = padding_y;
        const auto put_lines = [&](const Face& face, const std::string& words, Colour colour) {
            for (const Line& line : flow_.type.paragraph(face, words, inner, cell_lines_max)) {
                const double start =
                    align == Align::right ? x + width - padding_x - line.width : x + padding_x;
                laid.marks.push_back(TextMark{line, start, bottom + 0.98 * face.size_pt, colour});
                bottom += 1.32 * face.size_pt;
            }
        };
        if (const auto* bar = std::get_if<UtilisationBar>(&row.cells[i].content)) {
            draw_bar(laid.marks, bar->utilisation, x + padding_x, inner);
            bottom += 10;
        } else {
            put_lines(row.cells[i].face, std::get<std::string>(row.cells[i].content),
                      row.cells[i].colour);
        }
        if (!row.cells[i].second.empty()) put_lines(faces::caption, row.cells[i].second, ink::grey);
        laid.height = std::max(laid.height, bottom + padding_y);
        x += width;
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

void Table::place() {
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
    flow_.reserve(heading.height + height_of(0) + height_of(1));
    begin();
    for (std::size_t i = 0; i < laid.size(); ++i) {
        // The last row does not go to a new page alone.
        const double together =
            i + 2 == laid.size() ? laid[i].height + laid[i + 1].height : laid[i].height;
        if (i > 0 && flow_.y + together > paper::bottom) {
            flow_.new_page();
            begin();
        }
        if (laid[i].is_total) flow_.rule(paper::left, right, flow_.y - 0.25, 0.8, ink::grey);
        put(laid[i]);
        flow_.rule(paper::left, right, flow_.y - 0.25, 0.35, ink::rule);
    }
    flow_.space(4);
}

}  // namespace apex::report
