// `apex signcalc`: the calculation service.
#include "services/signcalc/signcalc.hpp"

#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"

namespace apex::program {

void add_signcalc(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "signcalc", "Serve the pure calculations, without state",
                                    "apex signcalc --signcalc-listen 127.0.0.1:8002");
    const SettingsFlags flags(*command, {"signcalc_listen", "threads", "log_level"});
    command->callback(
        [flags, &chosen] { chosen = [flags] { return signcalc::run(flags.load().settings); }; });
}

}  // namespace apex::program
