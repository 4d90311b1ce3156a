// The public keys of an identity provider (JWKS, RFC 7517), each with the one algorithm it may be
// used with. The algorithm belongs to the key, never to the token: a token cannot choose how it is
// checked.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"

namespace apex::auth {

inline constexpr std::size_t key_set_bytes_max = 256 * 1024, keys_max = 64;

enum class Algorithm : unsigned char {
    rs256,  ///< RSA with 2048 to 8192 bits, PKCS #1 v1.5, SHA-256
    es256,  ///< ECDSA on P-256, SHA-256
    eddsa   ///< Ed25519
};
std::string_view to_text(Algorithm algorithm);  ///< "RS256", "ES256", "EdDSA"
std::optional<Algorithm> parse_algorithm(std::string_view text);

class PublicKey {
  public:
    struct Handle;
    PublicKey(std::string id, Algorithm algorithm, std::shared_ptr<const Handle> handle)
        : id_(std::move(id)), algorithm_(algorithm), handle_(std::move(handle)) {}
    const std::string& id() const { return id_; }
    Algorithm algorithm() const { return algorithm_; }
    /// Whether `signature`, in the form of JWS (RFC 7518 3.3, 3.4; RFC 8037 3.1), is of `text`.
    bool signed_by_its_owner(std::string_view text, std::string_view signature) const;

  private:
    std::string id_;
    Algorithm algorithm_;
    std::shared_ptr<const Handle> handle_;  ///< shared by copies: OpenSSL's key, immutable
};

struct KeySet {
    std::vector<PublicKey> keys;
    /// Why keys were left out: another type, another use, a broken number. For the log.
    std::vector<std::string> left_out;

    const PublicKey* find(std::string_view id, Algorithm algorithm) const;
    bool knows(std::string_view id) const;
};

/// Refused when it is no key set at all, or larger than the limits above.
Outcome<KeySet> parse_key_set(std::string_view json);

}  // namespace apex::auth
