#include "domain/ids.hpp"

#include <algorithm>

namespace apex::domain {

std::string id_text(std::string_view prefix, const Random128& bits) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text(prefix);
    for (const unsigned char byte : bits) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

bool is_id_text(std::string_view prefix, std::string_view text) {
    if (text.size() != prefix.size() + 32 || !text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace apex::domain
