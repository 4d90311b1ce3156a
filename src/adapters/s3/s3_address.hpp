// Where an object is on the wire: the two styles of S3 addresses. Pure.
#pragma once
#include <string>

#include "adapters/s3/s3_settings.hpp"

namespace apex::adapters::s3 {

struct Address {
    std::string scheme;  ///< "https"
    std::string host;    ///< with the port unless it is the scheme's own: the Host header
    std::string path;    ///< not encoded

    std::string url(const std::string& encoded_query) const;
};

/// `key` with the prefix of the settings; "" is the bucket itself.
Address address_of(const S3Settings& settings, const S3Endpoint& endpoint, const std::string& key);

}  // namespace apex::adapters::s3
