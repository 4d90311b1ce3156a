// How rows of users, sign_in_attempts and sessions are read and which columns they have.
#pragma once
#include <string>

#include "base/assertion.hpp"
#include "domain/identity.hpp"

namespace apex::adapters::rows {

inline const std::string user_columns =
    "user_id, account_id, issuer, subject, name, email, role, created_at, seen_at";
inline const std::string attempt_columns =
    "state_sha256, browser_sha256, nonce, code_verifier, return_to, created_at";
inline const std::string session_columns =
    "token_sha256, user_id, account_id, role, created_at, expires_at, vouched_at, sealed_refresh";

/// Each of a row with these columns, in this order, whichever database it comes from.
template <class Row>
domain::User read_user(const Row& row) {
    const auto id = domain::UserId::parse(row.text(0));
    const auto role = domain::parse_role(row.text(6));
    APEX_ASSERT(id && role);
    return {*id,
            row.text(1),
            row.text(2),
            row.text(3),
            row.text(4),
            row.text(5),
            *role,
            domain::from_microseconds(row.integer(7)),
            domain::from_microseconds(row.integer(8))};
}

template <class Row>
domain::SignInAttempt read_attempt(const Row& row) {
    return {row.text(0), row.text(1), row.text(2),
            row.text(3), row.text(4), domain::from_microseconds(row.integer(5))};
}

template <class Row>
domain::Session read_session(const Row& row) {
    const auto user = domain::UserId::parse(row.text(1));
    const auto role = domain::parse_role(row.text(3));
    APEX_ASSERT(user && role);
    return {row.text(0),
            *user,
            row.text(2),
            *role,
            domain::from_microseconds(row.integer(4)),
            domain::from_microseconds(row.integer(5)),
            domain::from_microseconds(row.integer(6)),
            row.text(7)};
}

}  // namespace apex::adapters::rows
