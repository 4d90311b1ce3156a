#include "adapters/s3/s3_address.hpp"

namespace apex::adapters::s3 {

std::string Address::url(const std::string& encoded_query) const {
    return scheme + "://" + host + uri_encoded_path(path) +
           (encoded_query.empty() ? "" : '?' + encoded_query);
}

Address address_of(const S3Settings& settings, const S3Endpoint& endpoint, const std::string& key) {
    Address address{endpoint.tls ? "https" : "http", endpoint.host, "/"};
    const int own_port = endpoint.tls ? 443 : 80;
    if (endpoint.port != 0 && endpoint.port != own_port)
        address.host += ':' + std::to_string(endpoint.port);
    if (settings.style == S3Style::virtual_host) {
        address.host = settings.bucket + '.' + address.host;
        address.path += key;
    } else {
        address.path += settings.bucket;
        if (!key.empty()) address.path += '/' + key;
    }
    return address;
}

}  // namespace apex::adapters::s3
