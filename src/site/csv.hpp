// Rows of the pack's own CSV tables (no quotes, no escapes: build-time data that tests read whole).
#pragma once
#include <string_view>
#include <vector>

namespace apex::site {
using CsvRow = std::vector<std::string_view>;
/// Rows after the header, each with as many cells as the header; a ragged row is an assertion.
std::vector<CsvRow> read_csv(std::string_view text);
}  // namespace apex::site
