#include "adapters/webhook/circuit_breaker.hpp"

namespace apex::adapters {

std::chrono::milliseconds CircuitBreaker::wait() {
    const std::lock_guard lock(mutex_);
    if (failures_ < limits_.failures_max) return std::chrono::milliseconds(0);
    const auto now = now_();
    if (now < closed_until_)
        return std::chrono::ceil<std::chrono::milliseconds>(closed_until_ - now);
    closed_until_ = now + limits_.pause;  // This one tries; the others wait for what it finds.
    return std::chrono::milliseconds(0);
}

void CircuitBreaker::succeeded() {
    const std::lock_guard lock(mutex_);
    failures_ = 0;
}

void CircuitBreaker::failed() {
    const std::lock_guard lock(mutex_);
    if (++failures_ >= limits_.failures_max) closed_until_ = now_() + limits_.pause;
}

}  // namespace apex::adapters
