// `apex export`, `apex import` and `apex erase`: the data of an account in hand.
#include <iostream>

#include "app/erasure.hpp"
#include "archive/account_export.hpp"
#include "archive/account_import.hpp"
#include "archive/archive_writer.hpp"
#include "http/metrics.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/adapters.hpp"

namespace apex::program {
namespace {

int export_account(const config::Settings& settings, const std::string& account,
                   const std::string& file) {
    composition::open_database(settings);  // Refuses before anything is made.
    http::Registry metrics;
    composition::Adapters adapters(settings, metrics);
    app::Ports& ports = adapters.ports();
    try {
        const auto done =
            archive::export_account(ports.database, ports.objects, ports.clock, account, file);
        std::cout << done.rows << " rows and " << done.objects << " objects of account " << account
                  << " are in " << file << ".\n";
    } catch (const archive::ArchiveError& refusal) {
        throw Stop(bad_input, refusal.what());
    }
    return fine;
}

int import_account(const config::Settings& settings, const std::string& file) {
    http::Registry metrics;
    composition::Adapters adapters(settings, metrics);
    app::Ports& ports = adapters.ports();
    try {
        const auto done = archive::import_account(ports.database, ports.objects, ports.clock, file);
        std::cout << "Account " << done.account_id << ": " << done.inserted << " rows imported, "
                  << done.already << " were here already, " << done.objects << " objects.\n";
    } catch (const archive::ArchiveError& refusal) {
        throw Stop(bad_input, refusal.what());
    } catch (const archive::ImportConflict& conflict) {
        throw Stop(does_not_pass, conflict.what());
    }
    return fine;
}

int erase(const config::Settings& settings, const app::ErasureRequest& request) {
    composition::open_database(settings);  // Refuses before anything is made.
    http::Registry metrics;
    composition::Adapters adapters(settings, metrics);
    const app::Erasure done = app::erase_person(adapters.ports(), request);
    composition::scrub(settings);
    std::cout << done.rows << " rows and the words of " << done.events << " events in "
              << done.projects << " projects now say " << done.pseudonym << "; " << done.objects
              << " reports were removed.\n";
    if (done.uploads > 0)
        std::cout << "The bytes of " << done.uploads
                  << " uploads of this account were not searched. "
                  << (done.uploads_concerned.empty() ? "None is of these projects.\n"
                                                     : "Of these projects are:\n");
    for (const std::string& file : done.uploads_concerned) std::cout << "  " << file << '\n';
    if (done.answers_kept > 0)
        std::cerr << "Redis was away: " << done.answers_kept
                  << " answers to requests that name the person stay there for up to 10 minutes "
                     "and may be given once more to who repeats its request.\n";
    if (done.in_chain.empty()) return done.answers_kept > 0 ? does_not_pass : fine;
    std::cout << "These events from before words were kept beside the chain still name the person "
                 "(docs/operating/data.md):\n";
    for (const std::string& event : done.in_chain) std::cout << "  " << event << '\n';
    return does_not_pass;
}

}  // namespace

void add_export(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "export", "Write everything of an account into one file",
                                    "apex export acme -o acme.tar");
    const SettingsFlags flags(*command, {"database_url", "data"});
    static std::string account, file;
    command->add_option("ACCOUNT", account, "Its account_id")->required();
    command->add_option("-o,--output", file, "The file to write")->type_name("FILE")->required();
    command->callback([&chosen, flags] {
        chosen = [flags] { return export_account(flags.load().settings, account, file); };
    });
}

void add_import(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(
        app, "import", "Take in an account that `apex export` wrote, from whichever database",
        "apex import acme.tar");
    const SettingsFlags flags(*command, {"database_url", "data"});
    static std::string file;
    command->add_option("FILE", file, "The archive")->required();
    command->callback([&chosen, flags] {
        chosen = [flags] { return import_account(flags.load().settings, file); };
    });
}

void add_erase(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "erase", "Take a person out of an account; the audit trail still holds",
                    "apex erase --account acme --person 'Ann Lee' --person ann@example.org");
    const SettingsFlags flags(*command, {"database_url", "data"});
    static app::ErasureRequest request;
    command->add_option("--account", request.account_id, "Its account_id")->required();
    command
        ->add_option("--person", request.persons,
                     "A name or an e-mail address of the person; may be said several times")
        ->required()
        ->check([](const std::string& person) {
            return person.size() < 3 ? std::string("has fewer than 3 characters") : std::string();
        });
    command->callback(
        [&chosen, flags] { chosen = [flags] { return erase(flags.load().settings, request); }; });
}

}  // namespace apex::program
