// `apex version`.
#include <iostream>

#include "programs/apex/commands/command.hpp"
#include "services/api/version.hpp"

namespace apex::program {

void add_version(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "version", "Print versions, editions and data packs",
                                    "apex version --json");
    static bool as_json = false;
    command->add_flag("--json", as_json, "As JSON");
    command->callback([&chosen] {
        chosen = [] {
            const api::Version v = api::version_of_this_program();
            if (as_json) {
                std::cout << wire::encode_pretty(v) << '\n';
                return fine;
            }
            std::cout << "apex " << v.version << " (" << v.git_commit << ", built " << v.built_at
                      << "), engine " << v.engine_version << '\n';
            for (const auto& pack : v.data_packs)
                std::cout << "  " << pack.name << ' ' << pack.version << "  "
                          << pack.sha256.substr(0, 16) << '\n';
            return fine;
        };
    });
}

}  // namespace apex::program
