// base64url without padding (RFC 4648 section 5), as tokens and keys use it. Strict: a text that is
// not the one encoding of its bytes is none.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace apex::auth {

std::string base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace apex::auth
