// Keeps the search index up to date on a thread of its own, so that no task waits for an index that
// is slow or away. Rebuilds an index that is lost or half built. Runs in every worker: doing the
// same twice does no harm.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/context.hpp"
#include "http/log.hpp"
#include "http/metrics.hpp"

namespace apex::worker {

struct FeederOptions {
    std::chrono::milliseconds poll{250};
    std::chrono::milliseconds longest_wait{5'000};  ///< between tries while the index is away
    std::chrono::milliseconds look_every{5'000};    ///< whether the index must be rebuilt
};

class SearchFeeder {
  public:
    /// `ports`, `log` and `metrics` outlive it.
    SearchFeeder(const app::Ports& ports, FeederOptions options, http::Log& log,
                 http::Registry& metrics);
    ~SearchFeeder();  ///< stop()
    SearchFeeder(const SearchFeeder&) = delete;
    SearchFeeder& operator=(const SearchFeeder&) = delete;

    void start();
    /// Ends within a round; a rebuild is given up and begun again by the next worker.
    void stop();

    /// One bounded round in the calling thread; whether more waits. Throws Unavailable.
    bool run_once();

  private:
    void loop();
    bool feed();
    void look();
    void rebuild(const std::string& why);
    void measure_lag();
    void say_that_it_waits(const char* reason);
    void wait(std::chrono::milliseconds time);

    const app::Ports& ports_;
    FeederOptions options_;
    http::Log& log_;
    http::Counter &fed_, &failures_, &rebuilds_;
    http::Gauge& lag_;
    std::optional<std::chrono::steady_clock::time_point> looked_at_;
    bool step_back_ = false;  ///< another worker feeds what this one would
    std::atomic<bool> stopping_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::thread thread_;
};

}  // namespace apex::worker
