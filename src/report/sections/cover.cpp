#include <algorithm>

#include "report/figures.hpp"
#include "report/sections/sections.hpp"

namespace apex::report {
namespace {

struct Fact {
    std::string label, value;
};

std::string or_dash(const std::string& words) { return words.empty() ? "—" : words; }

/// Label above value, in `columns` equal columns; every value on one line.
void add_facts(Flow& flow, const std::vector<Fact>& facts, int columns, double width,
               double x = paper::left) {
    const double column_width = width / columns;
    constexpr double row_height = 30;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto column = static_cast<int>(i) % columns;
        const double left = x + column * column_width;
        flow.text(faces::caption, facts[i].label, left, flow.y + 7, ink::grey);
        const Line value =
            flow.type.line(faces::body_strong, or_dash(facts[i].value), column_width - 10);
        flow.mark(TextMark{value, left, flow.y + 19.5});
        if (column == columns - 1 || i + 1 == facts.size()) flow.y += row_height;
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

void add_verdict(Flow& flow, const Design& design) {
    const auto run = std::count_if(design.checks.begin(), design.checks.end(),
                                   [](const CheckRecord& c) { return c.status == "run"; });
    const auto failed =
        std::count_if(design.checks.begin(), design.checks.end(),
                      [](const CheckRecord& c) { return c.status == "run" && !c.passes; });
    const Colour colour = design.passes ? ink::pass : ink::fail;
    constexpr double height = 62;
    const double top = flow.y;
    flow.mark(FillMark{paper::left, top, paper::text_width, height, ink::wash});
    flow.mark(FillMark{paper::left, top, 4, height, colour});
    const double left = paper::left + 16, right_column = paper::left + 236;
    flow.text(Face{15, true}, design.passes ? "All checks pass" : "This design FAILS", left,
              top + 26, colour);
    const std::string count =
        design.passes ? std::to_string(run) + " checks run"
                      : std::to_string(failed) + " of " + std::to_string(run) + " checks fail";
    flow.text(faces::small, count, left, top + 43, ink::grey);
    flow.text(faces::caption, "Governing check", right_column, top + 13, ink::grey);
    flow.mark(TextMark{flow.type.line(faces::body_strong, or_dash(design.governing.title), 196),
                       right_column, top + 27});
    flow.mark(TextMark{flow.type.line(faces::small, or_dash(design.governing.load_case), 196),
                       right_column, top + 39, ink::grey});
    flow.text_right(Face{17, true}, utilisation(design.governing.utilisation), paper::right - 14,
                    top + 27, colour);
    flow.text_right(faces::caption, "utilisation", paper::right - 14, top + 39, ink::grey);
    const double bar = paper::right - 14 - right_column,
                 share = std::clamp(design.governing.utilisation, 0.0, 1.0);
    flow.mark(FillMark{right_column, top + 48, bar, 5, ink::hairline});
    flow.mark(FillMark{right_column, top + 48, bar * share, 5, colour});
    flow.y += height + 14;
}

void add_summary(Flow& flow, const Design& design) {
    const Footing& footing = design.footing;
    const std::string plan = footing.shape == "square" ? " ft square" : " ft diameter";
    std::vector<Fact> facts{
        {"Pole", design.pole.designation},
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

void add_contents(Flow& flow, const std::vector<OutlineEntry>& outline, double width) {
    flow.text(faces::heading_3, "Contents", paper::left, flow.y + 9, ink::accent);
    flow.rule(paper::left, paper::left + width, flow.y + 15, 0.6, ink::rule);
    flow.y += 18;
    for (const OutlineEntry& entry : outline) {
        if (entry.level != 1) continue;
        constexpr double step = 17.5;
        flow.text(faces::body, entry.title, paper::left, flow.y + 12);
        flow.text_right(faces::body, std::to_string(entry.page), paper::left + width, flow.y + 12);
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
    const std::string scope =
        input.kind == ReportKind::estimate
            ? "An estimate of quantities and price from the stored design. It is no calculation "
              "package and not for permit or construction."
            : "This package is for the sign and the site named above only. It covers wind on the "
              "cabinets and the exposed pole, dead load, the pole and its "
              "footing. Seismic, snow and ice loads, the cabinets' own frames and faces, their "
              "connection to the pole, electrical work and zoning are by "
              "others. A change of site, size, weight, section or soil makes it void.";
    constexpr double height = 52;
    flow.y = paper::bottom - height;
    flow.rule(paper::left, paper::right, flow.y, 0.5, ink::rule);
    flow.y += 6;
    for (const Line& line :
         flow.type.paragraph(faces::small, pages + scope, paper::text_width, 4)) {
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
    constexpr double seal_width = 226, seal_height = 190, gap = 30;
    add_contents(flow, outline, paper::text_width - seal_width - gap);
    if (input.kind == ReportKind::calculation_package)
        add_seal(flow, paper::right - seal_width, top, seal_width, seal_height);
    add_scope(flow, input, page_count);
}

}  // namespace apex::report
