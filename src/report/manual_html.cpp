#include "base/number_text.hpp"
#include "report/manual.hpp"

namespace apex::report {
namespace {

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string anchor(std::string_view part, std::string_view id) {
    std::string out;
    for (const char c : std::string(part) + '-' + std::string(id)) {
        const bool plain_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                  (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
        out += plain_letter ? c : '_';
    }
    return out;
}

constexpr std::string_view head = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>APEX verification manual</title>
<style>
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #8886;vertical-align:top}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.differs{font-weight:bold;text-decoration:underline}
pre{overflow-x:auto;font-size:.85rem}
.inputs{overflow-wrap:anywhere;font-size:.85rem}
section{break-inside:avoid-page}
</style></head><body>
)";

void add_summary_table(std::string& out, const Manual& manual) {
    out +=
        "<table><thead><tr><th>Part</th><th>Kind</th><th class=n>Cases</th><th "
        "class=n>Numbers</th><th class=n>Differ</th></tr></thead><tbody>\n";
    const auto row = [&out](const std::string& part, const std::string& kind, ManualCount c) {
        if (c.cases == 0) return;
        out += "<tr><td>" + part + "</td><td>" + kind + "</td><td class=n>" +
               std::to_string(c.cases) + "</td><td class=n>" + std::to_string(c.numbers) +
               "</td><td class=n>" + std::to_string(c.differing) + "</td></tr>\n";
    };
    const std::string of[] = {"literature", "hand calculation", "oracle"};
    for (const ManualPart& part : manual.parts)
        for (const std::string& kind : of)
            row("<a href=\"#" + anchor(part.title, "") + "\">" + escaped(part.title) + "</a>", kind,
                count({{part}, {}, {}}, kind));
    for (const std::string& kind : of) row("<strong>All</strong>", kind, count(manual, kind));
    out += "</tbody></table>\n";
}

void add_html_step(std::string& out, const StepRecord& step) {
    if (step.kind == "heading" || step.kind == "note") {
        out += escaped(step.formula) + '\n';
        return;
    }
    std::string line = step.symbol;
    if (step.kind == "equation") line += " = " + step.formula + " = " + step.worked;
    line += " = " + digits(step.value);
    if (!step.unit.empty()) line += ' ' + step.unit;
    if (step.kind == "looked_up") line += "  (" + step.formula + ')';
    line += "  [" + step.clause + (step.unconfirmed ? ", unconfirmed]" : "]");
    out += escaped(line) + '\n';
}

void add_html_run(std::string& out, const ManualRun& run) {
    out += "<p class=inputs><code>" + escaped(run.check) + "</code> with <code>" +
           escaped(run.inputs) +
           "</code></p>\n<table><thead><tr><th>Number</th><th "
           "class=n>Source</th><th class=n>Ours</th><th "
           "class=n>Deviation</th><th class=n>Tolerance</th><th>Why no "
           "less</th></tr></thead><tbody>\n";
    for (const ManualNumber& n : run.numbers)
        out +=
            std::string("<tr") + (n.passes ? "" : " class=differs") + "><td><code>" +
            escaped(n.path) + "</code></td><td class=n>" + digits(n.source) + "</td><td class=n>" +
            (n.problem.empty() ? digits(n.ours) : "none") + "</td><td class=n>" +
            (n.problem.empty() ? digits(n.deviation) : escaped(n.problem)) + "</td><td class=n>" +
            digits(n.tolerance) + "</td><td>" + escaped(n.tolerance_reason) + "</td></tr>\n";
    out += "</tbody></table>\n";
    if (run.steps.empty()) return;
    out += "<details><summary>Our derivation</summary><pre>";
    for (const StepRecord& step : run.steps) add_html_step(out, step);
    out += "</pre></details>\n";
}

}  // namespace

ManualCount count(const Manual& manual, const std::string& kind) {
    ManualCount c;
    for (const ManualPart& part : manual.parts) {
        for (const ManualCase& example : part.cases) {
            if (!kind.empty() && example.kind != kind) continue;
            ++c.cases;
            for (const ManualRun& run : example.runs) {
                for (const ManualNumber& n : run.numbers) {
                    ++c.numbers;
                    c.differing += n.passes ? 0 : 1;
                }
            }
        }
    }
    return c;
}

std::string render_manual_html(const Manual& manual) {
    std::string out(head);
    out += "<h1>Verification manual</h1>\n<p>Engine " + escaped(manual.engine_version) + ", APEX " +
           escaped(manual.program_version) +
           ". Literature: somebody's published number. Hand calculation: worked out by other means "
           "than the engine's. Oracle: a closed form or an independent algorithm.</p>\n";
    add_summary_table(out, manual);
    for (const ManualPart& part : manual.parts) {
        out += "<h2 id=\"" + anchor(part.title, "") + "\">" + escaped(part.title) + "</h2>\n";
        for (const ManualCase& example : part.cases) {
            const std::string id = anchor(part.title, example.id);
            out += "<section><h3 id=\"" + id + "\"><a href=\"#" + id + "\">" + escaped(example.id) +
                   "</a>: " + escaped(example.title) + "</h3>\n<p>Kind: " + escaped(example.kind) +
                   ". Source: " + escaped(example.source) + "</p>\n";
            if (!example.notes.empty()) out += "<p>" + escaped(example.notes) + "</p>\n";
            for (const ManualRun& run : example.runs) add_html_run(out, run);
            out += "</section>\n";
        }
    }
    return out + "</body></html>\n";
}

}  // namespace apex::report
