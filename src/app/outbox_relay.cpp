#include "app/outbox_relay.hpp"

#include "app/search_feed.hpp"

namespace apex::app {
namespace {

constexpr std::size_t batch = 100;
constexpr const char *task_topic = "task", *project_topic = "project";

/// Where a delivery of more than one round ends: at the newest message of now. Others may write
/// faster than anyone delivers.
class End {
  public:
    /// After a round that left messages waiting, whose newest was `last`.
    bool is_reached(const Ports& ports, const char* topic, std::int64_t last) {
        if (!end_)
            end_ = ports.database.begin(Access::everything(), Intent::read)->outbox().last(topic);
        return last >= *end_;
    }

  private:
    std::optional<std::int64_t> end_;
};

std::vector<OutboxMessage> waiting(const Ports& ports, const char* topic) {
    return ports.database.begin(Access::everything(), Intent::read)
        ->outbox()
        .pending(topic, static_cast<int>(batch));
}

void mark_delivered(const Ports& ports, const std::vector<OutboxMessage>& messages) {
    std::vector<std::int64_t> sequences;
    for (const auto& message : messages) sequences.push_back(message.sequence);
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    work->outbox().delivered(sequences);
    work->commit();
}

}  // namespace

int deliver_wakeups(const Ports& ports) {
    std::size_t delivered = 0;
    End end;
    while (true) {
        const auto messages = waiting(ports, task_topic);
        if (messages.empty()) break;
        ports.queue.wake();
        mark_delivered(ports, messages);
        delivered += messages.size();
        if (messages.size() < batch) break;
        if (end.is_reached(ports, task_topic, messages.back().sequence)) break;
    }
    return static_cast<int>(delivered);
}

int deliver_outbox(const Ports& ports) {
    int delivered = deliver_wakeups(ports);
    End end;
    while (true) {
        const FeedRound round = feed_search(ports);
        delivered += round.delivered;
        if (!round.more || round.rebuild_first) return delivered;
        if (end.is_reached(ports, project_topic, round.last)) return delivered;
    }
}

void after_commit(const Ports& ports) noexcept {
    ports.queue.wake();
    if (!ports.deliver_at_once) return;
    try {
        deliver_outbox(ports);
    } catch (const std::exception&) {
        // The change is committed and will be answered as such; its messages stay in the outbox for
        // the worker, which reports trouble.
    }
}

}  // namespace apex::app
