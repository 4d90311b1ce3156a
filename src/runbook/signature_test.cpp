#include "runbook/signature.hpp"

#include <gtest/gtest.h>

using namespace apex::runbook;
namespace {

std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t at = 0; at < hex.size(); at += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16));
    return bytes;
}

}  // namespace

// RFC 8032 7.1, TEST 2: the one-byte message 72; key as RFC 8410 wraps it.
TEST(Signature, IsThatOfTheStandardsTestVector) {
    const std::string key =
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7\n"
        "-----END PRIVATE KEY-----\n";
    const std::string wanted = bytes_of_hex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_EQ(signature_of("\x72", key), wanted);
    EXPECT_TRUE(is_signed_by("\x72", wanted, public_key_of(key)));
}

TEST(Signature, HoldsForTheseBytesAndThisKeyAlone) {
    const std::string key = new_signing_key(), other = new_signing_key();
    EXPECT_NE(key, other);
    const std::string bytes = "the new release serves", signature = signature_of(bytes, key);
    EXPECT_TRUE(is_signed_by(bytes, signature, public_key_of(key)));
    EXPECT_FALSE(is_signed_by(bytes, signature, public_key_of(other)));
    EXPECT_FALSE(is_signed_by(bytes + ' ', signature, public_key_of(key)));
    EXPECT_FALSE(is_signed_by("", signature, public_key_of(key)));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        std::string changed = signature;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(is_signed_by(bytes, changed, public_key_of(key))) << at;
    }
    EXPECT_FALSE(is_signed_by(bytes, signature.substr(1), public_key_of(key)));
    EXPECT_FALSE(is_signed_by(bytes, "", public_key_of(key)));
}

TEST(Signature, RefusesWhatIsNoKey) {
    EXPECT_THROW(signature_of("x", ""), KeyError);
    EXPECT_THROW(signature_of("x", public_key_of(new_signing_key())), KeyError);
    EXPECT_THROW(is_signed_by("x", "y", new_signing_key()), KeyError);
}
