// Who may call, as the settings say it: the gate of the API and the identity provider behind it.
#pragma once
#include <memory>

#include "app/context.hpp"
#include "config/settings.hpp"
#include "http/log.hpp"
#include "identity/provider.hpp"
#include "services/api/gate.hpp"
#include "services/api/sign_in_limits.hpp"

namespace apex::composition {

/// Where requests come from, behind the proxies that the settings trust.
http::ClientAddress client_addresses(const config::Settings& settings);

class SignInParts {
  public:
    /// All outlive it. Asks no one yet: a provider that is away keeps no service from starting.
    SignInParts(const config::Settings& settings, const app::Ports& ports,
                app::RateLimiter& limiter, http::Registry& metrics, http::Log& log);
    api::Gate& gate() { return *gate_; }

  private:
    std::unique_ptr<identity::Provider> provider_;  ///< null: only API keys
    api::SignInLimits limits_;
    std::unique_ptr<api::Gate> gate_;
};

}  // namespace apex::composition
