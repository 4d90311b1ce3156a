#include "services/composition/redis_adapters.hpp"

#include <atomic>
#include <utility>
#include <vector>

namespace apex::composition {

void add_redis_metrics(http::Registry& metrics, const RedisAdapters& redis) {
    using Count = std::atomic<std::uint64_t>;
    std::vector<std::pair<http::Gauge*, const Count*>> counts;
    const auto add = [&](const char* name, const char* help, const Count& count,
                         const http::Labels& labels = {}) {
        counts.emplace_back(&metrics.followed_counter(name, help, labels), &count);
    };
    const auto& client = redis.client->counts();
    add("apex_redis_commands_total", "Commands to Redis.", client.commands);
    add("apex_redis_failures_total", "Attempts that Redis did not answer.", client.failures);
    add("apex_redis_connections_total", "Connections to Redis that were made.", client.connections);
    const char* const queue = "apex_queue_wake_ups_total";
    const char* const wake_ups = "Wake-ups of workers over Redis.";
    add(queue, wake_ups, redis.queue.counts().sent, {{"event", "sent"}});
    add(queue, wake_ups, redis.queue.counts().unsent, {{"event", "unsent"}});
    add(queue, wake_ups, redis.queue.counts().received, {{"event", "received"}});
    add(queue, wake_ups, redis.queue.counts().reclaimed, {{"event", "reclaimed"}});
    const char* const cache = "apex_answer_cache_total";
    const char* const lookups = "Idempotency-Keys looked for in Redis before the database.";
    add(cache, lookups, redis.answers.counts().hits, {{"outcome", "hit"}});
    add(cache, lookups, redis.answers.counts().misses, {{"outcome", "miss"}});
    add("apex_rate_limit_alone_total",
        "Requests that were counted in the process for want of Redis.",
        redis.rate_limiter.asked_alone());
    http::Gauge& up = metrics.gauge("apex_redis_up", "1 while Redis answers.");
    metrics.before_scrape([counts = std::move(counts), &client, &up] {
        for (const auto& [gauge, count] : counts) gauge->set(static_cast<double>(count->load()));
        up.set(client.answers ? 1 : 0);
    });
}

}  // namespace apex::composition
