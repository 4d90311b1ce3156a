// `apex serve`: everything in one process on the embedded default.
#include "services/composition/serve.hpp"

#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"

namespace apex::program {

void add_serve(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(
        app, "serve", "Serve the API, the web app, the worker and the engine in one process",
        "apex serve --listen 127.0.0.1:8000 --data var");
    const SettingsFlags flags(*command, {"listen", "data", "threads", "log_level"});
    static composition::AlsoListen also;
    command->add_flag("--with-signcalc", also.signcalc,
                      "Also serve the calculation service on its own port [127.0.0.1:8002]");
    command
        ->add_option("--web", also.web,
                     "Also serve everything at this address, as the plan's frontend does")
        ->type_name("127.0.0.1:5173");
    command->callback([flags, &chosen] {
        chosen = [flags] { return composition::serve(flags.load().settings, also); };
    });
}

}  // namespace apex::program
