// The RateLimiter port over Redis: for each key a list of the moments of its latest requests, a
// window that slides, counted by all processes together and by the server's clock. While Redis is
// away each process counts for itself.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "adapters/redis/redis_client.hpp"
#include "app/ports/clock.hpp"
#include "app/ports/rate_limiter.hpp"

namespace apex::adapters {

class RedisRateLimiter final : public app::RateLimiter {
  public:
    /// `alone` counts while Redis is away. `clock` stands in for the server's, for tests.
    RedisRateLimiter(std::shared_ptr<RedisClient> client, app::RateLimiter& alone,
                     app::Clock* clock = nullptr)
        : client_(std::move(client)), alone_(alone), clock_(clock) {}

    std::chrono::milliseconds take(const std::string& key, const app::RateLimit& limit) override;
    std::optional<std::string> trouble() override;

    /// How often `alone` was asked, since the start.
    const std::atomic<std::uint64_t>& asked_alone() const { return asked_alone_; }

  private:
    std::int64_t ask(const std::string& key, const app::RateLimit& limit);
    std::string loaded(const std::string& old);
    const std::shared_ptr<RedisClient> client_;
    app::RateLimiter& alone_;
    app::Clock* const clock_;
    std::atomic<std::uint64_t> asked_alone_{0};
    std::mutex mutex_;
    std::string script_;  ///< the server's name of it; empty: not loaded yet
};

}  // namespace apex::adapters
