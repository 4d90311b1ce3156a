// How often a caller, and all callers of an account together, may ask: 429 with Retry-After beyond
// it. Who counts: the RateLimiter port.
#pragma once
#include "app/context.hpp"
#include "app/ports/rate_limiter.hpp"
#include "http/client_address.hpp"
#include "http/message.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"

namespace apex::api {

/// Requests a second; 0: no limit.
struct RateLimitSettings {
    int caller = 0;   ///< of one API key or person; of one address while no one signs in
    int account = 0;  ///< of all callers of one account
};

class RateLimits {
  public:
    /// `shared` may wait for a server; `in_process` never does, and counts for handlers that run on
    /// the loop. All outlive it.
    RateLimits(app::RateLimiter& shared, app::RateLimiter& in_process,
               http::ClientAddress addresses, RateLimitSettings settings, http::Registry& metrics);

    /// Throws http::Problem 429.
    void admit(const http::HttpRequest& request, http::Runs runs);
    /// Of a request that shows no one: a signed URL. Runs where it may block.
    void admit_address(const http::HttpRequest& request);

  private:
    struct Scope {
        const char* words;
        int requests_per_s;
        http::Counter &allowed, &refused;
    };
    static Scope scope_of(http::Registry& metrics, const char* name, const char* words,
                          int requests_per_s);
    static void admit(app::RateLimiter& limiter, Scope& scope, const std::string& key);
    /// Who is counted as one.
    std::string key_of(const app::Caller& caller, const http::HttpRequest& request) const;
    app::RateLimiter &shared_, &in_process_;
    http::ClientAddress addresses_;
    Scope caller_, account_;
};

}  // namespace apex::api
