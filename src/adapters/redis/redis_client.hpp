// Access to one Redis server for many threads: connections that are kept, and a server that does
// not answer left alone for a while, so that its absence costs callers nothing.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "adapters/redis/connection.hpp"
#include "adapters/redis/redis_url.hpp"
#include "app/ports/probe.hpp"

namespace apex::adapters {

class RedisClient final : public app::Probe {
  public:
    /// Connects to nothing yet.
    explicit RedisClient(RedisSettings settings);

    /// Throws app::Unavailable; at once while the server is left alone. A command may be run twice
    /// when a kept connection turns out to be closed: all that are sent here bear it.
    redis::Reply run(const redis::Words& words) { return redis::accepted(ask(words)); }
    /// The same, with a refusal as a reply.
    redis::Reply ask(const redis::Words& words);

    /// A connection of the caller's own, for commands that block. Throws as run().
    std::unique_ptr<redis::Connection> connect();

    /// Whether it answers and takes writes.
    std::optional<std::string> trouble() override;

    std::string key(const std::string& name) const { return settings_.prefix + ':' + name; }

    /// For metrics, since the start.
    struct Counts {
        std::atomic<std::uint64_t> commands{0}, failures{0}, connections{0};
        std::atomic<bool> answers{false};  ///< at the last attempt
    };
    const Counts& counts() const { return counts_; }

  private:
    /// A server that failed is tried by one caller at a time, at growing intervals.
    void admit();
    void failed(const std::string& reason);
    void succeeded();
    std::unique_ptr<redis::Connection> kept();
    void keep(std::unique_ptr<redis::Connection> connection);

    const RedisSettings settings_;
    Counts counts_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<redis::Connection>> idle_;
    std::string reason_;  ///< of the last failure; empty: the last attempt went well
    std::chrono::milliseconds pause_{0};
    std::chrono::steady_clock::time_point not_before_{};
    std::minstd_rand random_{std::random_device{}()};
};

}  // namespace apex::adapters
