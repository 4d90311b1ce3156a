// Everything that stands on one Redis server, and its metrics.
#pragma once
#include <memory>

#include "adapters/redis/redis_answer_cache.hpp"
#include "adapters/redis/redis_client.hpp"
#include "adapters/redis/redis_queue.hpp"
#include "adapters/redis/redis_rate_limiter.hpp"
#include "http/metrics.hpp"

namespace apex::composition {

struct RedisAdapters {
    /// `alone` limits while the server is away.
    RedisAdapters(adapters::RedisSettings settings, app::RateLimiter& alone)
        : client(std::make_shared<adapters::RedisClient>(std::move(settings))),
          queue(client),
          rate_limiter(client, alone),
          answers(client) {}
    std::shared_ptr<adapters::RedisClient> client;
    adapters::RedisQueue queue;
    adapters::RedisRateLimiter rate_limiter;
    adapters::RedisAnswerCache answers;
};

/// `redis` outlives the registry's last scrape.
void add_redis_metrics(http::Registry& metrics, const RedisAdapters& redis);

}  // namespace apex::composition
