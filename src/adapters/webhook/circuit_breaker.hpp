// Leaves a target alone that failed several times in a row, and then lets one attempt through to
// see whether it is back. Safe to use from many threads.
#pragma once
#include <chrono>
#include <functional>
#include <mutex>

namespace apex::adapters {

class CircuitBreaker {
  public:
    using Clock = std::chrono::steady_clock;
    struct Limits {
        int failures_max = 5;  ///< in a row; then it opens
        std::chrono::milliseconds pause{30'000};
    };
    explicit CircuitBreaker(Limits limits, std::function<Clock::time_point()> now = &Clock::now)
        : limits_(limits), now_(std::move(now)) {}

    /// How long to wait before asking again; zero: go ahead, and tell what came of it.
    std::chrono::milliseconds wait();
    void succeeded();
    void failed();

  private:
    Limits limits_;
    std::function<Clock::time_point()> now_;
    std::mutex mutex_;
    int failures_ = 0;
    Clock::time_point closed_until_{};
};

}  // namespace apex::adapters
