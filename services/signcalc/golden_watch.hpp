// The worked examples of validation/, compared with what this process computes: once at start and
// every hour. A difference is a reason to go back to the release before.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "http/log.hpp"
#include "http/metrics.hpp"

namespace apex::signcalc {

/// A thread of its own, from construction to destruction. `apex_golden_values`,
/// `apex_golden_differences` and `apex_golden_compared_timestamp_seconds` tell the outcome.
class GoldenWatch {
  public:
    /// `metrics` and `log` outlive it.
    GoldenWatch(http::Registry& metrics, http::Log& log,
                std::chrono::seconds every = std::chrono::hours(1));
    ~GoldenWatch();
    GoldenWatch(const GoldenWatch&) = delete;
    GoldenWatch& operator=(const GoldenWatch&) = delete;

  private:
    void loop(std::chrono::seconds every);
    void compare();

    http::Log& log_;
    http::Gauge &values_, &differences_, &compared_at_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace apex::signcalc
