// Who may call what: one row for each route, by its operation id. The server's guard, the OpenAPI
// document and docs/security_table.md are made from it. A route without a row does not start.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/role.hpp"
#include "endpoint/endpoint.hpp"

namespace apex::api {

struct AccessRow {
    const char* operation;
    std::optional<domain::Role> least;  ///< none: everyone, signed in or not
};

const std::vector<AccessRow>& access_table();

/// The row of an operation. Throws std::logic_error that says what to do when there is none.
const AccessRow& access_of(std::string_view operation);

/// The table as a page in Markdown: route × role, with the paths of `table`.
std::string security_page(const endpoint::Table& table);

}  // namespace apex::api
