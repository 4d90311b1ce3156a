#include "archive/tar_header.hpp"

#include "base/assertion.hpp"

namespace apex::archive {
namespace {

struct Field {
    std::size_t at, size;
};
constexpr Field name{0, 100}, mode{100, 8}, uid{108, 8}, gid{116, 8}, size{124, 12}, mtime{136, 12},
    checksum{148, 8}, type{156, 1}, magic{257, 8};
constexpr std::string_view ustar("ustar\00000", 8);
constexpr unsigned char base_256 = 0x80;

std::string octal(std::uint64_t value, std::size_t digits) {
    std::string text(digits, '0');
    for (std::size_t i = digits; i > 0; --i, value >>= 3)
        text[i - 1] = static_cast<char>('0' + (value & 7));
    return text;
}

void put(std::string& block, Field field, std::string_view text) {
    APEX_ASSERT(text.size() <= field.size);
    block.replace(field.at, text.size(), text);
}

/// More than eleven octal digits hold go in binary, as GNU tar and others read it.
void put_size(std::string& block, std::int64_t bytes) {
    auto value = static_cast<std::uint64_t>(bytes);
    if (value < (std::uint64_t{1} << 33)) return put(block, size, octal(value, 11));
    for (std::size_t i = size.size; i > 1; --i, value >>= 8)
        block[size.at + i - 1] = static_cast<char>(value & 0xff);
    block[size.at] = static_cast<char>(base_256);
}

std::optional<std::int64_t> parse_octal(std::string_view text) {
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c == '\0' || c == ' ') break;
        if (c < '0' || c > '7' || value >> 60 != 0) return std::nullopt;
        value = (value << 3) | static_cast<std::uint64_t>(c - '0');
    }
    return static_cast<std::int64_t>(value);
}

std::optional<std::int64_t> parse_size(std::string_view text) {
    if (static_cast<unsigned char>(text[0]) != base_256) return parse_octal(text);
    std::uint64_t value = 0;
    for (const char c : text.substr(1)) {
        if (value >> 55 != 0) return std::nullopt;
        value = (value << 8) | static_cast<unsigned char>(c);
    }
    return static_cast<std::int64_t>(value);
}

std::uint64_t sum_of(std::string_view block) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
        const bool in_checksum = i >= checksum.at && i < checksum.at + checksum.size;
        sum += in_checksum ? ' ' : static_cast<unsigned char>(block[i]);
    }
    return sum;
}

}  // namespace

std::string tar_header(const TarMember& member) {
    std::string block(tar_block_bytes, '\0');
    put(block, name, member.path);
    put(block, mode, octal(0640, 7));
    put(block, uid, octal(0, 7));
    put(block, gid, octal(0, 7));
    put_size(block, member.size_bytes);
    put(block, mtime, octal(0, 11));
    put(block, type, "0");
    put(block, magic, ustar);
    put(block, checksum, octal(sum_of(block), 6) + std::string("\0 ", 2));
    return block;
}

std::optional<TarMember> parse_tar_header(std::string_view block) {
    if (block.size() != tar_block_bytes || block.substr(magic.at, 5) != "ustar")
        return std::nullopt;
    const auto field = [&](Field at) { return block.substr(at.at, at.size); };
    const auto sum = parse_octal(field(checksum));
    if (!sum || static_cast<std::uint64_t>(*sum) != sum_of(block)) return std::nullopt;
    if (block[type.at] != '0' && block[type.at] != '\0') return std::nullopt;
    const auto bytes = parse_size(field(size));
    const std::string_view path = field(name);
    if (!bytes || *bytes < 0) return std::nullopt;
    return TarMember{std::string(path.substr(0, path.find('\0'))), *bytes};
}

}  // namespace apex::archive
