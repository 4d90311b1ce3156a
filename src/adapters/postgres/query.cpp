#include "adapters/postgres/query.hpp"

#include <bit>

namespace apex::adapters::postgres {
namespace {

// Object identifiers of pg_type, fixed since PostgreSQL began.
constexpr unsigned bool_type = 16, int8_type = 20, text_type = 25, float8_type = 701,
                   int8_array_type = 1016, text_array_type = 1009;

void append_big_endian(std::string& bytes, std::uint64_t value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes += static_cast<char>((value >> shift) & 0xff);
}

std::string big_endian(std::uint64_t value, int size) {
    std::string bytes;
    append_big_endian(bytes, value, size);
    return bytes;
}

/// array_recv's form: dimensions, whether nulls occur, element type, then length and lower bound,
/// then each element after its size.
template <class Items, class Encode>
std::string array_of(const Items& items, unsigned element_type, Encode encode) {
    std::string bytes;
    append_big_endian(bytes, items.empty() ? 0 : 1, 4);
    append_big_endian(bytes, 0, 4);
    append_big_endian(bytes, element_type, 4);
    if (items.empty()) return bytes;
    append_big_endian(bytes, items.size(), 4);
    append_big_endian(bytes, 1, 4);
    for (const auto& item : items) {
        const std::string element = encode(item);
        append_big_endian(bytes, element.size(), 4);
        bytes += element;
    }
    return bytes;
}

/// The length of the well-formed UTF-8 sequence that begins here, 0 if there is none. A zero byte
/// is none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return lead == 0 ? 0 : 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > text.size()) return 0;
    char32_t point = lead & (0x7fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(at + k) & 0xc0) != 0x80) return 0;
        point = (point << 6) | (byte(at + k) & 0x3fu);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xd800 && point < 0xe000;
    return point < least[length] || point > 0x10ffff || surrogate ? 0 : length;
}

}  // namespace

Parameter::Parameter(std::int64_t value)
    : type_(int8_type), bytes_(big_endian(static_cast<std::uint64_t>(value), 8)) {}
Parameter::Parameter(double value)
    : type_(float8_type), bytes_(big_endian(std::bit_cast<std::uint64_t>(value), 8)) {}
Parameter::Parameter(bool value) : type_(bool_type), bytes_(big_endian(value ? 1 : 0, 1)) {}
Parameter::Parameter(std::string_view text) : type_(text_type), bytes_(std::string(text)) {}
Parameter::Parameter(const std::vector<std::string>& texts)
    : type_(text_array_type),
      bytes_(array_of(texts, text_type, [](const std::string& text) { return text; })) {}
Parameter::Parameter(const std::vector<std::int64_t>& values)
    : type_(int8_array_type), bytes_(array_of(values, int8_type, [](std::int64_t value) {
          return big_endian(static_cast<std::uint64_t>(value), 8);
      })) {}

bool can_hold(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_at(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::string held(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_at(text, at);
        out += length == 0 ? std::string_view("\uFFFD") : text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return out;
}

}  // namespace apex::adapters::postgres
