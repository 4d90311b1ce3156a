// Text in columns for a terminal.
#pragma once
#include <string>
#include <vector>

namespace apex::program {

/// Pads each column to its widest cell; columns whose name starts with '>' are flushed right.
std::string columns(std::vector<std::string> heads,
                    const std::vector<std::vector<std::string>>& rows);

}  // namespace apex::program
