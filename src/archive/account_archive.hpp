// What an account's archive consists of: `account.json`, `tables/NAME.NNNN.ndjson` with one row a
// line as a JSON object in the order of app/tables.hpp, `objects/SHA256`, and the manifest. Reals
// in their shortest form: the same rows make the same bytes, whichever database they come from.
#pragma once
#include <string>
#include <string_view>

#include "app/tables.hpp"

namespace apex::archive {

inline constexpr const char* account_format = "apex.account/1";
inline constexpr const char* account_path = "account.json";
inline constexpr std::string_view objects_folder = "objects/";

/// "tables/projects.0001.ndjson"
std::string part_path(const app::Table& table, int part);
/// The table whose part this is, or null.
const app::Table* table_of(std::string_view path);

/// One line, with its end.
std::string line_of(const app::Table& table, const app::Row& row);
/// Throws std::runtime_error, in words, where the line is not a row of the table.
app::Row parse_line(const app::Table& table, std::string_view line);

}  // namespace apex::archive
