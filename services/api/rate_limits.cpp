#include "services/api/rate_limits.hpp"

#include "http/problem.hpp"
#include "services/api/context.hpp"

namespace apex::api {

RateLimits::RateLimits(app::RateLimiter& shared, app::RateLimiter& in_process,
                       http::ClientAddress addresses, RateLimitSettings settings,
                       http::Registry& metrics)
    : shared_(shared),
      in_process_(in_process),
      addresses_(std::move(addresses)),
      caller_(scope_of(metrics, "caller", "one caller", settings.caller)),
      account_(scope_of(metrics, "account", "one account", settings.account)) {}

RateLimits::Scope RateLimits::scope_of(http::Registry& metrics, const char* name, const char* words,
                                       int requests_per_s) {
    const auto counter = [&](const char* outcome) -> http::Counter& {
        return metrics.counter("apex_rate_limit_total",
                               "Requests that were counted, by what was counted.",
                               {{"scope", name}, {"outcome", outcome}});
    };
    return {words, requests_per_s, counter("allowed"), counter("refused")};
}

void RateLimits::admit(app::RateLimiter& limiter, Scope& scope, const std::string& key) {
    if (scope.requests_per_s == 0) return;
    const auto wait = limiter.take(key, {scope.requests_per_s, std::chrono::seconds(1)});
    if (wait.count() == 0) return scope.allowed.add();
    scope.refused.add();
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    throw http::Problem{429,
                        "These are more than the " + std::to_string(scope.requests_per_s) +
                            " requests a second that " + scope.words + " may make.",
                        {},
                        {{"Retry-After", std::to_string(seconds)}}};
}

std::string RateLimits::key_of(const app::Caller& caller, const http::HttpRequest& request) const {
    if (caller.sign_in == app::SignIn::none) return "address " + addresses_.of(request);
    return caller.key_id.empty() ? "user " + caller.actor : "key " + caller.key_id;
}

void RateLimits::admit_address(const http::HttpRequest& request) {
    admit(shared_, caller_, "address " + addresses_.of(request));
}

void RateLimits::admit(const http::HttpRequest& request, http::Runs runs) {
    app::RateLimiter& limiter = runs == http::Runs::on_loop ? in_process_ : shared_;
    const app::Caller caller = caller_of(request);
    admit(limiter, caller_, key_of(caller, request));
    if (caller.access.account_id) admit(limiter, account_, "account " + *caller.access.account_id);
}

}  // namespace apex::api
