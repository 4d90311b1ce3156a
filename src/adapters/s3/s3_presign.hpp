// Presigned URLs: a client without keys may send or fetch one object, as signed and for a time.
// Pure. A URL is as good as a key while it lasts: hand it to its user, never log it.
#pragma once
#include <ctime>
#include <optional>
#include <string>
#include <vector>

#include "adapters/s3/s3_settings.hpp"
#include "app/ports/uploads.hpp"

namespace apex::adapters {

/// What the sender promises. Type and length are bound by the signature: the server refuses (403) a
/// request with others. The hash is compared when the upload is settled (s3_uploads.hpp): stores do
/// not agree on how a presigned request would carry it.
using S3UploadTerms = app::UploadTerms;

struct S3PresignedUpload {
    std::string url;
    std::vector<s3::NameValue> headers;  ///< the PUT must carry exactly these
    std::time_t expires_at = 0;
};

inline constexpr int presigned_lifetime_s_max = 7 * 24 * 3600;  ///< SigV4's own limit

/// Throws std::invalid_argument: type not printable ASCII, size not within 0 to 5 GiB, SHA-256 not
/// 64 lower-case hexadecimal digits, lifetime not within 1 s to 7 days.
S3PresignedUpload presigned_put(const S3Settings& settings, const std::string& key,
                                const S3UploadTerms& terms, std::time_t at, int lifetime_s);

/// The answer is a download named `file_name`, of `content_type`.
std::string presigned_get(const S3Settings& settings, const std::string& key,
                          const std::string& file_name, const std::string& content_type,
                          std::time_t at, int lifetime_s);

}  // namespace apex::adapters
