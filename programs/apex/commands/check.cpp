// `apex check`: runs one single check on plain inputs.
#include <iostream>

#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/files.hpp"
#include "wire/check_registry.hpp"

namespace apex::program {
namespace {

struct WantedCheck {
    std::string id, in = "-";
    bool json = false, trace = false;
};

int run(const WantedCheck& wanted) {
    const wire::SingleCheck* check = wire::find_check(wanted.id);
    if (!check)
        throw Stop(bad_input, wanted.id + ": there is no such check; `apex checks` lists them");
    const wire::CheckRun run = check->run(read_file(wanted.in), wanted.trace);
    if (!run.accepted) stop_on(wanted.in == "-" ? "input" : wanted.in, run.problems);
    std::cout << (wanted.json ? run.answer : wire::pretty(run.answer)) << '\n';
    return fine;
}

}  // namespace

void add_check(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "check", "Run one single check on plain inputs",
                                    "apex check wind.velocity_pressure --in inputs.json");
    static WantedCheck wanted;
    command->add_option("ID", wanted.id, "As `apex checks` lists it")->required();
    command->add_option("--in", wanted.in, "JSON of the inputs; - is standard input")
        ->type_name("FILE");
    command->add_flag("--json", wanted.json, "In one line");
    command->add_flag("--trace", wanted.trace, "With the derivation");
    command->callback([&chosen] { chosen = [] { return run(wanted); }; });
}

}  // namespace apex::program
