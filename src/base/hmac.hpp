// HMAC-SHA256 (RFC 2104) as 64 lower-case hexadecimal digits, and how to compare such texts.
#pragma once
#include <string>
#include <string_view>

namespace apex {

std::string hmac_sha256_hex(std::string_view key, std::string_view text);

/// Takes as long whatever the texts have in common; unequal lengths differ at once.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace apex
