// AWS Signature Version 4 as S3 defines it (AWS, "Signature Calculations for the Authorization
// Header: Transferring Payload in a Single Chunk" and "Authenticating Requests: Using Query
// Parameters"). Pure: no clock, no network. Not here: chunked signatures; what is sent is hashed
// whole.
#pragma once
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http_client/name_value.hpp"

namespace apex::adapters::s3 {

struct Credentials {
    std::string access_key, secret_key;
};

using http_client::NameValue;

/// When and for what a signature is good.
struct Scope {
    std::string time;  ///< "20130524T000000Z", UTC; amz_time() writes it
    std::string region;
    std::string service = "s3";
};

/// What a signature binds. Nothing here is percent-encoded: that is the signer's part.
struct SignableRequest {
    std::string method;              ///< "GET"
    std::string path;                ///< from '/'; taken as it is, dots and double slashes too
    std::vector<NameValue> query;    ///< in any order; a parameter without a value has an empty one
    std::vector<NameValue> headers;  ///< all of them are bound; `host` must be among them
    std::string payload_sha256;      ///< 64 hexadecimal digits, or unsigned_payload
};

inline constexpr const char* unsigned_payload = "UNSIGNED-PAYLOAD";
/// SHA-256 of no bytes.
inline constexpr const char* empty_sha256 =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// UTC as "20130524T000000Z".
std::string amz_time(std::time_t at);

/// Percent-encodes every byte but A-Z a-z 0-9 - . _ ~ (RFC 3986, unreserved), in upper-case
/// hexadecimal. A path keeps its slashes.
std::string uri_encoded(std::string_view text);
std::string uri_encoded_path(std::string_view path);

/// Encoded, sorted by encoded name, then value; every name with its '='. It is also what is sent,
/// so that no two readings of the query can differ.
std::string canonical_query(const std::vector<NameValue>& query);

/// "host;range;x-amz-date": lower case, sorted, each once.
std::string signed_headers(const std::vector<NameValue>& headers);

std::string canonical_request(const SignableRequest& request);
std::string string_to_sign(const Scope& scope, std::string_view canonical_request);
/// 64 lower-case hexadecimal digits.
std::string signature(std::string_view secret_key, const Scope& scope,
                      std::string_view string_to_sign);

/// The value of the Authorization header.
std::string authorization(const Credentials& credentials, const Scope& scope,
                          const SignableRequest& request);

/// The whole query of a presigned URL: the request's own parameters, the authentication and the
/// signature. Whoever has it may do what it says for `lifetime_s` seconds (1 s to 7 days): it is a
/// secret.
std::string presigned_query(const Credentials& credentials, const Scope& scope,
                            SignableRequest request, int lifetime_s);

}  // namespace apex::adapters::s3
