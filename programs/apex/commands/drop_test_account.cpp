// `apex drop-test-account`: the end of a deployment's smoke test.
#include <iostream>

#include "app/smoke_account.hpp"
#include "http/metrics.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/adapters.hpp"

namespace apex::program {
namespace {

int drop_test_account(const config::Settings& settings) {
    composition::open_database(settings);  // Refuses before anything is made.
    http::Registry metrics;
    composition::Adapters adapters(settings, metrics);
    const app::SmokeAccountDrop done = app::drop_smoke_account(adapters.ports());
    std::cout << done.projects << " projects, " << done.api_keys << " API keys and " << done.objects
              << " objects of the account test are removed.\n";
    for (const app::AuditFinding& finding : done.kept)
        std::cerr << "Kept: project " << finding.project_id << ", event " << finding.sequence
                  << ": " << finding.what << '\n';
    return done.kept.empty() ? fine : does_not_pass;
}

}  // namespace

void add_drop_test_account(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "drop-test-account",
                    "Remove the reserved account `test` whole, as a deployment's smoke test does",
                    "apex drop-test-account");
    const SettingsFlags flags(*command, {"database_url", "data"});
    command->callback([&chosen, flags] {
        chosen = [flags] { return drop_test_account(flags.load().settings); };
    });
}

}  // namespace apex::program
