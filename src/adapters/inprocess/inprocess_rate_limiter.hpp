// The RateLimiter port within one process: for each key the moments of its latest requests, a
// window that slides.
#pragma once
#include <deque>
#include <mutex>
#include <unordered_map>

#include "app/ports/clock.hpp"
#include "app/ports/rate_limiter.hpp"

namespace apex::adapters {

class InprocessRateLimiter final : public app::RateLimiter {
  public:
    explicit InprocessRateLimiter(app::Clock& clock) : clock_(clock) {}
    std::chrono::milliseconds take(const std::string& key, const app::RateLimit& limit) override;
    std::optional<std::string> trouble() override { return std::nullopt; }

  private:
    void forget_idle(domain::Time now);
    app::Clock& clock_;
    std::mutex mutex_;
    struct Window {
        std::deque<domain::Time> requests;
        domain::Time idle_from;  ///< when its newest request leaves the window
    };
    std::unordered_map<std::string, Window> windows_;
    std::size_t forget_at_ = 1024;
};

}  // namespace apex::adapters
