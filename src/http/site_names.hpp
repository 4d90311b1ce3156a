// The names a service answers under. A page anywhere can have a name of its own resolve to this
// machine and then call the service as its own site (DNS rebinding); it cannot choose the Host that
// the browser sends. Where no one signs in, that is what tells it from a page of ours.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "http/problem.hpp"

namespace apex::http {

struct SiteNames {
    std::vector<std::string> hosts;    ///< beside localhost and addresses, which no one can rebind
    std::vector<std::string> origins;  ///< whose pages may change things, beside the host's own
};

/// Of "name:8000", "[::1]:8000": in lower case, without port, brackets and the dot at a name's end.
std::string host_of(std::string_view authority);

/// 421 where Host names another site; 403 where a change comes from another site's page.
std::optional<Problem> stray(const SiteNames& names, const HttpRequest& request);

}  // namespace apex::http
