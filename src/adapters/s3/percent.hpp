// Undoes percent-encoding (RFC 3986, 2.1), in OBJECT_STORE_URL and in listings. Encoding is
// sigv4.hpp's.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace apex::adapters::s3 {

/// %41 -> A; a '+' is a plus, or a blank where forms' encoding is used. None when a '%' is not
/// followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text, char plus = '+');

}  // namespace apex::adapters::s3
