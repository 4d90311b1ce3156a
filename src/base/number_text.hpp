// Numbers as text: one exact parser and one shortest printer for every platform. Not locale
// dependent.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace apex {

/// The double nearest to a JSON number text; none if the text is not one JSON number or is not
/// finite.
std::optional<double> parse_number(std::string_view text);

/// Shortest text that reads back as the same double; `-0` prints as `0`. `v` must be finite.
std::string print_number(double v);
void append_number(std::string& out, double v);

/// Five significant figures for the eye, never in exponent form between 1e-4 and 1e12: 8087.7,
/// 161855, 0.94468.
std::string digits(double v);

}  // namespace apex
