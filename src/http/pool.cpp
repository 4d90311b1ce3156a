#include "http/pool.hpp"

#include <algorithm>

namespace apex::http {

Pool::Pool(unsigned threads, std::size_t waiting_max) : waiting_max_(waiting_max) {
    for (unsigned i = 0; i < std::max(threads, 1U); ++i) threads_.emplace_back([this] { run(); });
}

Pool::~Pool() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

bool Pool::submit(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (ending_ || queue_.size() >= waiting_max_ + (threads_.size() - running_)) return false;
        queue_.push_back(std::move(work));
    }
    wake_.notify_one();
    return true;
}

std::size_t Pool::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

std::size_t Pool::running() const {
    const std::lock_guard lock(mutex_);
    return running_;
}

void Pool::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return ending_ || !queue_.empty(); });
        if (queue_.empty()) return;
        const std::function<void()> work = std::move(queue_.front());
        queue_.pop_front();
        ++running_;
        lock.unlock();
        work();
        lock.lock();
        --running_;
    }
}

}  // namespace apex::http
