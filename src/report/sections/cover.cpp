#include <algorithm>

#include "report/figures.hpp"
#include "report/sections/sections.hpp"

namespace apex::report {
namespace {

struct Fact {
    std::string label, value;
};

std::string or_dash(const std::string& words) { return words.empty() ? "—" : words; }

/// Label above value, in `columns` equal columns; a value that is wider than its column goes on
/// below, and the row is as high as its tallest.
void add_facts(Flow& flow, const std::vector<Fact>& facts, int columns, double width,
               double x = paper::left) {
    const double column_width = width / columns;
    constexpr double label_height = 19.5, line_height = 11.5, below = 10.5;
    constexpr int lines_max = 4;  // People type without end; a name of 120 letters still fits.
    std::size_t tallest = 1;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto column = static_cast<int>(i) % columns;
        const double left = x + column * column_width;
        flow.text(faces::caption, facts[i].label, left, flow.y + 7, ink::grey);
        const auto lines = flow.type.paragraph(faces::body_strong, or_dash(facts[i].value),
                                               column_width - 10, lines_max);
        for (std::size_t k = 0; k < lines.size(); ++k)
            flow.mark(TextMark{lines[k], left,
                               flow.y + label_height + static_cast<double>(k) * line_height});
        tallest = std::max(tallest, lines.size());
        if (column != columns - 1 && i + 1 != facts.size()) continue;
        flow.y += label_height + static_cast<double>(tallest - 1) * line_height + below;
        tallest = 1;
    }
}

void add_title(Flow& flow, const ReportInput& input) {
    const bool is_estimate = input.kind == ReportKind::estimate;
    flow.y = 48;
    flow.rule(paper::left, paper::right, flow.y, 2.2, ink::accent);
    flow.y += 14;
    flow.text(faces::small_strong, is_estimate ? "Estimate" : "Structural calculation package",
              paper::left, flow.y + 6, ink::accent);
    flow.text_right(faces::small, "Sign structure", paper::right, flow.y + 6, ink::grey);
    flow.y += 24;
    const std::string name = input.caption.name.empty() ? "Unnamed project" : input.caption.name;
    for (const Line& line : flow.type.paragraph(faces::title, name, paper::text_width, 2)) {
        flow.mark(TextMark{line, paper::left, flow.y + 21});
        flow.y += 31;
    }
    for (const Line& line :
         flow.type.paragraph(faces::subtitle, input.caption.address, paper::text_width, 2)) {
        flow.mark(TextMark{line, paper::left, flow.y + 11, ink::grey});
        flow.y += 16;
    }
    flow.y += 14;
    const Caption& c = input.caption;
    std::vector<Fact> facts{{"Customer", c.customer},
                            {"Job number", c.job_number},
                            {"Date", c.date},
                            {"Engineer", c.engineer},
                            {"Firm", c.firm}};
    const int revision = input.design ? input.design->revision : 0;
    facts.push_back({"Revision", revision > 0 ? std::to_string(revision) : ""});
    add_facts(flow, facts, 3, paper::text_width);
}

/// Lines one below another; gives the baseline after the last.
double add_lines(Flow& flow, const std::vector<Line>& lines, double x, double baseline, double step,
                 Colour colour) {
    for (const Line& line : lines) {
        flow.mark(TextMark{line, x, baseline, colour});
        baseline += step;
    }
    return baseline;
}

/// What was not run, and why: a check that nobody ran is no check that passed.
void add_not_run(Flow& flow, const std::vector<const CheckRecord*>& not_run) {
    if (not_run.empty()) return;
    std::string words = std::to_string(not_run.size()) + " NOT RUN: ";
    for (const CheckRecord* check : not_run)
        words += (check == not_run.front() ? "" : "; ") + check->title;
    words += ". The package is not ready while a check is not run.";
    constexpr int lines_max = 4;
    const auto lines =
        flow.type.paragraph(faces::small_strong, words, paper::text_width - 30, lines_max);
    const double step = leading(faces::small_strong);
    const double height = 10 + step * static_cast<double>(lines.size());
    flow.mark(FillMark{paper::left, flow.y, paper::text_width, height, ink::wash});
    flow.mark(FillMark{paper::left, flow.y, 4, height, ink::near});
    add_lines(flow, lines, paper::left + 16, flow.y + 12, step, ink::near);
    flow.y += height;
}

void add_verdict(Flow& flow, const Design& design) {
    std::size_t run = 0, failed = 0;
    std::vector<const CheckRecord*> not_run;
    for (const CheckRecord& check : design.checks) {
        if (check.status != "run") {
            not_run.push_back(&check);
            continue;
        }
        ++run;
        if (!check.passes) ++failed;
    }
    const Colour colour = design.passes ? ink::pass : ink::fail;
    const double top = flow.y, left = paper::left + 16, right_column = paper::left + 236;
    constexpr double column_width = 196, line_step = 12;
    const auto title =
        flow.type.paragraph(faces::body_strong, or_dash(design.governing.title), column_width, 3);
    const auto where =
        flow.type.paragraph(faces::small, or_dash(design.governing.load_case), column_width, 2);
    const double height = 38 + line_step * static_cast<double>(title.size() + where.size());
    flow.mark(FillMark{paper::left, top, paper::text_width, height, ink::wash});
    flow.mark(FillMark{paper::left, top, 4, height, colour});
    const std::string passing =
        not_run.empty() ? "All checks pass" : std::to_string(run) + " checks pass";
    flow.text(Face{15, true}, design.passes ? passing : "This design FAILS", left, top + 26,
              colour);
    const std::string count =
        design.passes ? std::to_string(run) + " checks run"
                      : std::to_string(failed) + " of " + std::to_string(run) + " checks fail";
    flow.text(faces::small, count, left, top + 43, ink::grey);
    if (!not_run.empty()) {
        const double after = flow.type.line(faces::small, count + ", ").width;
        flow.text(faces::small_strong, std::to_string(not_run.size()) + " NOT RUN", left + after,
                  top + 43, ink::near);
    }
    flow.text(faces::caption, "Governing check", right_column, top + 13, ink::grey);
    const double below = add_lines(flow, title, right_column, top + 27, line_step, ink::black);
    add_lines(flow, where, right_column, below, line_step, ink::grey);
    flow.text_right(Face{17, true}, utilisation(design.governing.utilisation), paper::right - 14,
                    top + 27, colour);
    flow.text_right(faces::caption, "utilisation", paper::right - 14, top + 39, ink::grey);
    const double bar = paper::right - 14 - right_column,
                 share = std::clamp(design.governing.utilisation, 0.0, 1.0);
    flow.mark(FillMark{right_column, top + height - 14, bar, 5, ink::hairline});
    flow.mark(FillMark{right_column, top + height - 14, bar * share, 5, colour});
    flow.y += height;
    add_not_run(flow, not_run);
    flow.y += 14;
}

void add_summary(Flow& flow, const Design& design) {
    const Footing& footing = design.footing;
    const std::string plan = footing.shape == "square" ? " ft square" : " ft diameter";
    std::vector<Fact> facts{
        {design.pole.count > 1 ? "Poles" : "Pole",
         (design.pole.count > 1 ? std::to_string(design.pole.count) + " × " : "") +
             design.pole.designation},
        {"Grade", design.pole.grade},
        {"Footing", figure(footing.diameter_ft, 2) + plan},
        {"Embedment", figure(footing.depth_ft, 2) + " ft"},
        {"Wind", figure(design.wind.wind_speed_mph) + " mph, " + design.wind.edition},
        {"Overall height", figure(design.geometry.overall_height_ft, 2) + " ft"},
        {"Sign area", figure(design.geometry.area_ft2, 1) + " ft²"},
        {"Price",
         design.price.lines.empty() ? "" : money(design.price.total_cents, design.price.currency)}};
    add_facts(flow, facts, 4, paper::text_width);
}

constexpr double scope_height = 60, scope_top = paper::bottom - scope_height;

/// Closer together where what stands above is tall.
void add_contents(Flow& flow, const std::vector<OutlineEntry>& outline, double width) {
    const auto parts = std::count_if(outline.begin(), outline.end(),
                                     [](const OutlineEntry& entry) { return entry.level == 1; });
    const double room = scope_top - flow.y - 24;
    const double step = std::min(17.5, room / static_cast<double>(std::max<long>(parts, 1)));
    flow.text(faces::heading_3, "Contents", paper::left, flow.y + 9, ink::accent);
    flow.rule(paper::left, paper::left + width, flow.y + 15, 0.6, ink::rule);
    flow.y += 18;
    for (const OutlineEntry& entry : outline) {
        if (entry.level != 1) continue;
        const double baseline = flow.y + step - 5.5;
        flow.text(faces::body, entry.title, paper::left, baseline);
        flow.text_right(faces::body, std::to_string(entry.page), paper::left + width, baseline);
        flow.rule(paper::left, paper::left + width, flow.y + step - 0.4, 0.3, ink::hairline);
        flow.y += step;
    }
}

/// Left blank until an engineer seals.
void add_seal(Flow& flow, double x, double top, double width, double height) {
    const auto corner = [&](double dx, double dy) { return drawing::PaperPoint{x + dx, top + dy}; };
    const drawing::Style style{ink::pale, ink::white, 0.6, 3, 2};
    flow.mark(
        drawing::Stroke{style,
                        {corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)},
                        true,
                        false});
    flow.text(faces::caption, "Seal, signature and date of the engineer", x + 8, top + 13,
              ink::grey);
    flow.text(faces::caption, "Not sealed: preliminary, not for construction", x + 8,
              top + height - 8, ink::grey);
}

void add_scope(Flow& flow, const ReportInput& input, int page_count) {
    const std::string pages =
        "Valid only as a whole: pages 1 to " + std::to_string(page_count) + ". ";
    const std::string gaps = flow.type.has_gaps()
                                 ? "\uFFFD stands for a character that the report's fonts do not "
                                   "have; the stored document "
                                   "has it. "
                                 : "";
    const std::string scope =
        input.kind == ReportKind::estimate
            ? "An estimate of quantities and price from the stored design. It is no calculation "
              "package and not for permit or construction."
            : "This package is for the sign and the site named above only. It covers wind on the "
              "cabinets and the exposed pole, dead load, the pole and its "
              "footing. Seismic, snow, ice and tornado loads, the cabinets' own frames and faces, "
              "their "
              "connection to the pole, electrical work and zoning are by "
              "others. A change of site, size, weight, section or soil makes it void.";
    flow.y = scope_top;
    flow.rule(paper::left, paper::right, flow.y, 0.5, ink::rule);
    flow.y += 6;
    for (const Line& line :
         flow.type.paragraph(faces::small, pages + gaps + scope, paper::text_width, 5)) {
        flow.mark(TextMark{line, paper::left, flow.y + 7.4, ink::grey});
        flow.y += 10.4;
    }
}

void add_no_design(Flow& flow) {
    constexpr double height = 80;
    flow.y += 6;
    flow.mark(FillMark{paper::left, flow.y, paper::text_width, height, ink::wash});
    flow.mark(FillMark{paper::left, flow.y, 4, height, ink::near});
    flow.text(Face{15, true}, "No design saved", paper::left + 16, flow.y + 30, ink::near);
    const double end = flow.y + height;
    flow.y += 42;
    flow.paragraph(faces::body,
                   "This project has no saved design, so there is nothing to calculate or to draw. "
                   "Save a design and order the report again.",
                   ink::grey, 16);
    flow.y = end;
}

}  // namespace

void add_cover(Flow& flow, const ReportInput& input, const std::vector<OutlineEntry>& outline,
               int page_count) {
    flow.new_page();
    add_title(flow, input);
    flow.y += 4;
    if (!input.design) return add_no_design(flow);
    add_verdict(flow, *input.design);
    add_summary(flow, *input.design);
    flow.y += 12;
    const double top = flow.y;
    constexpr double seal_width = 226, gap = 30;
    const double seal_height = std::min(190.0, scope_top - top - 10);
    add_contents(flow, outline, paper::text_width - seal_width - gap);
    if (input.kind == ReportKind::calculation_package)
        add_seal(flow, paper::right - seal_width, top, seal_width, seal_height);
    add_scope(flow, input, page_count);
}

}  // namespace apex::report
