#include "adapters/redis/redis_queue.hpp"

#include <algorithm>
#include <utility>

namespace apex::adapters {

using redis::Reply;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

// As many wake-ups as there may be workers; more would only be looked at in vain.
const char* const capacity = "64";
constexpr int sent_at_once = 16;
// One name for all: what a worker leaves unacknowledged is found by its age, whoever it was, and no
// names of workers long gone pile up in the group.
const char* const group = "workers";
const char* const consumer = "worker";
// So that the end of the program, which is a wake-up within it, is noticed.
constexpr milliseconds longest_listening{250};

std::int64_t now_ms() {
    return std::chrono::duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// The server lost the stream: it was flushed, or restarted without its data.
bool lost_the_stream(const Reply& reply) {
    return reply.refused_with("NOGROUP") || reply.refused_with("UNBLOCKED");
}

}  // namespace

RedisQueue::RedisQueue(std::shared_ptr<RedisClient> client, milliseconds abandoned_after)
    : client_(std::move(client)),
      stream_(client_->key("wake")),
      abandoned_after_(abandoned_after),
      sender_([this] { send(); }) {}

RedisQueue::~RedisQueue() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    to_send_.notify_all();
    sender_.join();
}

void RedisQueue::wake() noexcept {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
        unsent_ = std::min(unsent_ + 1, sent_at_once);
    }
    changed_.notify_all();
    to_send_.notify_one();
}

void RedisQueue::send() {
    std::unique_lock lock(mutex_);
    while (true) {
        to_send_.wait(lock, [this] { return ending_ || unsent_ > 0; });
        if (unsent_ == 0) return;
        const int count = std::exchange(unsent_, 0);
        lock.unlock();
        for (int i = 0; i < count; ++i) {
            try {
                client_->run({"XADD", stream_, "MAXLEN", capacity, "*", "wake", "1"});
                counts_.sent.fetch_add(1, std::memory_order_relaxed);
            } catch (const app::Unavailable&) {
                // Workers look at the database by themselves; trouble() says what is wrong.
                counts_.unsent.fetch_add(static_cast<std::uint64_t>(count - i),
                                         std::memory_order_relaxed);
                break;
            }
        }
        lock.lock();
    }
}

bool RedisQueue::take_local() {
    const std::lock_guard lock(mutex_);
    return std::exchange(woken_, false);
}

RedisQueue::Reader& RedisQueue::reader_of_this_thread() {
    const std::lock_guard lock(mutex_);
    return readers_[std::this_thread::get_id()];
}

void RedisQueue::wait(milliseconds at_most) {
    const auto until = steady_clock::now() + at_most;
    Reader& reader = reader_of_this_thread();
    while (true) {
        if (take_local()) return;
        const auto left =
            std::chrono::ceil<milliseconds>(std::max(until - steady_clock::now(), {}));
        if (left.count() <= 0) return;
        switch (listen(reader, std::min(left, longest_listening))) {
            case Heard::wake_up:
                take_local();  // Of the same event, if it came from this process.
                return;
            case Heard::nothing:
                break;
            case Heard::away: {
                std::unique_lock lock(mutex_);
                changed_.wait_until(lock, until, [this] { return woken_; });
                woken_ = false;
                return;
            }
        }
    }
}

RedisQueue::Heard RedisQueue::listen(Reader& reader, milliseconds at_most) {
    try {
        if (!reader.connection) reader.connection = client_->connect();
        if (const Heard heard = reclaim(reader); heard == Heard::wake_up) return heard;
        return read(reader, at_most);
    } catch (const app::Unavailable&) {
        // The next wait connects anew, as soon as the client lets it.
        reader.connection.reset();
        return Heard::away;
    }
}

RedisQueue::Heard RedisQueue::read(Reader& reader, milliseconds at_most) {
    std::vector<redis::Words> commands;
    if (reader.in_hand) commands.push_back({"XACK", stream_, group, *reader.in_hand});
    commands.push_back({"XREADGROUP", "GROUP", group, consumer, "COUNT", "1", "BLOCK",
                        std::to_string(at_most.count()), "STREAMS", stream_, ">"});
    Reply reply = std::move(reader.connection->run_all(commands, at_most).back());
    reader.in_hand.reset();
    if (lost_the_stream(reply)) {
        make_group(reader);
        return Heard::nothing;
    }
    reply = redis::accepted(std::move(reply));
    if (reply.is_nil()) return Heard::nothing;
    // One stream, and of it one entry: [[stream, [[id, fields]]]]
    reader.in_hand = reply.items.at(0).items.at(1).items.at(0).items.at(0).text;
    counts_.received.fetch_add(1, std::memory_order_relaxed);
    return Heard::wake_up;
}

RedisQueue::Heard RedisQueue::reclaim(Reader& reader) {
    std::int64_t due = reclaim_at_ms_;
    if (now_ms() < due ||
        !reclaim_at_ms_.compare_exchange_strong(due, now_ms() + abandoned_after_.count() / 2))
        return Heard::nothing;
    Reply reply = std::move(
        reader.connection
            ->run_all({{"XAUTOCLAIM", stream_, group, consumer,
                        std::to_string(abandoned_after_.count()), "0", "COUNT", "1", "JUSTID"}})
            .front());
    if (lost_the_stream(reply)) {
        make_group(reader);
        return Heard::nothing;
    }
    reply = redis::accepted(std::move(reply));
    if (reply.items.at(1).items.empty()) return Heard::nothing;
    reader.in_hand = reply.items[1].items[0].text;
    counts_.reclaimed.fetch_add(1, std::memory_order_relaxed);
    return Heard::wake_up;
}

/// From the first entry: a wake-up sent to a new stream before anyone listened still counts.
void RedisQueue::make_group(Reader& reader) {
    Reply reply = std::move(
        reader.connection->run_all({{"XGROUP", "CREATE", stream_, group, "0", "MKSTREAM"}})
            .front());
    if (!reply.refused_with("BUSYGROUP")) redis::accepted(std::move(reply));
}

}  // namespace apex::adapters
