#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {
namespace {

/// JSON text on lines of its own with two spaces a level. It only moves white space: what is
/// between is the stored text.
std::vector<std::string> indented(std::string_view json) {
    std::vector<std::string> lines(1);
    std::size_t level = 0;
    bool in_string = false, escaped = false;
    constexpr std::size_t level_max = 40;
    const auto begin_line = [&] { lines.emplace_back(2 * std::min(level, level_max), ' '); };
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_string) {
            lines.back() += c;
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
        const bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
        if (closes) {
            level -= level > 0 ? 1 : 0;
            begin_line();
        }
        lines.back() += c;
        in_string = c == '"';
        if (c == ':') lines.back() += ' ';
        if (opens) ++level;
        if (opens || c == ',') begin_line();
    }
    return lines;
}

/// The echo in two columns, read down the left one first.
void add_echo(Flow& flow, const std::string& document) {
    const Face& face = faces::mono;
    const double step = 9.4, gap = 18, width = (paper::text_width - gap) / 2;
    std::vector<Line> lines;
    for (const std::string& each : indented(document)) {
        const auto start = std::min(each.find_first_not_of(' '), each.size());
        for (const Line& line : flow.type.paragraph(face, start == each.size() ? " " : each, width))
            lines.push_back(line);
    }
    std::size_t next = 0;
    while (next < lines.size()) {
        if (flow.room() < 5 * step) flow.new_page();
        const auto rows_max = static_cast<std::size_t>(flow.room() / step);
        const std::size_t left = lines.size() - next;
        const std::size_t rows = std::min(rows_max, (left + 1) / 2);
        for (std::size_t column = 0; column < 2; ++column)
            for (std::size_t i = 0; i < rows && next < lines.size(); ++i, ++next)
                flow.mark(TextMark{lines[next],
                                   paper::left + static_cast<double>(column) * (width + gap),
                                   flow.y + static_cast<double>(i) * step + 7, ink::black});
        flow.y += static_cast<double>(rows) * step;
    }
}

}  // namespace

void add_appendix(Flow& flow, std::string_view title, const ReportInput& input,
                  const Design& design) {
    flow.part(title, 300);
    Table identity(flow, {{"What", "", 96}, {"Value", "", 408}});
    identity.row({"Design hash", {design.design_hash, faces::mono}});
    identity.row({"Input hash", {design.input_hash, faces::mono}});
    if (design.revision > 0) identity.row({"Revision", std::to_string(design.revision)});
    identity.row({"Engine version", input.engine_version});
    identity.row({"Program version", input.program_version});
    for (const DataPack& pack : design.data_packs)
        identity.row(
            {"Data pack", Cell(pack.name + "  " + pack.version).below("SHA-256 " + pack.sha256)});
    identity.place("Identity");
    flow.heading("Software", 80);
    flow.paragraph(faces::body,
                   "The calculations were made by APEX, engine version " + input.engine_version +
                       ". The design hash is the SHA-256 of the input document, the engine version "
                       "and the data packs listed above; the same three give the "
                       "same results. Every derivation line is written by the expression that "
                       "computed its value.");
    flow.space(4);
    flow.paragraph(faces::body,
                   "Program output supports the engineer's calculation and does not replace it. "
                   "The responsible engineer checks the criteria, the assumptions "
                   "and the results before sealing this package.");
    if (design.document.empty()) return;
    flow.heading("Input document", 80);
    add_echo(flow, design.document);
}

}  // namespace apex::report
