#include "adapters/redis/redis_client.hpp"

#include <algorithm>

namespace apex::adapters {

using redis::Connection;
using redis::Reply;
using redis::Words;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds shortest_pause{100}, longest_pause{3'000};
constexpr std::size_t most_kept = 16;

}  // namespace

RedisClient::RedisClient(RedisSettings settings) : settings_(std::move(settings)) {}

void RedisClient::admit() {
    const std::lock_guard lock(mutex_);
    if (reason_.empty()) return;
    const auto now = steady_clock::now();
    if (now < not_before_) throw app::Unavailable("redis", reason_);
    not_before_ = now + longest_pause;  // The others wait for what this attempt brings.
}

void RedisClient::failed(const std::string& reason) {
    counts_.failures.fetch_add(1, std::memory_order_relaxed);
    counts_.answers = false;
    const std::lock_guard lock(mutex_);
    constexpr std::string_view named = "redis: ";
    reason_ = reason.starts_with(named) ? reason.substr(named.size()) : reason;
    pause_ = std::clamp(2 * pause_, shortest_pause, longest_pause);
    std::uniform_int_distribution<std::int64_t> half(pause_.count() / 2, pause_.count());
    not_before_ = steady_clock::now() + milliseconds(half(random_));
    idle_.clear();
}

void RedisClient::succeeded() {
    counts_.answers = true;
    const std::lock_guard lock(mutex_);
    reason_.clear();
    pause_ = milliseconds(0);
}

std::unique_ptr<Connection> RedisClient::kept() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return nullptr;
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
}

void RedisClient::keep(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < most_kept) idle_.push_back(std::move(connection));
}

std::unique_ptr<Connection> RedisClient::connect() {
    admit();
    try {
        auto connection = std::make_unique<Connection>(settings_);
        counts_.connections.fetch_add(1, std::memory_order_relaxed);
        succeeded();
        return connection;
    } catch (const app::Unavailable& failure) {
        failed(failure.what());
        throw;
    }
}

Reply RedisClient::ask(const Words& words) {
    counts_.commands.fetch_add(1, std::memory_order_relaxed);
    if (auto connection = kept()) {
        try {
            Reply reply = std::move(connection->run_all({words}).front());
            keep(std::move(connection));
            return reply;
        } catch (const app::Unavailable& failure) {
            if (connection->timed_out()) {
                failed(failure.what());
                throw;
            }
            // The server has closed it: it was restarted, or tidied up. A new one tells.
        }
    }
    auto connection = connect();
    try {
        Reply reply = std::move(connection->run_all({words}).front());
        keep(std::move(connection));
        return reply;
    } catch (const app::Unavailable& failure) {
        failed(failure.what());
        throw;
    }
}

std::optional<std::string> RedisClient::trouble() {
    try {
        // A write: a replica or a server out of memory answers a ping.
        run({"SET", key("probe"), "1", "EX", "60"});
        return std::nullopt;
    } catch (const app::Unavailable& away) {
        return away.what();
    }
}

}  // namespace apex::adapters
