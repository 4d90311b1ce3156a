// `apex migrate`: the schema of the database.
#include <iostream>

#include "migrations/schema.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/adapters.hpp"

namespace apex::program {
namespace {

std::string shown(const std::string& number) { return number.empty() ? "(empty)" : number; }

int print_steps(const std::vector<migrations::Step>& steps, const char* verb) {
    if (steps.empty()) std::cout << "Nothing to do: the schema is there already.\n";
    for (const auto& step : steps)
        std::cout << "Running " << verb << ' ' << shown(step.from) << " -> " << shown(step.to)
                  << '\n';
    return fine;
}

/// Who migrates owns the schema, and is not who the services connect as.
migrations::Schema schema_of(const config::Settings& settings) {
    if (!settings.database_migration_url.empty())
        return migrations::Schema(settings.database_migration_url);
    if (migrations::is_postgres_url(settings.database_url))
        return migrations::Schema(settings.database_url);
    return migrations::Schema(composition::database_path(settings));
}

int history(const migrations::Schema& schema) {
    for (const auto& revision : schema.revisions())
        std::cout << revision.number << "  " << revision.name << '\n';
    return fine;
}

}  // namespace

void add_migrate(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "migrate", "Bring the schema to a revision, or say where it is",
                    "apex migrate upgrade head\n  apex migrate downgrade -1");
    command->require_subcommand(1);
    const SettingsFlags flags(*command, {"database_url", "database_migration_url", "data"});
    const auto schema = [flags] { return schema_of(flags.load().settings); };

    static std::string up_to = "head", down_to;
    CLI::App* upgrade =
        add_command(*command, "upgrade", "Run the missing revisions", "apex migrate upgrade head");
    upgrade->add_option("REVISION", up_to, "head, or a number such as 0001");
    upgrade->callback([&chosen, schema] {
        chosen = [schema] { return print_steps(schema().upgrade(up_to), "upgrade"); };
    });
    CLI::App* downgrade =
        add_command(*command, "downgrade", "Take revisions back", "apex migrate downgrade -1");
    downgrade->add_option("REVISION", down_to, "-1, -2, ..., base, or a number")->required();
    downgrade->callback([&chosen, schema] {
        chosen = [schema] { return print_steps(schema().downgrade(down_to), "downgrade"); };
    });
    CLI::App* current = add_command(*command, "current", "Print the revision of the database",
                                    "apex migrate current");
    current->callback([&chosen, schema] {
        chosen = [schema] {
            std::cout << shown(schema().current()) << '\n';
            return fine;
        };
    });
    CLI::App* all = add_command(*command, "history", "List the revisions of this program",
                                "apex migrate history");
    all->callback([&chosen, schema] { chosen = [schema] { return history(schema()); }; });
}

}  // namespace apex::program
