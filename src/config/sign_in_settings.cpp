#include "config/sign_in_settings.hpp"

namespace apex::config {
namespace {

Rejection no(const char* variable, const char* reason) { return {variable, reason, {}}; }

/// Host and what follows, of https://host..., or of http://host... on this machine; none for
/// anything else.
std::optional<std::string_view> behind_safe_scheme(std::string_view url) {
    const auto host_end = [](std::string_view text) {
        return text.starts_with('[') ? text.find(']') + 1 : text.find_first_of(":/?#");
    };
    if (url.starts_with("https://")) {
        url.remove_prefix(8);
        if (url.empty() || url.front() == '/') return std::nullopt;
        return url;
    }
    if (!url.starts_with("http://")) return std::nullopt;
    url.remove_prefix(7);
    std::string_view host = url.substr(0, host_end(url));
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return is_loopback(host) ? std::optional(url) : std::nullopt;
}

}  // namespace

std::optional<Rejection> sign_in_contradiction(const Settings& s) {
    if (s.oidc_issuer.empty()) {
        if (!s.oidc_client_id.empty() || !s.oidc_client_secret.empty() || !s.oidc_audience.empty())
            return no("OIDC_ISSUER", "is missing, and another OIDC setting is given");
        return std::nullopt;
    }
    if (!behind_safe_scheme(s.oidc_issuer))
        return no("OIDC_ISSUER", "must be https://..., or http on this machine");
    if (s.oidc_client_id.empty())
        return no("OIDC_CLIENT_ID", "is missing: OIDC_ISSUER needs to know who asks");
    if (s.public_url.empty())
        return no("APEX_PUBLIC_URL", "is missing: the provider sends browsers back there");
    const auto place = behind_safe_scheme(s.public_url);
    if (!place || place->find_first_of("/?#@ ") != std::string_view::npos)
        return no("APEX_PUBLIC_URL",
                  "must be https://host or https://host:port without a path, or http on this "
                  "machine");
    for (const auto& [variable, text] : {std::pair{"OIDC_ACCOUNT_CLAIM", &s.oidc_account_claim},
                                         std::pair{"OIDC_ROLES_CLAIM", &s.oidc_roles_claim}})
        if (text->empty()) return no(variable, "must name a claim");
    if ((' ' + s.oidc_scopes + ' ').find(" openid ") == std::string::npos)
        return no("OIDC_SCOPES", "must hold openid");
    return std::nullopt;
}

}  // namespace apex::config
