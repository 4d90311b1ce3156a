// Where the object store is and how it is spoken to. Read from OBJECT_STORE_URL by s3_url.hpp.
// Holds secrets: never printed, never logged.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "adapters/s3/sigv4.hpp"

namespace apex::adapters {

/// How a bucket is addressed: host/bucket/key or bucket.host/key.
enum class S3Style : unsigned char { path, virtual_host };

struct S3Endpoint {
    bool tls = true;
    std::string host;        ///< a name, an IPv4 address or a bracketed IPv6 address
    std::uint16_t port = 0;  ///< 0: 443 with TLS, 80 without
};

struct S3Settings {
    S3Endpoint endpoint;
    /// What browsers reach, for presigned URLs; absent: `endpoint`.
    std::optional<S3Endpoint> public_endpoint;
    std::string bucket;
    std::string region = "us-east-1";
    S3Style style = S3Style::path;
    std::string prefix;         ///< before every key, "" or ending in '/'
    std::string ca_file;        ///< certificates to trust instead of the system's; "": the system's
    bool create_bucket = true;  ///< make the bucket when it was never seen
    s3::Credentials credentials;
};

/// How long and how often. The defaults suit a store in the same data centre.
struct S3Limits {
    std::chrono::milliseconds connect_timeout{2'000};
    std::chrono::seconds stall{10};  ///< an attempt ends when no byte moves for so long
    /// Of one operation, its repetitions and pauses included; more for large bodies, as follows.
    std::chrono::milliseconds deadline{20'000};
    std::int64_t least_bytes_per_s = 1 << 20;  ///< a body of 60 MiB gets 60 s more
    int attempts_max = 5;
    std::chrono::milliseconds first_pause{100}, pause_max{2'000};
    std::chrono::milliseconds probe_deadline{1'000};  ///< of trouble(), which tries once
    std::int64_t multipart_above_bytes = 16 << 20;
    std::int64_t part_bytes = 8 << 20;  ///< at least 5 MiB, S3's least part
    std::size_t idle_connections_max = 16;
};

}  // namespace apex::adapters
