// Reading and writing whole files; "-" is standard input.
#pragma once
#include <string>
#include <string_view>

#include "wire/codec.hpp"

namespace apex::program {

std::string read_file(const std::string& path);                    ///< throws Stop
void write_file(const std::string& path, std::string_view bytes);  ///< throws Stop
/// Prints every problem of a file to standard error, one a line: "FILE: /sign/cabinets/0/width_ft:
/// must be ...".
[[noreturn]] void stop_on(const std::string& path, const wire::Problems& problems);

}  // namespace apex::program
