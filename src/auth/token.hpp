// Signed tokens (JWS compact form, RFC 7515; claims of RFC 7519): whether a key of the identity
// provider signed one, and whether it is for us and now. Not here: where the keys come from
// (adapters/oidc), what the claims mean to us (app).
#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "auth/json_object.hpp"
#include "auth/key_set.hpp"
#include "domain/time.hpp"

namespace apex::auth {

inline constexpr std::size_t token_bytes_max = 8 * 1024;

/// What a token is for: to be shown to an API, or to tell its client who signed in.
enum class TokenKind : unsigned char { access, id };

struct Expectation {
    std::string issuer, audience;
    std::chrono::seconds leeway{60};        ///< by how much the clocks may differ
    std::optional<std::string> nonce = {};  ///< of an ID token that this program asked for
    TokenKind kind = TokenKind::access;     ///< an ID token is never taken for the other
};

enum class TokenFault : unsigned char {
    malformed,    ///< no token of ours at all
    unknown_key,  ///< the key set has no such key: it may be newer than what we fetched
    refused       ///< not signed by the key, or not for us, or not now
};
struct TokenRefusal {
    TokenFault fault;
    std::string reason;  ///< for the log and the client; holds nothing of the token
};

/// The claims of a token that holds.
std::variant<JsonObject, TokenRefusal> verify(std::string_view token, const KeySet& keys,
                                              const Expectation& expectation, domain::Time now);

}  // namespace apex::auth
