// The 512 bytes before each member of a tar (POSIX.1-2017, pax: ustar interchange format). For the
// archive's writer and reader only.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace apex::archive {

inline constexpr std::size_t tar_block_bytes = 512;

/// Zero bytes up to the next block.
inline std::size_t tar_padding(std::int64_t size_bytes) {
    const auto rest = static_cast<std::size_t>(size_bytes) % tar_block_bytes;
    return rest == 0 ? 0 : tar_block_bytes - rest;
}

struct TarMember {
    std::string path;  ///< up to 100 bytes
    std::int64_t size_bytes = 0;
};

/// Always the same for the same member: mode 0640, no owner, no time.
std::string tar_header(const TarMember& member);
/// None for a block that is no header of a regular file with its right checksum.
std::optional<TarMember> parse_tar_header(std::string_view block);

}  // namespace apex::archive
