#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {
namespace {

void add_list(Flow& flow, const char* title, const std::vector<std::string>& items,
              const char* none) {
    flow.heading(title, 40);
    if (items.empty()) flow.paragraph(faces::body, none, ink::grey);
    for (const std::string& item : items) flow.bullet(item);
}

}  // namespace

void add_notes(Flow& flow, std::string_view title, const Design& design) {
    flow.part(title, 200);
    add_list(flow, "Warnings", design.warnings, "None.");
    add_list(flow, "Assumptions", design.assumptions, "None: every value was given.");
    std::vector<std::string> not_run;
    for (const CheckRecord& check : design.checks)
        if (check.status != "run")
            not_run.push_back(check.title + " (" + check.id + ", " + check.clause + ")");
    add_list(flow, "Checks not run", not_run, "None.");
    const std::vector<std::string> construction{
        "Dimensions and elevations are verified on site before fabrication. A difference from the "
        "drawings is reported to the engineer before work goes on.",
        "Buried utilities are located before excavation.",
        "The excavation is made against undisturbed soil; loose material is removed before "
        "concrete is placed. Soil that differs from the criteria is "
        "reported to the engineer.",
        "The pole is braced plumb until the concrete has reached its strength."};
    add_list(flow, "Construction", construction, "");
}

}  // namespace apex::report
