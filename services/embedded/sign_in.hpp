// Who may call, as the settings say it: the gate of the API and the identity provider behind it.
#pragma once
#include <memory>

#include "app/context.hpp"
#include "config/settings.hpp"
#include "http/log.hpp"
#include "identity/provider.hpp"
#include "services/api/gate.hpp"

namespace apex::embedded_service {

class SignInParts {
  public:
    /// All outlive it. Asks no one yet: a provider that is away keeps no service from starting.
    SignInParts(const config::Settings& settings, const app::Ports& ports, http::Log& log);
    api::Gate& gate() { return *gate_; }

  private:
    std::unique_ptr<identity::Provider> provider_;  ///< null: only API keys
    std::unique_ptr<api::Gate> gate_;
};

}  // namespace apex::embedded_service
