// `apex checks`: every single check, with its clause and the schema of its input.
#include <iostream>

#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/table.hpp"
#include "signage/answers_wire.hpp"
#include "wire/check_registry.hpp"

namespace apex::program {
namespace {

int print_json() {
    signage::ChecksResult list;
    for (const auto& check : wire::single_checks())
        list.checks.push_back(
            {check.id, check.title, check.clause, {check.input_schema()}, {check.output_schema()}});
    std::cout << wire::encode_pretty(list) << '\n';
    return fine;
}

int print_table() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& check : wire::single_checks())
        rows.push_back({check.id, check.title, check.clause});
    std::cout << columns({"id", "check", "clause"}, rows)
              << "\n`apex checks --json` has the schema of each input.\n";
    return fine;
}

}  // namespace

void add_checks(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(
        app, "checks", "List every single check with its clause and input", "apex checks --json");
    static bool as_json = false;
    command->add_flag("--json", as_json, "As JSON, with the schemas");
    command->callback(
        [&chosen] { chosen = [] { return as_json ? print_json() : print_table(); }; });
}

}  // namespace apex::program
