#include "adapters/clamd/clamd_url.hpp"

#include <sys/un.h>

#include <algorithm>

namespace apex::adapters {
namespace {

Rejection no(const char* reason) { return {"CLAMD_URL", reason, {}}; }

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           std::stoi(std::string(text)) >= 1 && std::stoi(std::string(text)) <= 65'535;
}

}  // namespace

Outcome<ClamdAddress> parse_clamd_url(std::string_view url) {
    if (url.starts_with("unix:")) {
        url.remove_prefix(5);
        if (url.starts_with("//")) url.remove_prefix(2);
        if (!url.starts_with('/')) return no("must name an absolute path after unix:");
        if (url.size() >= sizeof(sockaddr_un::sun_path)) return no("names a path that is too long");
        return ClamdAddress{std::string(url), "", ""};
    }
    if (!url.starts_with("tcp://")) return no("must be tcp://host:3310 or unix:/path");
    url.remove_prefix(6);
    const auto colon = url.rfind(':');
    if (colon == std::string_view::npos || !is_port(url.substr(colon + 1)))
        return no("must end in :port, which is 3310 unless clamd was told otherwise");
    std::string_view host = url.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host.empty() || host.find_first_of("/@?#[] ") != std::string_view::npos)
        return no("must be tcp://host:3310 or unix:/path");
    return ClamdAddress{"", std::string(host), std::string(url.substr(colon + 1))};
}

}  // namespace apex::adapters
