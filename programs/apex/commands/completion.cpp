// `apex completion`: shell completion, made from the command line itself.
#include <iostream>

#include "programs/apex/commands/command.hpp"

namespace apex::program {
namespace {

std::string words_of(const CLI::App& command) {
    std::string words;
    for (const CLI::App* sub : command.get_subcommands(nullptr)) words += sub->get_name() + ' ';
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) words += "--" + name + ' ';
        for (const std::string& name : option->get_snames()) words += '-' + name + ' ';
    }
    if (!words.empty()) words.pop_back();
    return words;
}

void add_cases(std::string& text, const CLI::App& command, const std::string& path) {
    for (const CLI::App* sub : command.get_subcommands(nullptr)) {
        const std::string here = path.empty() ? sub->get_name() : path + ' ' + sub->get_name();
        text += "        \"" + here + "\") words=\"" + words_of(*sub) + "\" ;;\n";
        add_cases(text, *sub, here);
    }
}

std::string bash_script(const CLI::App& app) {
    std::string cases = "        \"\") words=\"" + words_of(app) + "\" ;;\n";
    add_cases(cases, app, "");
    return "# Completion of apex for bash: source <(apex completion bash)\n"
           "_apex() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} path=\"\" words=\"\" i\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        [[ ${COMP_WORDS[i]} == -* || ${COMP_WORDS[i]} == */* || ${COMP_WORDS[i]} == "
           "*.* ]] && break\n"
           "        path+=${path:+ }${COMP_WORDS[i]}\n"
           "    done\n"
           "    case $path in\n" +
           cases +
           "    esac\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
           "    [[ ${#COMPREPLY[@]} -eq 0 ]] && mapfile -t COMPREPLY < <(compgen -f -- "
           "\"$current\")\n"
           "    return 0\n"
           "}\n"
           "complete -o filenames -F _apex apex\n";
}

}  // namespace

void add_completion(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "completion", "Print a completion script for a shell",
                                    "source <(apex completion bash)");
    static std::string shell;
    command->add_option("SHELL", shell, "bash")->required()->check(CLI::IsMember({"bash"}));
    command->callback([&app, &chosen] {
        chosen = [&app] {
            std::cout << bash_script(app);
            return fine;
        };
    });
}

}  // namespace apex::program
