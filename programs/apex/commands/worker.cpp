// `apex worker`: takes tasks from the database and runs them.
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/serve.hpp"

namespace apex::program {

void add_worker(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "worker", "Run tasks from the database, configured by environment",
                    "DATABASE_URL=sqlite:///var/apex.db apex worker");
    const SettingsFlags flags(*command, {"data", "worker_threads", "worker_poll_ms", "log_level"});
    command->callback([flags, &chosen] {
        chosen = [flags] { return composition::run_worker(flags.load().settings); };
    });
}

}  // namespace apex::program
