#include "services/composition/site_names.hpp"

namespace apex::composition {

http::SiteNames site_names(const config::Settings& settings) {
    http::SiteNames names{config::list_of(settings.allowed_hosts),
                          config::list_of(settings.cors_origins)};
    const std::string& url = settings.public_url;  // scheme://host or scheme://host:port
    if (url.empty()) return names;
    names.origins.push_back(url);
    names.hosts.push_back(http::host_of(url.substr(url.find("://") + 3)));
    return names;
}

}  // namespace apex::composition
