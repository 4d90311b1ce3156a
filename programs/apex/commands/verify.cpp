// `apex verify`: runs the verification manual's cases, which are compiled in.
#include <iostream>

#include "base/embedded.hpp"
#include "base/number_text.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/table.hpp"
#include "programs/apex/commands/verification_manual.hpp"
#include "wire/validation.hpp"

namespace apex::embedded {
std::span<const File> validation_cases();
}

namespace apex::program {
namespace {

std::vector<wire::ValidationOutcome> outcomes() {
    std::vector<wire::ValidationCase> cases;
    for (const auto& file : embedded::validation_cases())
        if (file.path.ends_with(".json"))
            cases.push_back(wire::parse_validation_case(file.content, file.path));
    return wire::run_validation(cases, wire::through_library(true));
}

int write_manual(const std::string& folder) {
    const report::Manual manual = verification_manual();
    write_verification_manual(manual, folder);
    const report::ManualCount all = report::count(manual);
    std::cout << folder << "/manual.html and manual.pdf: " << all.cases << " cases, " << all.numbers
              << " values compared, " << all.differing << " differ.\n";
    return all.differing == 0 && all.numbers > 0 ? fine : does_not_pass;
}

int run(bool as_json) {
    const auto list = outcomes();
    int differing = 0;
    for (const auto& o : list) differing += o.passes ? 0 : 1;
    if (as_json) {
        std::cout << wire::pretty("{\"cases\":" + wire::encode(list) + '}') << '\n';
    } else {
        std::vector<std::vector<std::string>> rows;
        for (const auto& o : list)
            rows.push_back({o.passes ? "pass" : "DIFFERS", o.id, o.path, digits(o.expected),
                            o.problem.empty() ? digits(o.computed) : o.problem, digits(o.deviation),
                            o.source});
        std::cout << columns(
                         {"", "case", "value", ">expected", ">computed", ">deviation", "source"},
                         rows)
                  << '\n'
                  << list.size() << " values compared, " << differing << " differ.\n";
    }
    return differing == 0 && !list.empty() ? fine : does_not_pass;
}

}  // namespace

void add_verify(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "verify", "Run the verification manual; exit 1 when a value differs",
                    "apex verify --json");
    static bool as_json = false;
    command->add_flag("--json", as_json, "As JSON");
    static std::string manual;
    command
        ->add_option("--manual", manual,
                     "Write the manual, manual.html and manual.pdf, into this folder")
        ->type_name("DIR");
    command->callback([&chosen] {
        chosen = [] { return manual.empty() ? run(as_json) : write_manual(manual); };
    });
}

}  // namespace apex::program
