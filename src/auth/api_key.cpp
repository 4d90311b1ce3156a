#include "auth/api_key.hpp"

#include <algorithm>

namespace apex::auth {
namespace {

constexpr std::string_view mark = "apex_";
constexpr std::size_t prefix_digits = 16, secret_digits = 64;

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

ApiKeyText make_api_key(const domain::Random128& prefix, const domain::Random128& secret_first,
                        const domain::Random128& secret_second) {
    return {domain::id_text("", prefix).substr(0, prefix_digits),
            domain::id_text("", secret_first) + domain::id_text("", secret_second)};
}

std::optional<ApiKeyText> parse_api_key(std::string_view text) {
    if (text.size() != mark.size() + prefix_digits + 1 + secret_digits || !text.starts_with(mark))
        return std::nullopt;
    text.remove_prefix(mark.size());
    const std::string_view prefix = text.substr(0, prefix_digits),
                           secret = text.substr(prefix_digits + 1);
    if (text[prefix_digits] != '_' || !is_hex(prefix) || !is_hex(secret)) return std::nullopt;
    return ApiKeyText{std::string(prefix), std::string(secret)};
}

}  // namespace apex::auth
