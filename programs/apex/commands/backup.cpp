// `apex backup` and `apex restore`: the embedded store as one file.
#include <iostream>

#include "adapters/sqlite/database_file.hpp"
#include "archive/archive_writer.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/adapters.hpp"
#include "services/composition/store_backup.hpp"

namespace apex::program {
namespace {

template <class Work>
int reported(Work work) {
    try {
        const composition::BackedUp done = work();
        std::cout << done.database_bytes << " bytes of database and " << done.objects
                  << " objects.\n";
        return fine;
    } catch (const archive::ArchiveError& refusal) {
        throw Stop(bad_input, refusal.what());
    } catch (const adapters::DatabaseInUse& refusal) {
        throw Stop(cannot_run_here, refusal.what());
    }
}

}  // namespace

void add_backup(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "backup", "Write the embedded store into one file, while it is served",
                    "apex backup apex-backup.tar --data var");
    const SettingsFlags flags(*command, {"database_url", "object_store_url", "data"});
    static std::string file;
    command->add_option("FILE", file, "The file to write; it must not exist")->required();
    command->callback([&chosen, flags] {
        chosen = [flags] {
            return reported([&] { return composition::back_up(flags.load().settings, file); });
        };
    });
}

void add_restore(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "restore", "Put a backup in the place of the embedded store",
                    "apex restore apex-backup.tar --data var --replace");
    const SettingsFlags flags(*command, {"database_url", "object_store_url", "data"});
    static std::string file;
    static bool replace = false;
    command->add_option("FILE", file, "What `apex backup` wrote")->required();
    command->add_flag("--replace", replace, "Though there is a database already");
    command->callback([&chosen, flags] {
        chosen = [flags] {
            return reported(
                [&] { return composition::restore(flags.load().settings, file, replace); });
        };
    });
}

}  // namespace apex::program
