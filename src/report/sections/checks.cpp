#include <algorithm>

#include "report/figures.hpp"
#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {

void add_checks(Flow& flow, std::string_view title, const Design& design) {
    // The whole table on one page where it can be.
    flow.part(title, std::min(70 + 27.0 * static_cast<double>(design.checks.size()), 600.0));
    const auto failed =
        std::count_if(design.checks.begin(), design.checks.end(),
                      [](const CheckRecord& c) { return c.status == "run" && !c.passes; });
    const auto run = std::count_if(design.checks.begin(), design.checks.end(),
                                   [](const CheckRecord& c) { return c.status == "run"; });
    const std::string count =
        std::to_string(run) + " checks run, " + std::to_string(failed) + " failed, " +
        std::to_string(static_cast<long>(design.checks.size()) - run) + " not run. ";
    flow.paragraph(faces::body, count +
                                    "A check passes when its utilisation, demand over capacity or "
                                    "the sum of an interaction, is at most 1.");
    flow.space(6);
    Table table(flow, {{"Check", "", 142},
                       {"Clause", "", 90},
                       {"Demand", "", 58, Align::right},
                       {"Capacity", "", 58, Align::right},
                       {"Unit", "", 36},
                       {"Utilisation", "", 40, Align::right},
                       {"", "", 44},
                       {"", "", 36, Align::right}});
    bool any_unconfirmed = false;
    for (const CheckRecord& c : design.checks) {
        any_unconfirmed = any_unconfirmed || c.unconfirmed;
        const std::string clause = c.unconfirmed ? c.clause + " †" : c.clause;
        const std::string second = c.load_case.empty() ? c.id : c.id + ", " + c.load_case;
        if (c.status != "run") {
            table.row({Cell(c.title, faces::cell_strong).below(second),
                       {clause, faces::small, ink::grey},
                       "",
                       "",
                       "",
                       "",
                       "",
                       {"not run", faces::small, ink::near}});
            continue;
        }
        table.row(
            {Cell(c.title, faces::cell_strong).below(second),
             {clause, faces::small, ink::grey},
             figure(c.demand),
             figure(c.capacity),
             c.unit,
             {utilisation(c.utilisation), faces::cell_strong, c.passes ? ink::black : ink::fail},
             UtilisationBar{c.utilisation},
             {c.passes ? "pass" : "FAILS", c.passes ? faces::small : faces::small_strong,
              c.passes ? ink::pass : ink::fail}});
    }
    table.place();
    if (any_unconfirmed)
        flow.paragraph(faces::small,
                       "† the clause, or a constant behind it, awaits confirmation against the "
                       "printed standard.",
                       ink::grey);
}

}  // namespace apex::report
