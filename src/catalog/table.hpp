// Rows of the comma-separated tables compiled into this module. They are part of the program, so a
// malformed one is an assertion. Not a general CSV reader: no quotes, no empty lines.
#pragma once
#include <array>
#include <span>
#include <string_view>

#include "base/assertion.hpp"
#include "base/embedded.hpp"
#include "base/number_text.hpp"

namespace apex::catalog {

inline std::string_view content(std::span<const embedded::File> files, std::string_view path) {
    for (const auto& file : files)
        if (file.path == path) return file.content;
    APEX_ASSERT(false && "no such embedded table");
    return {};
}

/// Takes the text before the next `separator`, and the separator, off the front.
inline std::string_view take(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const std::string_view front = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return front;
}

/// Calls `row(cells)` for every line after the heading, which must be `heading`.
template <std::size_t columns, class Row>
void each_row(std::string_view table, std::string_view heading, Row row) {
    APEX_ASSERT(take(table, '\n') == heading);
    while (!table.empty()) {
        std::string_view line = take(table, '\n');
        std::array<std::string_view, columns> cells;
        for (auto& cell : cells) {
            APEX_ASSERT(!line.empty());
            cell = take(line, ',');
        }
        APEX_ASSERT(line.empty());
        row(cells);
    }
}

inline double number(std::string_view cell) {
    const auto v = parse_number(cell);
    APEX_ASSERT(v.has_value());
    return *v;
}

}  // namespace apex::catalog
