#include "auth/token.hpp"

#include <algorithm>

#include "auth/base64url.hpp"

namespace apex::auth {
namespace {

using Verified = std::variant<JsonObject, TokenRefusal>;

TokenRefusal malformed(const char* reason) { return {TokenFault::malformed, reason}; }
TokenRefusal refused(const char* reason) { return {TokenFault::refused, reason}; }

/// The three parts, as they are in the text.
struct Parts {
    std::string_view signed_text, header, payload, signature;
};

std::optional<Parts> split(std::string_view token) {
    const std::size_t first = token.find('.');
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t second = token.find('.', first + 1);
    if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos)
        return std::nullopt;
    return Parts{token.substr(0, second), token.substr(0, first),
                 token.substr(first + 1, second - first - 1), token.substr(second + 1)};
}

std::optional<JsonObject> object_of(std::string_view part) {
    auto json = from_base64url(part);
    return json ? JsonObject::read(std::move(*json)) : std::nullopt;
}

/// A date is seconds since 1970, maybe with a fraction (NumericDate).
std::optional<TokenRefusal> not_now(const JsonObject& claims, std::chrono::seconds leeway,
                                    domain::Time now) {
    constexpr double latest = 253402300800.0;  // The year 10 000: beyond it is no date.
    const double current = static_cast<double>(domain::microseconds(now)) * 1e-6;
    const double slack = static_cast<double>(leeway.count());
    const auto expires = claims.number("exp");
    if (!expires || !(*expires > 0 && *expires < latest)) return refused("it has no expiry");
    if (current >= *expires + slack) return refused("it has expired");
    for (const char* name : {"nbf", "iat"}) {
        if (!claims.has(name)) continue;
        const auto from = claims.number(name);
        if (!from || !(*from >= 0 && *from < latest)) return refused("a date in it is none");
        if (current < *from - slack) return refused("it does not hold yet");
    }
    return std::nullopt;
}

std::optional<TokenRefusal> not_for_us(const JsonObject& claims, const Expectation& expectation) {
    if (claims.text("iss") != expectation.issuer) return refused("another issuer made it");
    const auto audience = claims.texts("aud");
    if (!audience ||
        std::find(audience->begin(), audience->end(), expectation.audience) == audience->end())
        return refused("it is for another audience");
    const auto subject = claims.text("sub");
    if (!subject || subject->empty() || subject->size() > 255)
        return refused("it names no subject");
    // Only an ID token has these (OpenID Connect Core 2, 3.1.3.6, 3.3.2.11). It is for the client's
    // eyes, also where client and API are one audience.
    if (expectation.kind == TokenKind::access)
        for (const char* name : {"nonce", "at_hash", "c_hash"})
            if (claims.has(name)) return refused("it is an ID token, not an access token");
    if (!expectation.nonce) return std::nullopt;
    if (claims.text("nonce") != expectation.nonce) return refused("it answers another sign-in");
    // An ID token for several must say who asked (OpenID Connect Core 3.1.3.7, 4 and 5).
    if (audience->size() > 1 && claims.text("azp") != expectation.audience)
        return refused("another client asked for it");
    return std::nullopt;
}

}  // namespace

Verified verify(std::string_view token, const KeySet& keys, const Expectation& expectation,
                domain::Time now) {
    if (token.size() > token_bytes_max) return malformed("it is too long");
    const auto parts = split(token);
    if (!parts) return malformed("it has not three parts");
    const auto header = object_of(parts->header);
    if (!header) return malformed("its header cannot be read");
    if (header->has("crit")) return malformed("it asks for an extension");
    const auto named = header->text("alg");
    const auto algorithm = named ? parse_algorithm(*named) : std::nullopt;
    if (!algorithm) return malformed("its algorithm is not accepted");
    const auto key_id = header->text("kid");
    if (!key_id || key_id->empty()) return malformed("it names no key");
    const auto signature = from_base64url(parts->signature);
    if (!signature) return malformed("its signature cannot be read");

    const PublicKey* key = keys.find(*key_id, *algorithm);
    if (!key && keys.knows(*key_id)) return refused("its key is for another algorithm");
    if (!key) return TokenRefusal{TokenFault::unknown_key, "its key is not known"};
    if (!key->signed_by_its_owner(parts->signed_text, *signature))
        return refused("its signature is wrong");

    // Only now is anything of the claims believed, or even read.
    auto claims = object_of(parts->payload);
    if (!claims) return refused("its claims cannot be read");
    if (auto refusal = not_for_us(*claims, expectation)) return std::move(*refusal);
    if (auto refusal = not_now(*claims, expectation.leeway, now)) return std::move(*refusal);
    return std::move(*claims);
}

}  // namespace apex::auth
