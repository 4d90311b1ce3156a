#include "programs/apex/commands/usage.hpp"

namespace apex::program {
namespace {

std::string help_of(const std::string& command) {
    return " `" + command + " --help` says what there is.";
}

}  // namespace

std::optional<std::string> unknown_command(const CLI::App& app, std::span<char* const> words) {
    const CLI::App* at = &app;
    std::string path = app.get_name();
    for (const std::string word : words) {
        if (at->get_require_subcommand_min() == 0 || word.starts_with('-')) return std::nullopt;
        const auto found =
            at->get_subcommands([&](const CLI::App* command) { return command->check_name(word); });
        if (found.empty()) return word + ": no such command." + help_of(path);
        at = found.front();
        path += ' ' + at->get_name();
    }
    return std::nullopt;
}

std::string surplus(const CLI::App& app) {
    const CLI::App* at = &app;
    std::string path = app.get_name();
    while (!at->get_subcommands().empty()) {
        at = at->get_subcommands().front();
        path += ' ' + at->get_name();
    }
    const auto words = at->remaining();
    return path + " does not take " + (words.empty() ? "so much" : words.front()) + '.' +
           help_of(path);
}

}  // namespace apex::program
