// Large objects, a part at a time: nothing is visible before all parts are there and completed.
#pragma once
#include <string>

#include "adapters/s3/byte_stream.hpp"
#include "adapters/s3/s3_calls.hpp"

namespace apex::adapters::s3 {

/// S3's limits: 10 000 parts, 5 MiB at least for each but the last.
inline constexpr std::int64_t parts_max = 10'000;
inline constexpr std::int64_t part_bytes_least = 5 << 20;

/// `wished` bytes, or as many more as `size_bytes` needs to fit 10 000 parts.
std::int64_t part_size_bytes(std::int64_t size_bytes, std::int64_t wished);

/// Writes `source` under `key` (whole, with the prefix); returns its SHA-256. The source is read
/// twice: its hash stands in the object's metadata, which are sent first. On failure the parts
/// are deleted again, as far as the store can be reached, and S3Error is thrown; what stays is
/// found by abort_unfinished.
std::string put_in_parts(S3Calls& calls, const std::string& key, ByteSource& source,
                         const std::string& content_type);

/// Ends the uploads below the prefix of the settings that began before `before`. Their number.
int abort_unfinished(S3Calls& calls, std::time_t before);

}  // namespace apex::adapters::s3
