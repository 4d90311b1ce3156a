#include <algorithm>

#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {
namespace {

void add_groups(Flow& flow, const std::vector<CriteriaGroup>& groups) {
    Table table(flow, {{"Criterion", "", 170}, {"Value", "", 144}, {"Source", "", 190}});
    for (const CriteriaGroup& group : groups) {
        table.section(group.title);
        for (const Criterion& row : group.rows) {
            const std::string source = row.unconfirmed ? row.source + " †" : row.source;
            table.row(
                {row.name, {row.value, faces::cell_strong}, {source, faces::small, ink::grey}});
        }
    }
    table.place();
}

void add_switches(Flow& flow, const std::vector<Switch>& switches) {
    Table table(flow, {{"Switch", "", 126},
                       {"Value", "", 86},
                       {"Default", "", 86},
                       {"Decides", "", 124},
                       {"Clause", "", 82}});
    for (const Switch& each : switches) {
        const bool changed = each.value != each.default_value;
        table.row({{each.name, faces::mono},
                   {changed ? each.value + " ◆" : each.value, faces::cell_strong,
                    changed ? ink::near : ink::black},
                   {each.default_value, faces::cell, ink::grey},
                   {each.words, faces::small},
                   {each.clause, faces::small, ink::grey}});
    }
    table.place("Interpretation switches",
                "Where a code leaves a choice open, the choice is a named switch. A value that "
                "differs from its default is marked ◆.");
}

}  // namespace

void add_criteria(Flow& flow, std::string_view title, const Design& design) {
    flow.part(title, 160);
    const auto is_unconfirmed = [](const CriteriaGroup& group) {
        return std::any_of(group.rows.begin(), group.rows.end(),
                           [](const Criterion& row) { return row.unconfirmed; });
    };
    if (design.criteria.empty()) {
        flow.paragraph(faces::body, "No criteria were recorded with this design.", ink::fail);
    } else {
        add_groups(flow, design.criteria);
    }
    if (std::any_of(design.criteria.begin(), design.criteria.end(), is_unconfirmed)) {
        flow.space(2);
        flow.paragraph(
            faces::small,
            "† not confirmed: to be checked by the engineer against the source before use.",
            ink::grey);
    }
    if (!design.switches.empty()) add_switches(flow, design.switches);
}

}  // namespace apex::report
