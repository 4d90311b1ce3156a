// Ed25519 signatures (RFC 8032) of what a run leaves behind: that the holder of a key wrote these
// bytes, and that nobody changed them since. Keys are PEM and signatures 64 bytes, so that
// `openssl pkeyutl -verify -pubin -rawin` checks them as well.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace apex::runbook {

/// Not a key of this kind.
struct KeyError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A fresh private key.
std::string new_signing_key();
/// Its public half.
std::string public_key_of(const std::string& private_key);

std::string signature_of(std::string_view bytes, const std::string& private_key);
bool is_signed_by(std::string_view bytes, std::string_view signature,
                  const std::string& public_key);

}  // namespace apex::runbook
