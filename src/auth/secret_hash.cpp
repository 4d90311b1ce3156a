#include "auth/secret_hash.hpp"

#include <argon2.h>
#include <openssl/crypto.h>

#include <array>
#include <new>

#include "base/assertion.hpp"

namespace apex::auth {
namespace {

constexpr std::uint32_t passes = 2, memory_kib = 19 * 1024, lanes = 1;
constexpr std::size_t hash_bytes = 32;

}  // namespace

std::string hash_secret(std::string_view secret, const domain::Random128& salt) {
    std::array<char, 128> text{};
    const int status =
        argon2id_hash_encoded(passes, memory_kib, lanes, secret.data(), secret.size(), salt.data(),
                              salt.size(), hash_bytes, text.data(), text.size());
    APEX_ASSERT(status == ARGON2_OK);
    return text.data();
}

bool is_secret_of(std::string_view secret, const std::string& hash) {
    const int status = argon2id_verify(hash.c_str(), secret.data(), secret.size());
    if (status == ARGON2_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();  // It is not known.
    return status == ARGON2_OK;
}

bool same_secret(std::string_view one, std::string_view other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace apex::auth
