#include "base/hmac.hpp"

#include <array>

#include "base/sha256.hpp"

namespace apex {
namespace {

constexpr std::size_t block_bytes = 64;

std::string bytes_of(std::string_view hex) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    return bytes;
}

std::string padded(std::string_view key, char with) {
    std::string block = key.size() > block_bytes ? bytes_of(sha256_hex(key)) : std::string(key);
    block.resize(block_bytes, '\0');
    for (char& c : block) c = static_cast<char>(c ^ with);
    return block;
}

}  // namespace

std::string hmac_sha256_hex(std::string_view key, std::string_view text) {
    Sha256 inner, outer;
    inner.add(padded(key, 0x36));
    inner.add(text);
    outer.add(padded(key, 0x5c));
    outer.add(bytes_of(inner.hex()));
    return outer.hex();
}

bool same_secret(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned char differing = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        differing = static_cast<unsigned char>(differing | (a[i] ^ b[i]));
    return differing == 0;
}

}  // namespace apex
