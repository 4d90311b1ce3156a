// The AnswerCache port over Redis: one hash for each Idempotency-Key, which expires.
#pragma once
#include <atomic>
#include <chrono>
#include <memory>

#include "adapters/redis/redis_client.hpp"
#include "app/ports/answer_cache.hpp"

namespace apex::adapters {

class RedisAnswerCache final : public app::AnswerCache {
  public:
    explicit RedisAnswerCache(std::shared_ptr<RedisClient> client) : client_(std::move(client)) {}

    std::optional<app::StoredAnswer> find(const app::IdempotencyKey& key) noexcept override;
    void keep(const app::IdempotencyKey& key, const app::StoredAnswer& answer) noexcept override;
    void forget(const app::IdempotencyKey& key) override;
    std::optional<std::string> trouble() override { return client_->trouble(); }

    /// For metrics, since the start. An answer that could not be asked for is a miss.
    struct Counts {
        std::atomic<std::uint64_t> hits{0}, misses{0};
    };
    const Counts& counts() const { return counts_; }

  private:
    std::string name_of(const app::IdempotencyKey& key) const;
    const std::shared_ptr<RedisClient> client_;
    Counts counts_;
};

}  // namespace apex::adapters
