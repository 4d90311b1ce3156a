// Reading and writing of files for the commands: "-" is standard input; a failure is a sentence on
// stderr and an exit code.
#pragma once
#include <optional>
#include <string>

#include "base/outcome.hpp"
#include "wire/codec.hpp"

namespace apex::program {

/// The whole file, at most 8 MiB; none after saying why on stderr.
std::optional<std::string> read_input(const std::string& path);

/// Writes all of it or nothing: to a temporary file beside it, synchronised, then renamed.
bool write_output(const std::string& path, const std::string& bytes);

/// Each problem on a line of its own on stderr: "pointer: reason [clause]".
void say_problems(const wire::Problems& problems);
void say_problem(const Rejection& rejection);

}  // namespace apex::program
