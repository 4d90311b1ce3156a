// apex verify: runs the verification manual's cases through the library and prints every deviation.
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "programs/apex/commands.hpp"
#include "wire/validation.hpp"

namespace apex::program {
namespace {

struct Asked {
    std::string folder = "validation";
    bool json = false;
};

int run(const Asked& asked) {
    if (!std::filesystem::is_directory(asked.folder)) {
        std::cerr << asked.folder
                  << ": no such folder; start at the root of the checkout or name the cases with "
                     "--cases\n";
        return exit_bad_input;
    }
    const auto outcomes = wire::run_validation(wire::read_validation_cases(asked.folder),
                                               wire::through_library(false));
    std::size_t failures = 0;
    for (const auto& o : outcomes) failures += o.passes ? 0 : 1;
    if (asked.json) {
        std::cout << R"({"cases":)" << wire::encode(outcomes) << "}\n";
    } else {
        for (const auto& o : outcomes)
            std::printf("%-4s %-18s %-28s %14.7g %14.7g %10.2e  %s\n", o.passes ? "ok" : "FAIL",
                        o.id.c_str(), o.path.c_str(), o.expected, o.computed, o.deviation,
                        o.problem.empty() ? o.kind.c_str() : o.problem.c_str());
        std::printf("%zu numbers compared, %zu outside their tolerance\n", outcomes.size(),
                    failures);
    }
    return failures == 0 && !outcomes.empty() ? exit_done : exit_fails;
}

}  // namespace

void add_verify(CLI::App& app, int& exit_status) {
    auto* command = app.add_subcommand("verify", "Run the verification manual");
    auto asked = std::make_shared<Asked>();
    command->add_option("--cases", asked->folder, "folder with the cases (default validation)");
    command->add_flag("--json", asked->json, "cases with expected, computed and deviation");
    command->footer("Example: apex verify --json");
    command->callback([asked, &exit_status] { exit_status = run(*asked); });
}

}  // namespace apex::program
