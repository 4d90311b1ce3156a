#include "auth/key_set.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include "auth/base64url.hpp"
#include "auth/json_object.hpp"

namespace apex::auth {
namespace {

template <auto Free>
struct Freeing {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using KeyHandle = std::unique_ptr<EVP_PKEY, Freeing<&EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Freeing<&BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freeing<&OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freeing<&OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freeing<&EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freeing<&EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freeing<&ECDSA_SIG_free>>;

constexpr int rsa_bits_min = 2048, rsa_bits_max = 8192;
constexpr std::size_t coordinate_bytes = 32, ed25519_bytes = 32;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Number number_of(std::string_view bytes) {
    return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

/// A key of the parameters, checked to be one (the point on its curve, the modulus odd); null if
/// not.
KeyHandle key_of(const char* type, OSSL_PARAM_BLD* builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    KeyHandle key(made);
    const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!check || EVP_PKEY_public_check(check.get()) != 1) return nullptr;
    return key;
}

KeyHandle rsa_key(const JsonObject& json) {
    const auto modulus = from_base64url(json.text("n").value_or(""));
    const auto exponent = from_base64url(json.text("e").value_or(""));
    if (!modulus || !exponent || exponent->empty() || exponent->size() > 8 ||
        modulus->size() > rsa_bits_max / 8)
        return nullptr;
    const Number n = number_of(*modulus), e = number_of(*exponent);
    if (!n || !e || BN_num_bits(n.get()) < rsa_bits_min || BN_is_one(e.get()) ||
        !BN_is_odd(e.get()))
        return nullptr;
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    return key_of("RSA", builder.get());
}

KeyHandle p256_key(const JsonObject& json) {
    if (json.text("crv") != "P-256") return nullptr;
    const auto x = from_base64url(json.text("x").value_or(""));
    const auto y = from_base64url(json.text("y").value_or(""));
    if (!x || !y || x->size() != coordinate_bytes || y->size() != coordinate_bytes) return nullptr;
    const std::string point = '\x04' + *x + *y;  // Uncompressed, SEC 1 2.3.3.
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) !=
            1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                         point.size()) != 1)
        return nullptr;
    return key_of("EC", builder.get());
}

KeyHandle ed25519_key(const JsonObject& json) {
    if (json.text("crv") != "Ed25519") return nullptr;
    const auto x = from_base64url(json.text("x").value_or(""));
    if (!x || x->size() != ed25519_bytes) return nullptr;
    return KeyHandle(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(*x), x->size()));
}

/// r and s side by side become the sequence that OpenSSL reads; empty when they are not 64 bytes.
std::string ecdsa_sequence(std::string_view raw) {
    if (raw.size() != 2 * coordinate_bytes) return {};
    const Signature signature(ECDSA_SIG_new());
    Number r = number_of(raw.substr(0, coordinate_bytes)),
           s = number_of(raw.substr(coordinate_bytes));
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return {};
    (void)r.release(), (void)s.release();  // The signature owns them now.
    unsigned char* written = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &written);
    if (size <= 0) return {};
    std::string sequence(reinterpret_cast<char*>(written), static_cast<std::size_t>(size));
    OPENSSL_free(written);
    return sequence;
}

}  // namespace

struct PublicKey::Handle {
    KeyHandle key;
};

std::string_view to_text(Algorithm algorithm) {
    constexpr std::string_view texts[] = {"RS256", "ES256", "EdDSA"};
    return texts[static_cast<std::size_t>(algorithm)];
}

std::optional<Algorithm> parse_algorithm(std::string_view text) {
    for (const Algorithm algorithm : {Algorithm::rs256, Algorithm::es256, Algorithm::eddsa})
        if (text == to_text(algorithm)) return algorithm;
    return std::nullopt;
}

bool PublicKey::signed_by_its_owner(std::string_view text, std::string_view signature) const {
    std::string sequence;
    if (algorithm_ == Algorithm::es256) {
        sequence = ecdsa_sequence(signature);
        signature = sequence;
    }
    if (signature.empty()) return false;
    const EVP_MD* digest = algorithm_ == Algorithm::eddsa ? nullptr : EVP_sha256();
    const DigestContext context(EVP_MD_CTX_new());
    return context &&
           EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, handle_->key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text),
                            text.size()) == 1;
}

const PublicKey* KeySet::find(std::string_view id, Algorithm algorithm) const {
    for (const PublicKey& key : keys)
        if (key.id() == id && key.algorithm() == algorithm) return &key;
    return nullptr;
}

bool KeySet::knows(std::string_view id) const {
    for (const PublicKey& key : keys)
        if (key.id() == id) return true;
    return false;
}

Outcome<KeySet> parse_key_set(std::string_view json) {
    const auto no = [](const char* reason) { return Rejection{"/keys", reason, {}}; };
    if (json.size() > key_set_bytes_max) return no("the key set is too large");
    const auto set = JsonObject::read(std::string(json));
    const auto entries = set ? set->objects("keys") : std::nullopt;
    if (!entries) return no("is no list of keys");
    if (entries->size() > keys_max) return no("holds too many keys");

    KeySet keys;
    for (const JsonObject& entry : *entries) {
        const std::string id = entry.text("kid").value_or(""),
                          type = entry.text("kty").value_or("");
        const auto leave_out = [&](const char* why) {
            keys.left_out.push_back("key \"" + id + "\" (" + type + "): " + why);
        };
        if (id.empty()) {
            leave_out("has no kid");
            continue;
        }
        if (entry.has("use") && entry.text("use") != "sig") {
            leave_out("is not for signatures");
            continue;
        }
        const bool rsa = type == "RSA", curve = type == "EC", edwards = type == "OKP";
        if (!rsa && !curve && !edwards) {
            leave_out("is of no accepted type");
            continue;
        }
        const Algorithm algorithm = rsa     ? Algorithm::rs256
                                    : curve ? Algorithm::es256
                                            : Algorithm::eddsa;
        if (entry.has("alg") && entry.text("alg") != to_text(algorithm)) {
            leave_out("is for another algorithm");
            continue;
        }
        auto handle = std::make_shared<PublicKey::Handle>();
        handle->key = rsa ? rsa_key(entry) : curve ? p256_key(entry) : ed25519_key(entry);
        if (!handle->key)
            leave_out("is no usable key");
        else
            keys.keys.emplace_back(id, algorithm, std::move(handle));
    }
    return keys;
}

}  // namespace apex::auth
