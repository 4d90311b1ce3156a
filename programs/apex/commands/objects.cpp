// `apex objects`: the bytes behind reports and files, for backups of a server (infra/backup). Lists
// and tars come and go on the standard streams, so that they can be encrypted on the way.
#include <iostream>

#include "archive/archive_writer.hpp"
#include "archive/object_stream.hpp"
#include "base/sha256.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/adapters.hpp"

namespace apex::program {
namespace {

int save(const config::Settings& settings) {
    const auto store = composition::open_objects(settings);
    const auto saved = archive::save_objects(
        *store, std::cin, std::cout,
        [](const std::string& words) { std::cerr << "MISSING " << words << '\n'; });
    std::cerr << saved.count << " objects, " << saved.bytes << " bytes, " << saved.missing
              << " missing\n";
    return saved.missing == 0 ? fine : does_not_pass;
}

int hashes() {
    archive::each_object(std::cin, [](const std::string& name, const std::string& bytes) {
        std::cout << sha256_hex(bytes) << ' ' << bytes.size() << ' ' << name << '\n';
    });
    std::cout.flush();
    if (!std::cout) throw Stop(cannot_run_here, "the answer cannot be written");
    return fine;
}

int load(const config::Settings& settings) {
    const auto store = composition::open_objects(settings);
    // The first look makes the bucket of a new store.
    if (const auto trouble = store->trouble()) throw Stop(cannot_run_here, *trouble);
    std::cout << archive::load_objects(*store, std::cin) << " objects stored\n";
    return fine;
}

/// What is wrong with a list or a tar is the input's fault.
template <class Work>
int judged(Work work) {
    try {
        return work();
    } catch (const archive::ArchiveError& refusal) {
        throw Stop(bad_input, refusal.what());
    }
}

}  // namespace

void add_objects(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "objects", "Save and restore the bytes of reports and files as a tar",
                    "apex objects save <list >objects.tar");
    command->require_subcommand(1);
    const SettingsFlags flags(*command, {"object_store_url", "data"});
    const auto add = [&](const char* name, const char* summary, const char* example,
                         std::function<int()> work) {
        CLI::App* each = add_command(*command, name, summary, example);
        each->fallthrough();
        each->callback([&chosen, work] { chosen = [work] { return judged(work); }; });
    };
    add("save",
        "Read lines `SHA256 SIZE`, write a tar of those objects; exit 1 and name what is missing",
        "apex objects save <list >objects.tar", [flags] { return save(flags.load().settings); });
    add("hashes", "Read such a tar, print `SHA256 SIZE NAME` of what its bytes are",
        "apex objects hashes <objects.tar", hashes);
    add("load", "Read such a tar, store what the object store does not have",
        "apex objects load <objects.tar", [flags] { return load(flags.load().settings); });
}

}  // namespace apex::program
