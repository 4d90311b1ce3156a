#include "programs/apex/commands/command.hpp"

namespace apex::program {

CLI::App* add_command(CLI::App& app, const char* name, const char* summary,
                      const std::string& example) {
    CLI::App* command = app.add_subcommand(name, summary);
    command->footer("Example:\n  " + example);
    return command;
}

}  // namespace apex::program
