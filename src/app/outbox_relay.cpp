#include "app/outbox_relay.hpp"

#include "app/ports/unavailable.hpp"

namespace apex::app {
namespace {

constexpr std::size_t batch = 100;

/// Brings one project in the index to what the database knows.
void refresh(const Ports& ports, const OutboxMessage& message) {
    const auto id = domain::ProjectId::parse(message.subject);
    APEX_ASSERT(id);
    const auto work = ports.database.begin(Access::everything(), Intent::read);
    const auto project = work->projects().find(*id);
    if (!project) return ports.search.remove(*id, message.version);
    const auto design = work->revisions().find_header(*id, project->current_revision);
    ports.search.put({*project, design ? design->summary.pole_designation : ""});
}

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

int deliver_outbox(const Ports& ports) {
    std::size_t delivered = 0;
    for (const char* topic : {"task", "project"}) {
        for (auto messages = waiting(ports, topic); !messages.empty();
             messages = waiting(ports, topic)) {
            for (const auto& message : messages)
                if (message.topic == "project") refresh(ports, message);
            if (messages.front().topic == "task") ports.queue.wake();
            mark_delivered(ports, messages);
            delivered += messages.size();
            if (messages.size() < batch) break;
        }
    }
    return static_cast<int>(delivered);
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

void reindex(const Ports& ports) {
    std::optional<ProjectPosition> after;
    while (true) {
        const auto work = ports.database.begin(Access::everything(), Intent::read);
        const auto list = work->projects().list({}, max_limit, after);
        for (const auto& project : list.projects) {
            const auto design = work->revisions().find_header(project.id, project.current_revision);
            ports.search.put({project, design ? design->summary.pole_designation : ""});
        }
        if (!list.more) return;
        after = ProjectPosition{list.projects.back().created_at, list.projects.back().id};
    }
}

}  // namespace apex::app
