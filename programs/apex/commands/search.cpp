// `apex search`: the search index.
#include <iostream>

#include "app/ports/unavailable.hpp"
#include "app/search_feed.hpp"
#include "http/metrics.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/adapters.hpp"

namespace apex::program {
namespace {

constexpr std::int64_t say_every = 10'000;

int reindex(const config::Settings& settings, bool replace) {
    using IfUnderWay = app::SearchIndex::IfUnderWay;
    try {
        http::Registry metrics;  // No one asks for them here.
        composition::Adapters adapters(settings, metrics);
        std::int64_t said = 0;
        const auto put =
            app::rebuild_search(adapters.ports(), replace ? IfUnderWay::replace : IfUnderWay::leave,
                                [&](std::int64_t projects) {
                                    if (projects - said < say_every) return;
                                    said = projects;
                                    std::cerr << projects << " projects ...\n";
                                });
        if (!put)
            throw Stop(cannot_run_here,
                       "Another rebuild of the search index is under way. Wait for its end; "
                       "--replace ends it and begins anew.");
        std::cout << "The search index was rebuilt: " << *put << " projects.\n";
        return fine;
    } catch (const app::Unavailable& away) {
        throw Stop(cannot_run_here,
                   std::string("The search index was not rebuilt, and what answers "
                               "stays as it was. ") +
                       away.what());
    }
}

}  // namespace

void add_search(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "search", "The search index", "apex search reindex");
    command->require_subcommand(1);
    const SettingsFlags flags(*command, {"database_url", "search_url", "data"});

    static bool replace = false;
    CLI::App* again = add_command(
        *command, "reindex",
        "Build the search index anew from the database while the services run; nothing is missing "
        "from it at any time",
        "SEARCH_URL=https://search:9200 apex search reindex");
    again->add_flag("--replace", replace, "End a rebuild that is under way, and begin anew");
    again->callback(
        [&chosen, flags] { chosen = [flags] { return reindex(flags.load().settings, replace); }; });
}

}  // namespace apex::program
