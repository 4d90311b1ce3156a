// Hashes of secrets at rest: argon2id (RFC 9106) with 19 MiB, two passes, one lane. About 15 ms
// each, so never on an event loop.
#pragma once
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace apex::auth {

/// "$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>". The salt is 128 random bits.
std::string hash_secret(std::string_view secret, const domain::Random128& salt);
/// Whether the secret is the one behind the hash. Takes the same time for any wrong one. Throws
/// std::bad_alloc where there is no memory to find out.
bool is_secret_of(std::string_view secret, const std::string& hash);

/// Whether two texts are the same, in a time that does not tell where they differ.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace apex::auth
