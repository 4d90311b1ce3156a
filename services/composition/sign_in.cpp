#include "services/composition/sign_in.hpp"

#include "adapters/observed/observed_provider.hpp"
#include "adapters/oidc/oidc_provider.hpp"

namespace apex::composition {
namespace {

std::unique_ptr<identity::Provider> provider_of(const config::Settings& settings,
                                                const app::Ports& ports, http::Registry& metrics,
                                                http::Log& log) {
    if (settings.auth != "required" || settings.oidc_issuer.empty()) return nullptr;
    adapters::OidcSettings oidc;
    oidc.issuer = settings.oidc_issuer;
    oidc.client_id = settings.oidc_client_id;
    oidc.client_secret = settings.oidc_client_secret;
    oidc.audience =
        settings.oidc_audience.empty() ? settings.oidc_client_id : settings.oidc_audience;
    oidc.redirect_url = settings.public_url + "/auth/callback";
    oidc.scope = settings.oidc_scopes;
    oidc.claims = {settings.oidc_account_claim, settings.oidc_roles_claim};
    auto provider =
        adapters::make_oidc_provider(std::move(oidc), ports.clock, [&log](const auto& why) {
            log.write(http::Level::warning, "identity_provider",
                      {{"cause", std::string_view(why)}});
        });
    return std::make_unique<adapters::ObservedProvider>(std::move(provider), metrics);
}

}  // namespace

http::ClientAddress client_addresses(const config::Settings& settings) {
    std::vector<IpNetwork> trusted;
    for (const auto& text : config::list_of(settings.trusted_proxies))
        trusted.push_back(IpNetwork::parse(text).value());  // Checked when they were loaded.
    return http::ClientAddress(std::move(trusted));
}

SignInParts::SignInParts(const config::Settings& settings, const app::Ports& ports,
                         app::RateLimiter& limiter, http::Registry& metrics, http::Log& log)
    : provider_(provider_of(settings, ports, metrics, log)),
      limits_(limiter, client_addresses(settings), static_cast<int>(settings.sign_in_limit),
              metrics),
      gate_(std::make_unique<api::Gate>(
          api::GateSettings{settings.auth == "required", settings.public_url,
                            std::chrono::hours(settings.session_hours)},
          ports, provider_.get(), limits_)) {}

}  // namespace apex::composition
