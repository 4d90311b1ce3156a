#include "adapters/redis/redis_rate_limiter.hpp"

#include <algorithm>

namespace apex::adapters {
namespace {

// Redis runs a script alone, so nothing comes between looking and counting. The list lives as long
// as its newest moment counts. Answers the microseconds to wait, 0 when counted.
const char* const script = R"lua(
local per, most, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
if not now then
    local time = redis.call('TIME')
    now = time[1] * 1000000 + time[2]
end
local oldest = redis.call('LINDEX', KEYS[1], 0)
while oldest and oldest + per <= now do
    redis.call('LPOP', KEYS[1])
    oldest = redis.call('LINDEX', KEYS[1], 0)
end
local counted = redis.call('LLEN', KEYS[1])
if counted < most then
    redis.call('RPUSH', KEYS[1], string.format('%.0f', now))
    redis.call('PEXPIRE', KEYS[1], math.ceil(per / 1000) + 1)
    return 0
end
local in_the_way = redis.call('LINDEX', KEYS[1], counted - most)
if not in_the_way then return per end
return math.min(per, in_the_way + per - now)
)lua";

}  // namespace

std::string RedisRateLimiter::loaded(const std::string& old) {
    const std::lock_guard lock(mutex_);
    if (script_.empty() || script_ == old) script_ = client_->run({"SCRIPT", "LOAD", script}).text;
    return script_;
}

std::int64_t RedisRateLimiter::ask(const std::string& key, const app::RateLimit& limit) {
    const auto per = std::chrono::microseconds(limit.per).count();
    redis::Words words{"EVALSHA",
                       {},
                       "1",
                       client_->key("limit:" + key),
                       std::to_string(per),
                       std::to_string(std::max(limit.requests, 0)),
                       clock_ ? std::to_string(domain::microseconds(clock_->now())) : ""};
    words[1] = [this] {
        const std::lock_guard lock(mutex_);
        return script_;
    }();
    if (words[1].empty()) words[1] = loaded("");
    redis::Reply reply = client_->ask(words);
    if (reply.refused_with("NOSCRIPT")) {
        words[1] = loaded(words[1]);
        reply = client_->ask(words);
    }
    return redis::accepted(std::move(reply)).integer;
}

std::chrono::milliseconds RedisRateLimiter::take(const std::string& key,
                                                 const app::RateLimit& limit) {
    try {
        const std::chrono::microseconds wait(ask(key, limit));
        return std::chrono::ceil<std::chrono::milliseconds>(wait);
    } catch (const app::Unavailable&) {
        asked_alone_.fetch_add(1, std::memory_order_relaxed);
        return alone_.take(key, limit);
    }
}

std::optional<std::string> RedisRateLimiter::trouble() {
    const auto away = client_->trouble();
    return away ? std::optional(*away + "; each process counts its own rate limits") : std::nullopt;
}

}  // namespace apex::adapters
