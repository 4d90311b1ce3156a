// CLAMD_URL: where the daemon listens.
#pragma once
#include <string>
#include <string_view>

#include "base/outcome.hpp"

namespace apex::adapters {

/// A local socket where `path` is set, a host and port otherwise.
struct ClamdAddress {
    std::string path, host, port;
};

/// `tcp://host:3310`, `tcp://[::1]:3310` or `unix:/run/clamav/clamd.ctl`.
Outcome<ClamdAddress> parse_clamd_url(std::string_view url);

}  // namespace apex::adapters
