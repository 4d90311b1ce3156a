#include "app/search_feed.hpp"

#include <algorithm>
#include <map>

namespace apex::app {
namespace {

constexpr int messages_most = 500;  ///< of a round
constexpr int marks_most = 100;     ///< as many as workers that end a round at the same time
constexpr const char *project_topic = "project", *mark_topic = "search_mark";

/// The projects as documents, with the poles of their current designs.
std::vector<SearchChange> documents_of(UnitOfWork& work,
                                       const std::vector<domain::Project>& projects) {
    std::vector<domain::ProjectId> designed;
    for (const auto& project : projects)
        if (project.current_revision > 0) designed.push_back(project.id);
    std::map<domain::ProjectId, std::string> poles;
    for (const auto& header : work.revisions().current_headers(designed))
        poles[header.project_id] = header.summary.pole_designation;
    std::vector<SearchChange> changes;
    for (const auto& project : projects) {
        const auto pole = poles.find(project.id);
        changes.push_back(
            {project.id, project.version,
             SearchDocument{project, pole == poles.end() ? std::string() : pole->second}});
    }
    return changes;
}

/// What the database knows now of the projects the messages speak of: those it does not find were
/// removed.
std::vector<SearchChange> changes_of(const Ports& ports,
                                     const std::vector<OutboxMessage>& messages) {
    std::map<domain::ProjectId, std::int64_t> versions;
    for (const auto& message : messages) {
        const auto id = domain::ProjectId::parse(message.subject);
        APEX_ASSERT(id);
        std::int64_t& version = versions[*id];
        version = std::max(version, message.version);
    }
    std::vector<domain::ProjectId> ids;
    for (const auto& [id, version] : versions) ids.push_back(id);
    const auto work = ports.database.begin(Access::everything(), Intent::read);
    auto changes = documents_of(*work, work->projects().find_all(ids));
    for (const auto& change : changes) versions.erase(change.id);
    for (const auto& [id, version] : versions) changes.push_back({id, version, std::nullopt});
    return changes;
}

std::vector<OutboxMessage> waiting(const Ports& ports, const char* topic, int at_most) {
    return ports.database.begin(Access::everything(), Intent::read)
        ->outbox()
        .pending(topic, at_most);
}

/// How far the index was brought, as the database remembers it; 0: never.
std::int64_t mark_of(const std::vector<OutboxMessage>& marks) {
    std::int64_t highest = 0;
    for (const auto& mark : marks) highest = std::max(highest, mark.version);
    return highest;
}

std::int64_t mark_of(const Ports& ports) {
    if (!ports.search.keeps_marks()) return 0;
    return mark_of(waiting(ports, mark_topic, marks_most));
}

/// Kept before the index is there for the first time: an index with marks and a database without
/// then never belong together.
std::int64_t kept_mark(const Ports& ports) {
    constexpr std::int64_t least = 1;
    const std::int64_t mark = mark_of(ports);
    if (mark > 0 || !ports.search.keeps_marks()) return mark;
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    work->outbox().add({0, mark_topic, "", "", least, ports.clock.now()});
    work->commit();
    return least;
}

/// Takes the messages out; how many were still there. Where the index keeps marks, the database
/// keeps the same: a new message in place of the former ones, so that workers do not wait for each
/// other's row.
int mark_delivered(const Ports& ports, const std::vector<OutboxMessage>& messages) {
    std::vector<std::int64_t> sequences, former;
    for (const auto& message : messages) sequences.push_back(message.sequence);
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    if (ports.search.keeps_marks()) {
        const auto marks = work->outbox().pending(mark_topic, marks_most);
        for (const auto& mark : marks) former.push_back(mark.sequence);
        const std::int64_t mark = std::max(mark_of(marks), messages.back().sequence);
        work->outbox().add({0, mark_topic, "", "", mark, ports.clock.now()});
    }
    const int delivered = work->outbox().delivered(sequences);
    work->outbox().delivered(former);
    work->commit();
    return delivered;
}

}  // namespace

FeedRound feed_search(const Ports& ports) {
    const auto messages = waiting(ports, project_topic, messages_most);
    if (messages.empty()) return {};
    // Before the index takes a new mark, which would hide that it has lost what came before.
    if (auto why = search_must_be_rebuilt(ports)) return {0, true, std::move(why)};
    ports.search.apply(changes_of(ports, messages), messages.back().sequence);
    const int delivered = mark_delivered(ports, messages);
    return {delivered, messages.size() == messages_most, std::nullopt, messages.back().sequence,
            delivered == 0};
}

std::chrono::microseconds search_lag(const Ports& ports) {
    const auto oldest = waiting(ports, project_topic, 1);
    if (oldest.empty()) return std::chrono::microseconds(0);
    return std::max(std::chrono::microseconds(0),
                    std::chrono::duration_cast<std::chrono::microseconds>(ports.clock.now() -
                                                                          oldest.front().at));
}

std::optional<std::string> search_must_be_rebuilt(const Ports& ports) {
    return ports.search.must_be_rebuilt(mark_of(ports));
}

std::optional<std::int64_t> rebuild_search(const Ports& ports, SearchIndex::IfUnderWay if_under_way,
                                           const std::function<void(std::int64_t)>& after_page) {
    const auto rebuild = ports.search.rebuild(if_under_way);
    if (!rebuild) return std::nullopt;
    const std::int64_t mark = kept_mark(ports);  // What was delivered before is in the database.
    std::int64_t put = 0;
    std::optional<ProjectPosition> after;
    while (true) {
        bool more = false;
        std::vector<SearchChange> changes;
        {
            const auto work = ports.database.begin(Access::everything(), Intent::read);
            const auto list = work->projects().list({}, max_limit, after);
            more = list.more;
            if (more)
                after = ProjectPosition{list.projects.back().created_at, list.projects.back().id};
            changes = documents_of(*work, list.projects);
        }
        rebuild->apply(changes);
        put += static_cast<std::int64_t>(changes.size());
        after_page(put);
        if (!more) break;
    }
    rebuild->finish(mark);
    return put;
}

}  // namespace apex::app
