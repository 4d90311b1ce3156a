// How often one address may try to show who it is: sign-ins that it begins or completes, and
// credentials of it that were refused. Asked before anyone is known, so that guessing costs neither
// the database nor a slow hash. 429 with Retry-After beyond it.
#pragma once
#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

#include "app/ports/rate_limiter.hpp"
#include "http/client_address.hpp"
#include "http/message.hpp"
#include "http/metrics.hpp"

namespace apex::api {

class SignInLimits {
  public:
    /// `attempts_per_min` of each kind; 0: no limit. `limiter` and `metrics` outlive it.
    SignInLimits(app::RateLimiter& limiter, http::ClientAddress addresses, int attempts_per_min,
                 http::Registry& metrics);

    /// Counts a step of a browser's sign-in. Throws http::Problem 429.
    void admit_sign_in(const http::HttpRequest& request);

    /// `kind`: "bearer" or "session"; refused ones of a kind keep out that kind alone, so that a
    /// program with an old key locks out no browser of its office. Throws http::Problem 429 while
    /// too many were refused; counts nothing.
    void admit_credential(const http::HttpRequest& request, const char* kind);
    /// Counts a refused one. Throws http::Problem 429 when it was one too many.
    void count_refused(const http::HttpRequest& request, const char* kind);

  private:
    using Clock = std::chrono::steady_clock;
    struct Scope {
        http::Counter &allowed, &refused;
    };
    static Scope scope_of(http::Registry& metrics, const char* name);
    std::chrono::milliseconds take(Scope& scope, const std::string& key);
    void keep_out(const std::string& key, Clock::time_point until);
    std::chrono::milliseconds kept_out(const std::string& key);
    [[noreturn]] void refuse(std::chrono::milliseconds wait) const;

    app::RateLimiter& limiter_;
    http::ClientAddress addresses_;
    int attempts_per_min_;
    Scope sign_ins_, credentials_;
    std::mutex mutex_;
    std::unordered_map<std::string, Clock::time_point> kept_out_;  ///< until when
};

}  // namespace apex::api
