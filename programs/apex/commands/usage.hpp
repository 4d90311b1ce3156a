// What is wrong with a command line, where the parser's own words mislead or name no command.
#pragma once
#include <CLI/CLI.hpp>

#include <optional>
#include <span>
#include <string>

namespace apex::program {

/// "frob: no such command ...", if a word stands where a command must and is none. `words` are the
/// arguments without the program's name.
std::optional<std::string> unknown_command(const CLI::App& app, std::span<char* const> words);

/// "apex design does not take --frob ...", of a command line that was refused for its surplus.
std::string surplus(const CLI::App& app);

}  // namespace apex::program
