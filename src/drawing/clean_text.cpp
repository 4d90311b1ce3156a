#include "drawing/clean_text.hpp"

namespace apex::drawing {
namespace {

struct Decoded {
    char32_t code_point;
    std::size_t size;  // bytes; 0: not UTF-8
};

Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {0, 0};
    char32_t code_point = lead & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {0, 0};
        code_point = code_point << 6 | (byte(i) & 0x3Fu);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < least[size] || code_point > 0x10FFFF || surrogate) return {0, 0};
    return {code_point, size};
}

bool is_space(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
}

/// Characters that draw nothing but can hide, reorder or break what is drawn around them.
bool is_harmful(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_combining(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

}  // namespace

std::string clean_text(std::string_view text, std::size_t limit) {
    std::string clean;
    clean.reserve(text.size());
    std::size_t characters = 0, combining = 0;
    while (!text.empty()) {
        const auto [code_point, size] = decode(text);
        const std::string_view bytes = text.substr(0, size == 0 ? 1 : size);
        text.remove_prefix(bytes.size());
        if (size != 0 && !is_space(code_point) && is_harmful(code_point)) continue;
        combining = size != 0 && is_combining(code_point) ? combining + 1 : 0;
        if (combining > 2) continue;  // A tower of marks would be drawn over its neighbours.
        if (characters == limit) return clean + "…";
        ++characters;
        if (size == 0) {
            clean += "\uFFFD";
        } else if (is_space(code_point)) {
            clean += ' ';
        } else {
            clean += bytes;
        }
    }
    return clean;
}

}  // namespace apex::drawing
