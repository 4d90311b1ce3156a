// How a block of shell falls into commands: by lines, joined while a quotation, a here-document or
// a trailing backslash is open.
#include <algorithm>

#include "runbook/document.hpp"
#include "runbook/markdown.hpp"

namespace apex::runbook {
namespace {

/// Whether a quotation is still open at the end. Comments are not looked into.
bool quotation_open(std::string_view text) {
    char open = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && open != '\'') {
            ++i;
        } else if (open != 0) {
            if (c == open) open = 0;
        } else if (c == '\'' || c == '"') {
            open = c;
        } else if (c == '#' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n')) {
            i = std::min(text.find('\n', i), text.size());
        }
    }
    return open != 0;
}

}  // namespace

std::vector<Command> commands_of(std::string_view script, std::size_t first_line) {
    std::vector<Command> commands;
    bool open = false;
    std::size_t number = first_line;
    for (const std::string_view line : lines_of(script)) {
        const std::string_view text = trimmed(line);
        if (open) {
            (commands.back().text += '\n') += line;
        } else if (text.starts_with('#')) {
            const std::string_view words =
                trimmed(text.substr(std::min(text.find_first_not_of('#'), text.size())));
            if (!commands.empty() && !words.empty()) commands.back().expected.emplace_back(words);
        } else if (!text.empty()) {
            commands.push_back({number, std::string(text), {}});
        }
        if (!commands.empty() && (open || (!text.empty() && !text.starts_with('#'))))
            open = commands.back().text.ends_with('\\') || quotation_open(commands.back().text);
        ++number;
    }
    return commands;
}

}  // namespace apex::runbook
