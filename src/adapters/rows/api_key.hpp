// How a row of api_keys is read and which columns it has.
#pragma once
#include <optional>
#include <string>

#include "base/assertion.hpp"
#include "domain/identity.hpp"

namespace apex::adapters::rows {

inline const std::string api_key_columns =
    "prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, "
    "last_used_at, revoked_at";

template <class Row>
std::optional<domain::Time> maybe_time(const Row& row, int column) {
    if (!row.maybe_text(column)) return std::nullopt;
    return domain::from_microseconds(row.integer(column));
}

/// Of a row with these columns, in this order, whichever database it comes from.
template <class Row>
domain::ApiKey read_api_key(const Row& row) {
    const auto role = domain::parse_role(row.text(3));
    APEX_ASSERT(role);
    return {row.text(0),        row.text(1),
            row.text(2),        *role,
            row.text(4),        domain::from_microseconds(row.integer(5)),
            row.text(6),        maybe_time(row, 7),
            maybe_time(row, 8), maybe_time(row, 9)};
}

}  // namespace apex::adapters::rows
