#include "archive/account_archive.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "app/json_text.hpp"
#include "base/number_text.hpp"

namespace apex::archive {
namespace {

using app::Cell;
using app::CellKind;

constexpr std::string_view tables_folder = "tables/";

std::string json_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return app::json_string(*text);
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&cell)) return print_number(*real);
    if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
    return "null";
}

Cell cell_of(std::string_view json, CellKind kind) {
    const auto wrong = [&]() -> Cell {
        throw std::runtime_error("has a value of another type: " + std::string(json.substr(0, 40)));
    };
    if (json == "null") return {};
    switch (kind) {
        case CellKind::text:
            return json.starts_with('"') ? Cell(app::json_text_value(json)) : wrong();
        case CellKind::truth:
            return json == "true" ? Cell(true) : json == "false" ? Cell(false) : wrong();
        case CellKind::integer: {
            std::int64_t whole = 0;
            const auto [end, error] =
                std::from_chars(json.data(), json.data() + json.size(), whole);
            return error == std::errc() && end == json.data() + json.size() ? Cell(whole) : wrong();
        }
        case CellKind::real: {
            const auto real = parse_number(json);
            return real ? Cell(*real) : wrong();
        }
    }
    return wrong();
}

}  // namespace

std::string part_path(const app::Table& table, int part) {
    std::string number = std::to_string(part);
    number.insert(0, number.size() < 4 ? 4 - number.size() : 0, '0');
    return std::string(tables_folder) + table.name + '.' + number + ".ndjson";
}

const app::Table* table_of(std::string_view path) {
    if (!path.starts_with(tables_folder)) return nullptr;
    path.remove_prefix(tables_folder.size());
    for (const app::Table& table : app::account_tables())
        if (table.fate == app::Fate::exported && path.starts_with(table.name) &&
            path.substr(std::string_view(table.name).size()).starts_with('.'))
            return &table;
    return nullptr;
}

std::string line_of(const app::Table& table, const app::Row& row) {
    app::JsonObject object;
    for (std::size_t i = 0; i < row.size(); ++i)
        object.add_raw(table.columns[i].name, json_of(row[i]));
    return object.text() + '\n';
}

app::Row parse_line(const app::Table& table, std::string_view line) {
    const auto leaves = app::json_leaves(line);
    app::Row row;
    for (const auto& leaf : leaves) {
        const std::size_t at = row.size();
        if (at == table.columns.size() || leaf.pointer != std::string("/") + table.columns[at].name)
            throw std::runtime_error(
                "has the column " +
                leaf.pointer.substr(std::min<std::size_t>(1, leaf.pointer.size())) +
                " where this program has " +
                (at == table.columns.size() ? "none" : table.columns[at].name));
        row.push_back(cell_of(leaf.text, table.columns[at].kind));
    }
    if (row.size() != table.columns.size())
        throw std::runtime_error(std::string("lacks the column ") + table.columns[row.size()].name);
    return row;
}

}  // namespace apex::archive
