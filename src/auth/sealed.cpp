#include "auth/sealed.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>

#include "auth/base64url.hpp"
#include "base/assertion.hpp"
#include "base/hmac.hpp"

namespace apex::auth {
namespace {

constexpr std::size_t nonce_bytes = 12, tag_bytes = 16, key_bytes = 32;
using Bytes = const unsigned char*;
using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Bytes bytes_of(std::string_view text) { return reinterpret_cast<Bytes>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// Nothing else is derived from a key by this text.
std::array<unsigned char, key_bytes> cipher_key(std::string_view key) {
    const std::string hex = hmac_sha256_hex(key, "seals a secret with AES-256-GCM");
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::array<unsigned char, key_bytes> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<unsigned char>(digit(hex[2 * i]) * 16 + digit(hex[2 * i + 1]));
    return bytes;
}

}  // namespace

std::string seal(std::string_view secret, std::string_view key, const domain::Random128& nonce) {
    std::string out(nonce.begin(), nonce.begin() + nonce_bytes);
    std::string ciphertext(secret.size(), '\0'), tag(tag_bytes, '\0');
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const auto bytes = cipher_key(key);
    int written = 0;
    const bool sealed =
        context &&
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes.data(),
                           bytes_of(std::string_view(out))) == 1 &&
        EVP_EncryptUpdate(context.get(), bytes_of(ciphertext), &written, bytes_of(secret),
                          static_cast<int>(secret.size())) == 1 &&
        EVP_EncryptFinal_ex(context.get(), bytes_of(ciphertext) + written, &written) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, bytes_of(tag)) == 1;
    APEX_ASSERT(sealed);
    return base64url(out + ciphertext + tag);
}

std::optional<std::string> unseal(std::string_view sealed, std::string_view key) {
    auto bytes = from_base64url(sealed);
    if (!bytes || bytes->size() < nonce_bytes + tag_bytes) return std::nullopt;
    const std::string_view whole = *bytes;
    const std::string_view nonce = whole.substr(0, nonce_bytes);
    const std::string_view ciphertext =
        whole.substr(nonce_bytes, whole.size() - nonce_bytes - tag_bytes);
    std::string tag(whole.substr(whole.size() - tag_bytes));
    std::string secret(ciphertext.size(), '\0');
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const auto key_of_cipher = cipher_key(key);
    int written = 0;
    const bool opened =
        context &&
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key_of_cipher.data(),
                           bytes_of(nonce)) == 1 &&
        EVP_DecryptUpdate(context.get(), bytes_of(secret), &written, bytes_of(ciphertext),
                          static_cast<int>(ciphertext.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, bytes_of(tag)) == 1 &&
        EVP_DecryptFinal_ex(context.get(), bytes_of(secret) + written, &written) == 1;
    return opened ? std::optional(std::move(secret)) : std::nullopt;
}

}  // namespace apex::auth
