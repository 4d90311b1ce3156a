// What a pool of connections says of itself to whoever watches: how many are out, and how long
// others wait for one. Written by the pool, read by metrics.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>

namespace apex::app {

struct PoolCounts {
    std::atomic<std::int64_t> size{0};       ///< lent out at most
    std::atomic<std::int64_t> in_use{0};     ///< lent out now
    std::atomic<std::int64_t> waiting{0};    ///< who wait for their turn now
    std::atomic<std::int64_t> waits{0};      ///< how often one had to wait
    std::atomic<std::int64_t> timeouts{0};   ///< how often one waited in vain
    std::atomic<std::int64_t> waited_us{0};  ///< all waiting together
};

/// A pool and those who watch it live as long as one another need it.
using SharedPoolCounts = std::shared_ptr<PoolCounts>;

/// Counts one wait from construction to destruction.
class PoolWait {
  public:
    explicit PoolWait(PoolCounts& counts)
        : counts_(counts), begun_(std::chrono::steady_clock::now()) {
        ++counts_.waits;
        ++counts_.waiting;
    }
    ~PoolWait() {
        --counts_.waiting;
        counts_.waited_us += std::chrono::duration_cast<std::chrono::microseconds>(
                                 std::chrono::steady_clock::now() - begun_)
                                 .count();
    }
    PoolWait(const PoolWait&) = delete;
    PoolWait& operator=(const PoolWait&) = delete;

  private:
    PoolCounts& counts_;
    std::chrono::steady_clock::time_point begun_;
};

}  // namespace apex::app
