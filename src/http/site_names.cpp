#include "http/site_names.hpp"

#include <algorithm>

#include "base/ip_address.hpp"

namespace apex::http {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_ours(const SiteNames& names, const std::string& host) {
    return host == "localhost" || IpAddress::parse(host) ||
           std::any_of(names.hosts.begin(), names.hosts.end(),
                       [&](const std::string& known) { return lower(known) == host; });
}

bool is_safe(Method method) {
    return method == Method::get || method == Method::head || method == Method::options;
}

/// The scheme is left out: TLS may end at a proxy.
std::string_view authority_of(std::string_view origin) {
    const std::size_t scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
}

}  // namespace

std::string host_of(std::string_view authority) {
    if (authority.starts_with('['))
        return lower(authority.substr(1, std::min(authority.find(']'), authority.size()) - 1));
    std::string host = lower(authority.substr(0, authority.find(':')));
    if (host.ends_with('.')) host.pop_back();
    return host;
}

std::optional<Problem> stray(const SiteNames& names, const HttpRequest& request) {
    const auto host = request.headers.find("Host");
    // Without Host it is HTTP/1.0, which no browser speaks.
    if (host && !is_ours(names, host_of(*host)))
        return Problem{421,
                       "This service does not answer under the name in Host. It does under "
                       "localhost, its address, and the names of APEX_PUBLIC_URL and "
                       "APEX_ALLOWED_HOSTS.",
                       {{"Host", "is no name of this service", {}}}};
    const auto origin = request.headers.find("Origin");
    if (!origin || is_safe(request.method)) return std::nullopt;
    const bool is_own = host && lower(authority_of(*origin)) == lower(*host);
    const bool is_known =
        std::find(names.origins.begin(), names.origins.end(), *origin) != names.origins.end();
    if (is_own || is_known) return std::nullopt;
    return Problem{403,
                   "The request comes from another site's page. Pages that may change things here "
                   "are named by APEX_PUBLIC_URL and APEX_CORS_ORIGINS.",
                   {{"Origin", "is no page of this service", {}}}};
}

}  // namespace apex::http
