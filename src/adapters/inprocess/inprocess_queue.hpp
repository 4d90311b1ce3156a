// The TaskQueue port within one process. Between two processes on one file it wakes no one: there
// the worker's poll is all there is.
#pragma once
#include <condition_variable>
#include <mutex>

#include "app/ports/task_queue.hpp"

namespace apex::adapters {

class InprocessQueue final : public app::TaskQueue {
  public:
    void wake() noexcept override;
    void wait(std::chrono::milliseconds at_most) override;
    std::optional<std::string> trouble() override { return std::nullopt; }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
};

}  // namespace apex::adapters
