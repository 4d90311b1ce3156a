// The door of the API: finds out who asks, whether it may, and, for a browser, whether the request
// comes from a page of ours. Handlers read the result by caller_of().
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "app/context.hpp"
#include "domain/role.hpp"
#include "http/router.hpp"
#include "identity/authenticator.hpp"
#include "identity/provider.hpp"
#include "services/api/sign_in_limits.hpp"

namespace apex::api {

struct GateSettings {
    bool sign_in_required = false;
    std::string public_url;  ///< "https://apex.example.com": decides the cookies' kind; the origin
                             ///< that unsafe requests of a browser must come from
    std::chrono::hours session_lasts{12};
};

class Gate {
  public:
    /// All outlive it; no provider: only API keys are known.
    Gate(GateSettings settings, const app::Ports& ports, identity::Provider* provider,
         SignInLimits& limits)
        : settings_(std::move(settings)),
          provider_(provider),
          authenticator_(ports, provider),
          limits_(limits) {}
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    /// Attaches who asks, or throws http::Problem 401, 403 or 429.
    void admit(http::HttpRequest& request, domain::Role least);
    /// Counts a step of a browser's sign-in. Throws http::Problem 429.
    void admit_sign_in(const http::HttpRequest& request) { limits_.admit_sign_in(request); }

    const GateSettings& settings() const { return settings_; }
    identity::Provider* provider() const { return provider_; }
    bool is_secure() const { return settings_.public_url.starts_with("https://"); }

    // Cookies. A session's is HttpOnly, SameSite=Lax, and behind https bound to this host.
    std::string session_cookie(const std::string& value, std::chrono::seconds lasts) const;
    std::string sign_in_cookie(const std::string& value, std::chrono::seconds lasts) const;
    /// None when there is none, or more than one: a page cannot say which is ours.
    std::optional<std::string> session_of(const http::HttpRequest& request) const;
    std::optional<std::string> sign_in_of(const http::HttpRequest& request) const;

  private:
    app::Caller authenticate(const http::HttpRequest& request);
    /// Who a credential shows, unless too many of its kind were refused to this address.
    template <class Find>
    app::Caller admitted(const http::HttpRequest& request, const char* kind, Find&& find);
    void require_our_page(const http::HttpRequest& request, const std::string& session) const;
    const char* session_name() const;
    const char* sign_in_name() const;

    GateSettings settings_;
    identity::Provider* provider_;
    identity::Authenticator authenticator_;
    SignInLimits& limits_;
};

}  // namespace apex::api
