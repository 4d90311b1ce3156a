// Reads http[s]://user:password@host:port/path?name=value, for settings that name a server.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http_client/name_value.hpp"
#include "base/outcome.hpp"

namespace apex::adapters::http_client {

struct ServerUrl {
    std::string origin;  ///< "https://host:9200/path", without what is secret and no '/' last
    std::string user, password;         ///< decoded; "" when there is none
    std::vector<NameValue> parameters;  ///< of the query, decoded, in their order
};

/// The Rejection names `field` (a setting) and what is wrong, and never repeats a secret.
Outcome<ServerUrl> parse_server_url(std::string_view url, std::string_view field);

}  // namespace apex::adapters::http_client
