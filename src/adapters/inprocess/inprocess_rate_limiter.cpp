#include "adapters/inprocess/inprocess_rate_limiter.hpp"

#include <algorithm>

namespace apex::adapters {

std::chrono::milliseconds InprocessRateLimiter::take(const std::string& key,
                                                     const app::RateLimit& limit) {
    const std::lock_guard lock(mutex_);
    const domain::Time now = clock_.now();
    if (windows_.size() >= forget_at_) forget_idle(now);
    Window& window = windows_[key];
    while (!window.requests.empty() && window.requests.front() + limit.per <= now)
        window.requests.pop_front();
    if (window.requests.size() < static_cast<std::size_t>(std::max(limit.requests, 0))) {
        window.requests.push_back(now);
        window.idle_from = now + limit.per;
        return std::chrono::milliseconds(0);
    }
    const domain::Time free =
        window.requests.empty() ? now + limit.per : window.requests.front() + limit.per;
    return std::max(std::chrono::ceil<std::chrono::milliseconds>(free - now),
                    std::chrono::milliseconds(1));
}

// Bounds the memory that strangers' keys can take; doubling the threshold keeps the cost per
// request constant.
void InprocessRateLimiter::forget_idle(domain::Time now) {
    std::erase_if(windows_, [now](const auto& entry) { return entry.second.idle_from <= now; });
    forget_at_ = std::max<std::size_t>(1024, 2 * windows_.size());
}

}  // namespace apex::adapters
