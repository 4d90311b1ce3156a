#include "runbook/signature.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace apex::runbook {
namespace {

template <class T, void (*release)(T*)>
struct Releaser {
    void operator()(T* thing) const { release(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY, EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX, EVP_MD_CTX_free>>;
using Bio = std::unique_ptr<BIO, Releaser<BIO, BIO_free_all>>;

constexpr std::size_t signature_bytes = 64;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// No passphrase is ever asked for on a terminal.
int no_passphrase(char*, int, int, void*) { return -1; }

template <class Read>
Key read_key(const std::string& pem, Read read, const char* what) {
    const Bio in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    Key key(in ? read(in.get(), nullptr, no_passphrase, nullptr) : nullptr);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519)
        throw KeyError(std::string("this is no ") + what + " Ed25519 key");
    return key;
}

std::string text_of(BIO* out) {
    char* begin = nullptr;
    const long size = BIO_get_mem_data(out, &begin);
    return {begin, static_cast<std::size_t>(size)};
}

}  // namespace

std::string new_signing_key() {
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    const Bio out(BIO_new(BIO_s_mem()));
    if (!key || !out ||
        PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        throw KeyError("an Ed25519 key cannot be made");
    return text_of(out.get());
}

std::string public_key_of(const std::string& private_key) {
    const Key key = read_key(private_key, PEM_read_bio_PrivateKey, "private");
    const Bio out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PUBKEY(out.get(), key.get()) != 1)
        throw KeyError("the public key cannot be written");
    return text_of(out.get());
}

std::string signature_of(std::string_view bytes, const std::string& private_key) {
    const Key key = read_key(private_key, PEM_read_bio_PrivateKey, "private");
    const Digest digest(EVP_MD_CTX_new());
    std::string signature(signature_bytes, '\0');
    std::size_t size = signature.size();
    if (!digest || EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       bytes_of(bytes), bytes.size()) != 1 ||
        size != signature_bytes)
        throw KeyError("the key does not sign");
    return signature;
}

bool is_signed_by(std::string_view bytes, std::string_view signature,
                  const std::string& public_key) {
    const Key key = read_key(public_key, PEM_read_bio_PUBKEY, "public");
    const Digest digest(EVP_MD_CTX_new());
    return digest &&
           EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(digest.get(), bytes_of(signature), signature.size(), bytes_of(bytes),
                            bytes.size()) == 1;
}

}  // namespace apex::runbook
