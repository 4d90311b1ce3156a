// A secret that is kept for someone and of no use without them: AES-256-GCM under a key that only
// they bring.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace apex::auth {

/// base64url of 12 bytes of `nonce`, the ciphertext and its 16-byte tag. `key` is of 128 random
/// bits or more; `nonce` is random, another one each time.
std::string seal(std::string_view secret, std::string_view key, const domain::Random128& nonce);

/// None where the key is another, or a byte was changed.
std::optional<std::string> unseal(std::string_view sealed, std::string_view key);

}  // namespace apex::auth
