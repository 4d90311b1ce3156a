// Who acts: users (persons and programs that an identity provider vouches for), their sessions in a
// browser, and API keys. All belong to one account. Secrets are known here only as hashes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "domain/ids.hpp"
#include "domain/role.hpp"
#include "domain/time.hpp"

namespace apex::domain {

struct UserKind {
    static constexpr std::string_view prefix = "usr_";
};
using UserId = Id<UserKind>;

/// 1 to 64 letters, digits, '.', '_', '-': what may name an account.
bool is_account_id(std::string_view text);

/// One subject of one issuer in one account. The id, which audit trails record, says nothing of the
/// person; name and e-mail stand here alone, so that they can be erased.
struct User {
    UserId id;
    std::string account_id;
    std::string issuer, subject;
    std::string name, email;  ///< as the provider gave them; may be empty
    Role role;                ///< as the provider last said
    Time created_at, seen_at;
};

/// A browser that is signed in. The cookie's value is known only as its SHA-256.
struct Session {
    std::string token_sha256;
    UserId user;
    std::string account_id;
    Role role;  ///< as the provider said when it began; what counts is the user's
    Time created_at, expires_at;
    Time vouched_at{};  ///< when the provider last said who it is
    /// What it is asked again with, sealed under the cookie's value; "": it gave nothing.
    std::string sealed_refresh = {};
};

/// A sign-in that was begun and not yet ended: what the answer of the provider must fit.
struct SignInAttempt {
    std::string state_sha256, browser_sha256;
    std::string nonce, code_verifier;
    std::string return_to;  ///< a path of this site
    Time created_at;
};

struct ApiKey {
    std::string prefix;  ///< 16 hexadecimal digits; "key_" and these are its id and its actor
    std::string account_id;
    std::string name;  ///< for people
    Role role;         ///< its scope: what it may do at most
    std::string secret_hash;
    Time created_at;
    std::string created_by;  ///< an actor
    std::optional<Time> expires_at, last_used_at, revoked_at;

    std::string id() const { return "key_" + prefix; }
    bool is_usable(Time now) const { return !revoked_at && (!expires_at || now < *expires_at); }
};

}  // namespace apex::domain
