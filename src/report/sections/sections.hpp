// What each part of a report says. Every function begins where the flow stands and leaves it behind
// its last line. Not here: header and footer (furniture.hpp), which parts a report has
// (report.cpp).
#pragma once
#include <string_view>
#include <vector>

#include "drawing/sign_shape.hpp"
#include "report/flow.hpp"
#include "report/report_input.hpp"

namespace apex::report {

void add_criteria(Flow& flow, std::string_view title, const Design& design);
void add_geometry(Flow& flow, std::string_view title, const Design& design);
void add_elevation(Flow& flow, const Design& design, double height_max);
void add_loads(Flow& flow, std::string_view title, const Design& design);
void add_checks(Flow& flow, std::string_view title, const Design& design);
/// Sections of the trace are numbered below the part: "5.3" in a part titled "5 ...".
void add_derivation(Flow& flow, std::string_view title, const std::vector<StepRecord>& trace);
/// Its lines alone. `numbered`: what the numbers of its headings begin with, and they are
/// bookmarks; empty: neither.
void add_steps(Flow& flow, const std::vector<StepRecord>& trace, std::string_view numbered);
void add_foundation(Flow& flow, std::string_view title, const Design& design);
void add_price(Flow& flow, std::string_view title, const Design& design);
void add_notes(Flow& flow, std::string_view title, const Design& design);
void add_appendix(Flow& flow, std::string_view title, const ReportInput& input,
                  const Design& design);

/// The first page: exactly one. `outline` lists the parts that follow; `page_count` counts this
/// page too.
void add_cover(Flow& flow, const ReportInput& input, const std::vector<OutlineEntry>& outline,
               int page_count);

/// What the drawings need of a design.
drawing::SignShape sign_shape(const Design& design);

}  // namespace apex::report
