// One request to the identity provider by libcurl, bounded in time and size. No redirects, no
// proxies, no cookies; certificates are always checked.
#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace apex::adapters::oidc {

/// No answer came: refused, timed out, cut off, too large. In words, without the URL's query.
struct FetchFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Fetch {
    std::string url;
    /// Present: POST as a form (application/x-www-form-urlencoded); absent: GET.
    std::optional<std::vector<std::pair<std::string, std::string>>> form = {};
    /// HTTP Basic, form-encoded as RFC 6749 2.3.1 asks. Absent: none.
    std::optional<std::pair<std::string, std::string>> client = {};
};

struct Fetched {
    long status = 0;
    std::string body;
};

Fetched fetch(const Fetch& request);

/// Everything but unreserved characters (RFC 3986) escaped.
std::string percent_encode(std::string_view text);

}  // namespace apex::adapters::oidc
