#include "adapters/s3/s3_presign.hpp"

#include <algorithm>
#include <stdexcept>

#include "adapters/s3/s3_address.hpp"
#include "app/attachment.hpp"

namespace apex::adapters {
namespace {

using s3::NameValue;
using s3::SignableRequest;

/// S3 takes 5 GiB in one PUT.
constexpr std::int64_t put_bytes_max = 5LL << 30;

const S3Endpoint& public_of(const S3Settings& settings) {
    return settings.public_endpoint ? *settings.public_endpoint : settings.endpoint;
}

bool is_printable(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
}

bool is_sha256(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

void insist(bool condition, const char* reason) {
    if (!condition) throw std::invalid_argument(reason);
}

std::string signed_url(const S3Settings& settings, const s3::Address& address,
                       SignableRequest request, std::time_t at, int lifetime_s) {
    insist(lifetime_s >= 1 && lifetime_s <= presigned_lifetime_s_max,
           "a presigned URL lasts 1 s to 7 days");
    request.path = address.path;
    request.headers.push_back({"host", address.host});
    return address.url(s3::presigned_query(
        settings.credentials, {s3::amz_time(at), settings.region}, std::move(request), lifetime_s));
}

}  // namespace

S3PresignedUpload presigned_put(const S3Settings& settings, const std::string& key,
                                const S3UploadTerms& terms, std::time_t at, int lifetime_s) {
    insist(!terms.content_type.empty() && is_printable(terms.content_type),
           "a content type is printable ASCII");
    insist(terms.size_bytes >= 0 && terms.size_bytes <= put_bytes_max, "an upload has 0 to 5 GiB");
    insist(terms.sha256.empty() || is_sha256(terms.sha256),
           "a SHA-256 is 64 lower-case hexadecimal digits");
    S3PresignedUpload upload;
    upload.headers = {{"Content-Type", terms.content_type},
                      {"Content-Length", std::to_string(terms.size_bytes)}};
    upload.url =
        signed_url(settings, s3::address_of(settings, public_of(settings), settings.prefix + key),
                   {"PUT", "", {}, upload.headers, s3::unsigned_payload}, at, lifetime_s);
    upload.expires_at = at + lifetime_s;
    return upload;
}

std::string presigned_get(const S3Settings& settings, const std::string& key,
                          const std::string& file_name, const std::string& content_type,
                          std::time_t at, int lifetime_s) {
    insist(is_printable(content_type), "a content type is printable ASCII");
    return signed_url(settings,
                      s3::address_of(settings, public_of(settings), settings.prefix + key),
                      {"GET",
                       "",
                       {{"response-content-disposition", app::attachment(file_name)},
                        {"response-content-type", content_type}},
                       {},
                       s3::unsigned_payload},
                      at, lifetime_s);
}

}  // namespace apex::adapters
