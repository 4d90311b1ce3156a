// Reads REDIS_URL: redis://[user:]password@host:port/db?prefix=apex. Not here: where the text comes
// from (config).
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/outcome.hpp"

namespace apex::adapters {

struct RedisSettings {
    std::string host;
    std::uint16_t port = 6379;
    std::string user;      ///< empty: Redis's own default user
    std::string password;  ///< empty: no AUTH is sent
    int database = 0;
    std::string prefix = "apex";  ///< of every key, so that a server may be shared
    std::chrono::milliseconds connect_timeout{300};
    std::chrono::milliseconds command_timeout{300};
};

/// User and password are percent-encoded; port, database and query are optional. The Rejection
/// names REDIS_URL and the part, and never repeats a secret. `rediss://` is refused: the client
/// library of the supported systems speaks no TLS.
Outcome<RedisSettings> parse_redis_url(std::string_view url);

}  // namespace apex::adapters
