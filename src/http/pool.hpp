// A bounded pool of threads for work that blocks. A full queue is said at once, so that the caller
// can answer 503.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace apex::http {

class Pool {
  public:
    Pool(unsigned threads, std::size_t waiting_max);
    ~Pool();  ///< Runs what waits, then ends.
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    /// False when too many wait already; `work` must not throw.
    bool submit(std::function<void()> work);
    std::size_t waiting() const;
    std::size_t running() const;

  private:
    void run();
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> queue_;
    std::size_t waiting_max_, running_ = 0;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace apex::http
