#include "services/api/sign_in_limits.hpp"

#include "http/problem.hpp"

namespace apex::api {
namespace {

constexpr std::chrono::minutes window{1};
constexpr std::size_t kept_out_max = 100'000;

}  // namespace

SignInLimits::SignInLimits(app::RateLimiter& limiter, http::ClientAddress addresses,
                           int attempts_per_min, http::Registry& metrics)
    : limiter_(limiter),
      addresses_(std::move(addresses)),
      attempts_per_min_(attempts_per_min),
      sign_ins_(scope_of(metrics, "sign_in")),
      credentials_(scope_of(metrics, "refused_credential")) {}

SignInLimits::Scope SignInLimits::scope_of(http::Registry& metrics, const char* name) {
    const auto counter = [&](const char* outcome) -> http::Counter& {
        return metrics.counter("apex_rate_limit_total",
                               "Requests that were counted, by what was counted.",
                               {{"scope", name}, {"outcome", outcome}});
    };
    return {counter("allowed"), counter("refused")};
}

std::chrono::milliseconds SignInLimits::take(Scope& scope, const std::string& key) {
    const auto wait = limiter_.take(key, {attempts_per_min_, window});
    (wait.count() == 0 ? scope.allowed : scope.refused).add();
    return wait;
}

void SignInLimits::admit_sign_in(const http::HttpRequest& request) {
    if (attempts_per_min_ == 0) return;
    const auto wait = take(sign_ins_, "sign-in " + addresses_.of(request));
    if (wait.count() > 0) refuse(wait);
}

void SignInLimits::admit_credential(const http::HttpRequest& request, const char* kind) {
    if (attempts_per_min_ == 0) return;
    const auto wait = kept_out(kind + (' ' + addresses_.of(request)));
    if (wait.count() == 0) return;
    credentials_.refused.add();
    refuse(wait);
}

void SignInLimits::count_refused(const http::HttpRequest& request, const char* kind) {
    if (attempts_per_min_ == 0) return;
    const std::string key = kind + (' ' + addresses_.of(request));
    const auto wait = take(credentials_, "refused " + key);
    if (wait.count() == 0) return;
    keep_out(key, Clock::now() + wait);
    refuse(wait);
}

// The limiter itself counts whatever it is asked; who is over the limit is remembered here, and
// each process learns it from one more refusal.
void SignInLimits::keep_out(const std::string& key, Clock::time_point until) {
    const std::lock_guard lock(mutex_);
    if (kept_out_.size() >= kept_out_max)
        std::erase_if(kept_out_, [](const auto& entry) { return entry.second <= Clock::now(); });
    if (kept_out_.size() < kept_out_max) kept_out_[key] = until;
}

std::chrono::milliseconds SignInLimits::kept_out(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = kept_out_.find(key);
    if (found == kept_out_.end()) return std::chrono::milliseconds(0);
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(found->second - Clock::now());
    if (wait.count() > 0) return wait;
    kept_out_.erase(found);
    return std::chrono::milliseconds(0);
}

void SignInLimits::refuse(std::chrono::milliseconds wait) const {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    throw http::Problem{429,
                        "From this address came more than the " +
                            std::to_string(attempts_per_min_) +
                            " sign-ins or refused credentials a minute that are looked at.",
                        {},
                        {{"Retry-After", std::to_string(seconds)}}};
}

}  // namespace apex::api
