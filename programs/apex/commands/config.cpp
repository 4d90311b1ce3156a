// `apex config`: what is in force and from where, secrets masked.
#include <iostream>

#include "http/problem.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "programs/apex/commands/table.hpp"

namespace apex::program {
namespace {

int print(const config::Loaded& loaded, bool as_json) {
    if (!as_json) {
        std::vector<std::vector<std::string>> rows;
        for (const auto& d : loaded.described)
            rows.push_back(
                {d.key, d.value.empty() ? "-" : d.value, d.origin, d.environment, d.help});
        std::cout << columns({"setting", "value", "from", "environment", "meaning"}, rows)
                  << "\nEach environment name is also taken as NAME_FILE, the path of a file that "
                     "holds the value.\n";
        return fine;
    }
    std::string text = "[";
    for (const auto& d : loaded.described) {
        text += text.size() > 1 ? ",\n {" : "\n {";
        const std::pair<const char*, const std::string*> members[] = {
            {"key", &d.key},      {"environment", &d.environment},
            {"value", &d.value},  {"origin", &d.origin},
            {"help", &d.help},    {"accepts", &d.accepts},
            {"secret", &d.secret}};
        for (const auto& [name, member] : members) {
            if (member != &d.key) text += ',';
            http::append_json_string(text, name);
            text += ':';
            http::append_json_string(text, *member);
        }
        text += '}';
    }
    std::cout << text << "\n]\n";
    return fine;
}

}  // namespace

void add_config(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        add_command(app, "config", "Print each setting in force and where it came from",
                    "DATABASE_URL=sqlite:///var/apex.db apex config");
    const SettingsFlags flags(*command, {"listen", "data"});
    static bool as_json = false;
    command->add_flag("--json", as_json, "As JSON");
    command->callback(
        [flags, &chosen] { chosen = [flags] { return print(flags.load(), as_json); }; });
}

}  // namespace apex::program
