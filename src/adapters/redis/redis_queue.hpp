// The TaskQueue port over a Redis stream: each wake-up is an entry, a consumer group gives it to
// one waiting worker, and it is acknowledged when that worker has looked at the database and comes
// back to wait. An entry whose worker died in between is claimed by another.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "adapters/redis/redis_client.hpp"
#include "app/ports/task_queue.hpp"

namespace apex::adapters {

class RedisQueue final : public app::TaskQueue {
  public:
    /// `abandoned_after` is how long a delivered wake-up may stay unacknowledged.
    explicit RedisQueue(std::shared_ptr<RedisClient> client,
                        std::chrono::milliseconds abandoned_after = std::chrono::seconds(10));
    ~RedisQueue() override;
    RedisQueue(const RedisQueue&) = delete;
    RedisQueue& operator=(const RedisQueue&) = delete;

    /// Hands over to a thread of its own. Waits that are under way in this process end too.
    void wake() noexcept override;
    /// Without Redis it ends at a wake-up of this process, or when the time is up.
    void wait(std::chrono::milliseconds at_most) override;
    std::optional<std::string> trouble() override { return client_->trouble(); }

    /// For metrics, since the start.
    struct Counts {
        std::atomic<std::uint64_t> sent{0}, unsent{0}, received{0}, reclaimed{0};
    };
    const Counts& counts() const { return counts_; }

  private:
    /// The blocking connection of one waiting thread, and what it has not yet acknowledged.
    struct Reader {
        std::unique_ptr<redis::Connection> connection;
        std::optional<std::string> in_hand;
    };
    enum class Heard : unsigned char { wake_up, nothing, away };

    void send();
    Reader& reader_of_this_thread();
    Heard listen(Reader& reader, std::chrono::milliseconds at_most);
    Heard read(Reader& reader, std::chrono::milliseconds at_most);
    Heard reclaim(Reader& reader);
    void make_group(Reader& reader);
    bool take_local();

    const std::shared_ptr<RedisClient> client_;
    const std::string stream_;
    const std::chrono::milliseconds abandoned_after_;
    Counts counts_;
    std::mutex mutex_;
    std::condition_variable changed_, to_send_;
    bool woken_ = false;  ///< in this process
    bool ending_ = false;
    int unsent_ = 0;
    std::map<std::thread::id, Reader> readers_;
    std::atomic<std::int64_t> reclaim_at_ms_{0};  ///< of the steady clock
    std::thread sender_;
};

}  // namespace apex::adapters
