// `apex api`: the API alone; workers run elsewhere on the same database.
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/serve.hpp"

namespace apex::program {

void add_api(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "api", "Serve the API alone, configured by environment",
                                    "DATABASE_URL=sqlite:///var/apex.db apex api");
    const SettingsFlags flags(*command, {"listen", "data", "threads", "log_level"});
    command->callback([flags, &chosen] {
        chosen = [flags] { return composition::run_api(flags.load().settings); };
    });
}

}  // namespace apex::program
