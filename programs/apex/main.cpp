// The program apex: chooses a command and runs it. What a command does is in commands/.
#include <cstdio>
#include <exception>
#include <iostream>
#include <span>

#include "base/version.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/usage.hpp"

namespace {

int run(int argc, char** argv) {
    using namespace apex::program;
    CLI::App app{
        "APEX designs sign structures: wind, pole, footing, price and the calculation package."};
    app.name("apex");
    app.require_subcommand(1);
    app.set_version_flag("--version", apex::program_version);
    app.footer(
        "Example:\n  apex serve\n  apex design examples/pylon_25ft.json\n\n`apex COMMAND --help` "
        "says more of each.");
    Chosen chosen;
    for (const auto add :
         {add_serve,   add_api,        add_worker, add_signcalc, add_migrate,
          add_tasks,   add_audit,      add_export, add_import,   add_erase,
          add_backup,  add_restore,    add_design, add_optimize, add_compare,
          add_reface,  add_batch,      add_checks, add_check,    add_search,
          add_site,    add_keys,       add_verify, add_config,   add_openapi,
          add_version, add_completion, add_probe,  add_objects,  add_drop_test_account})
        add(app, chosen);
    const std::span<char* const> words(argv, static_cast<std::size_t>(argc));
    if (const auto problem = unknown_command(app, words.subspan(words.empty() ? 0 : 1)))
        throw Stop(bad_input, *problem);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ExtrasError&) {
        throw Stop(bad_input, surplus(app));
    } catch (const CLI::ParseError& usage) {
        const int code = app.exit(usage);  // Prints the help that was asked for, or what is wrong.
        return code == 0 ? fine : bad_input;
    }
    return chosen();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const apex::program::Stop& stop) {
        std::cerr << stop.what() << '\n';
        return stop.exit_status;
    } catch (const std::exception& failure) {
        std::cerr << "apex: " << failure.what() << '\n';
        return apex::program::cannot_run_here;
    }
}
