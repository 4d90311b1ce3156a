#include <algorithm>
#include <array>
#include <cstdio>

#include "base/number_text.hpp"
#include "report/figures.hpp"
#include "report/manual.hpp"
#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {
namespace {

constexpr std::array manual_kinds{"literature", "hand calculation", "oracle"};

std::string deviation_text(const ManualNumber& n) {
    if (!n.problem.empty()) return n.problem;
    if (n.deviation == 0) return "0";
    std::array<char, 32> two_digits{};
    std::snprintf(two_digits.data(), two_digits.size(), "%.1e", n.deviation);
    return two_digits.data();
}

void add_summary(Flow& flow, const Manual& manual) {
    flow.part("Verification manual", 300);
    flow.paragraph(faces::body,
                   "Every case calls single checks of the engine with plain inputs and compares "
                   "with numbers that somebody else published (literature), that were worked out "
                   "by hand or by other means than the engine's (hand calculation), or that follow "
                   "from a closed form or an independent algorithm (oracle). The derivation below "
                   "each case is printed by the formulas that ran. Engine " +
                       manual.engine_version + ", APEX " + manual.program_version + ".");
    Table table(flow, {{"Part", "", 174},
                       {"Kind", "", 120},
                       {"Cases", "", 70, Align::right},
                       {"Numbers", "", 70, Align::right},
                       {"Differ", "", 70, Align::right}});
    for (const ManualPart& part : manual.parts) {
        for (const std::string kind : manual_kinds) {
            const ManualCount c = count({{part}, {}, {}}, kind);
            if (c.cases == 0) continue;
            table.row({part.title, kind, std::to_string(c.cases), std::to_string(c.numbers),
                       std::to_string(c.differing)});
        }
    }
    for (const std::string kind : manual_kinds) {
        const ManualCount c = count(manual, kind);
        table.total({"All", kind, std::to_string(c.cases), std::to_string(c.numbers),
                     std::to_string(c.differing)});
    }
    table.place();
}

void add_run(Flow& flow, const ManualRun& run) {
    flow.paragraph(faces::mono, run.check + " with " + run.inputs, ink::grey);
    Table table(flow, {{"Number", "", 134},
                       {"Source", "", 70, Align::right},
                       {"Ours", "", 70, Align::right},
                       {"Deviation", "", 60, Align::right},
                       {"Tolerance", "", 50, Align::right},
                       {"Why no less", "", 120}});
    for (const ManualNumber& n : run.numbers) {
        const Colour colour = n.passes ? ink::black : ink::fail;
        table.row({Cell(n.path, faces::mono, colour), digits(n.source),
                   n.problem.empty() ? digits(n.ours) : "none",
                   Cell(deviation_text(n), faces::cell, colour), digits(n.tolerance),
                   n.tolerance_reason});
    }
    table.place();
    add_steps(flow, run.steps, {});
    flow.space(6);
}

void add_page_numbers(Typesetter& type, Document& document) {
    const std::size_t pages = document.pages.size();
    for (std::size_t i = 0; i < pages; ++i) {
        const Line line =
            type.line(faces::small, "Verification manual, page " + std::to_string(i + 1) + " of " +
                                        std::to_string(pages));
        document.pages[i].marks.emplace_back(
            TextMark{line, paper::right - line.width, 758, ink::grey});
    }
}

}  // namespace

std::string render_manual_pdf(const Manual& manual) {
    Typesetter type;
    Document document;
    Flow flow(type, document, 1);
    add_summary(flow, manual);
    for (const ManualPart& part : manual.parts) {
        flow.end_page();
        flow.part(part.title, 120);
        for (const ManualCase& example : part.cases) {
            flow.heading(example.id + ": " + example.title, 90, true);
            flow.paragraph(faces::body, "Kind: " + example.kind + ". Source: " + example.source);
            if (!example.notes.empty()) flow.paragraph(faces::small, example.notes);
            for (const ManualRun& run : example.runs) add_run(flow, run);
        }
    }
    add_page_numbers(type, document);
    return write_pdf(document,
                     {"APEX verification manual", "APEX", "Engine " + manual.engine_version,
                      "APEX " + manual.program_version, "2000-01-01T00:00:00Z"});
}

}  // namespace apex::report
