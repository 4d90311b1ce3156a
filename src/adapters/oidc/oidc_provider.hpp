// The identity provider port over OpenID Connect.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "app/ports/clock.hpp"
#include "identity/claims.hpp"
#include "identity/provider.hpp"

namespace apex::adapters {

struct OidcSettings {
    std::string issuer;                    ///< https, or http on this machine
    std::string client_id, client_secret;  ///< without a secret: a public client
    std::string audience;                  ///< of bearer tokens
    std::string redirect_url;              ///< where the provider sends the browser back
    std::string scope = "openid profile email";
    identity::ClaimNames claims;
};

/// Fetches nothing yet. `clock` outlives it; `note` is told what went wrong, for the log.
std::unique_ptr<identity::Provider> make_oidc_provider(
    OidcSettings settings, app::Clock& clock, std::function<void(const std::string&)> note);

}  // namespace apex::adapters
