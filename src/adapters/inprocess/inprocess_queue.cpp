#include "adapters/inprocess/inprocess_queue.hpp"

namespace apex::adapters {

void InprocessQueue::wake() noexcept {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_all();
}

void InprocessQueue::wait(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, at_most, [this] { return woken_; });
    woken_ = false;
}

}  // namespace apex::adapters
