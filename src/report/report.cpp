#include "report/report.hpp"

#include <algorithm>

#include "report/furniture.hpp"
#include "report/sections/sections.hpp"

namespace apex::report {
namespace {

/// The PDF's date comes from the document, never from the clock; without a date of its own it is a
/// fixed one.
std::string creation_date(const std::string& date) {
    constexpr std::string_view pattern = "0000-00-00";
    const auto fits = [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; };
    const bool is_iso = date.size() == pattern.size() &&
                        std::equal(date.begin(), date.end(), pattern.begin(), fits);
    return (is_iso ? date : std::string("2000-01-01")) + "T00:00:00Z";
}

PdfProperties properties_of(const ReportInput& input) {
    const bool is_estimate = input.kind == ReportKind::estimate;
    const Caption& caption = input.caption;
    const std::string name = caption.name.empty() ? "Unnamed project" : caption.name;
    const std::string author = !caption.engineer.empty() ? caption.engineer
                               : !caption.firm.empty()   ? caption.firm
                                                         : "APEX";
    return {name + (is_estimate ? ", estimate" : ", structural calculation package"), author,
            input.design ? "Design " + input.design->design_hash : "No design saved",
            "APEX " + input.program_version, creation_date(caption.date)};
}

void add_package(Flow& flow, const ReportInput& input, const Design& design) {
    add_criteria(flow, "1  Criteria", design);
    add_geometry(flow, "2  Geometry and weights", design);
    add_loads(flow, "3  Wind loads and reactions", design);
    add_checks(flow, "4  Checks", design);
    add_derivation(flow, "5  Derivation", design.trace);
    add_foundation(flow, "6  Foundation", design);
    add_price(flow, "7  Quantities and price", design);
    add_notes(flow, "8  Notes, assumptions and warnings", design);
    add_appendix(flow, "A  Appendix", input, design);
}

void add_estimate(Flow& flow, const Design& design) {
    constexpr double tallest = 560;
    flow.part("Elevation", paper::bottom);
    add_elevation(flow, design, tallest);
    flow.end_page();
    add_price(flow, "Quantities and price", design);
    flow.end_page();
    add_notes(flow, "Notes, assumptions and warnings", design);
}

}  // namespace

std::string render_pdf(const ReportInput& input) {
    Typesetter type;
    Document document;
    if (input.design) {
        Flow flow(type, document, 2);
        if (input.kind == ReportKind::estimate) {
            add_estimate(flow, *input.design);
        } else {
            add_package(flow, input, *input.design);
        }
    }
    Document cover;
    Flow cover_flow(type, cover, 1);
    add_cover(cover_flow, input, document.outline, static_cast<int>(document.pages.size()) + 1);
    document.pages.insert(document.pages.begin(), std::move(cover.pages.front()));
    document.outline.insert(document.outline.begin(), OutlineEntry{1, "Cover", 1, 0});
    add_furniture(type, document, input);
    return write_pdf(document, properties_of(input));
}

}  // namespace apex::report
