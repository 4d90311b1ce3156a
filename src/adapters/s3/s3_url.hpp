// Reads OBJECT_STORE_URL: s3://KEY:SECRET@host:port/bucket?region=us-east-1&style=path&tls=off
// Not here: where the text comes from (config).
#pragma once
#include <string_view>

#include "adapters/s3/s3_settings.hpp"
#include "base/outcome.hpp"

namespace apex::adapters {

/// Keys outside the URL: S3_ACCESS_KEY and S3_SECRET_KEY. Empty: not given.
struct S3Keys {
    std::string_view access_key, secret_key;
};

/// KEY and SECRET are percent-encoded in the URL (a '/' is %2F), or stand in `keys`; given in both
/// places they are refused, as no one could tell which is meant. The query, all of it optional:
///   region  us-east-1      signed into every request
///   style   path           path or virtual
///   tls     on             on or off
///   prefix                 before every key, for a bucket that is shared
///   public                 http[s]://host[:port] that browsers reach, for presigned URLs
///   ca                     file of certificates to trust instead of the system's
///   create  on             on or off: make the bucket when it is not there at the start
/// The Rejection names OBJECT_STORE_URL (or the keys) and the part; it never repeats a secret.
Outcome<S3Settings> parse_s3_url(std::string_view url, S3Keys keys = {});

}  // namespace apex::adapters
