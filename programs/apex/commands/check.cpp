// apex check ID: one check with plain inputs, as the verification suite runs it.
#include <iostream>

#include "programs/apex/commands.hpp"
#include "programs/apex/files.hpp"
#include "wire/check_registry.hpp"

namespace apex::program {
namespace {

struct Asked {
    std::string id, in = "-";
    bool trace = false, json = false;
};

int run(const Asked& asked) {
    const wire::SingleCheck* check = wire::find_check(asked.id);
    if (check == nullptr) {
        std::cerr << "no check is called " << asked.id << "; `apex checks` lists them\n";
        return exit_bad_input;
    }
    const auto input = read_input(asked.in);
    if (!input) return exit_bad_input;
    const wire::CheckRun done = check->run(*input, asked.trace);
    if (!done.accepted) {
        say_problems(done.problems);
        return exit_bad_input;
    }
    std::cout << (asked.json ? done.answer : wire::pretty(done.answer)) << '\n';
    return exit_done;
}

}  // namespace

void add_check(CLI::App& app, int& exit_status) {
    auto* command = app.add_subcommand("check", "Run one check");
    auto asked = std::make_shared<Asked>();
    command->add_option("ID", asked->id, "such as wind.velocity_pressure")->required();
    command->add_option("--in", asked->in, "JSON file with the inputs (default: standard input)");
    command->add_flag("--trace", asked->trace, "with the derivation");
    command->add_flag("--json", asked->json, "on one line");
    command->footer(
        "Example: echo '{\"wind_speed_mph\":115,\"exposure\":\"C\",\"height_ft\":25}' | apex check "
        "wind.velocity_pressure");
    command->callback([asked, &exit_status] { exit_status = run(*asked); });
}

}  // namespace apex::program
