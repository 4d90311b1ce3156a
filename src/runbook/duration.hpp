// Times as a plan states them: "5-7 minutes", "< 2 min", "30 seconds", "90 s".
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace apex::runbook {

/// The longest time that the words allow, in seconds: the upper end of a range. None if they name
/// no time. Units: s, min, h, written out or not.
std::optional<double> parse_duration_s(std::string_view words);

/// "350 ms", "42 s", "1 min 5 s", "2 h 3 min".
std::string print_duration(double seconds);

}  // namespace apex::runbook
