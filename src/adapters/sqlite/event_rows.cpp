#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using domain::Event;
using domain::ProjectId;

const std::string columns =
    "project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash";

const std::string find_last_event = "select " + columns + R"(
    from project_events
    where project_id = ?1 and (?2 is null or account_id = ?2)
    order by sequence desc
    limit 1)";

const std::string insert_event = R"(
    insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select ?1, account_id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
    from projects
    where project_id = ?1 and (?11 is null or account_id = ?11))";

const std::string list_events = "select " + columns + R"(
    from project_events
    where project_id = ?1 and (?2 is null or account_id = ?2) and sequence > ?3
    order by sequence
    limit ?4)";

const std::string count_events = R"(
    select count(*)
    from (select 1 from project_events where project_id = ?1 and (?2 is null or account_id = ?2) limit ?3))";

Event read(const Statement& row) {
    const auto id = ProjectId::parse(row.text(0));
    APEX_ASSERT(id);
    return {{*id, row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
             domain::from_microseconds(row.integer(7))},
            row.integer(1),
            row.text(8),
            row.text(9)};
}

}  // namespace

Event SqliteEvents::append(domain::EventDraft draft) {
    std::optional<Event> last;
    {
        Statement row = session_.connection.prepare(find_last_event);
        if (row.bind(draft.project_id.text(), session_.account()).step()) last = read(row);
    }
    Event event = domain::follow(last, std::move(draft));
    const auto& what = event.what;
    const int rows =
        session_.connection.prepare(insert_event)
            .bind(what.project_id.text(), event.sequence, what.kind, what.actor, what.request_id,
                  what.before, what.after, domain::microseconds(what.at), event.previous_hash,
                  event.hash, session_.account())
            .run();
    APEX_ASSERT(rows == 1);
    return event;
}

app::EventList SqliteEvents::list(const ProjectId& project, int limit, std::int64_t after) {
    app::EventList list;
    {
        Statement row = session_.connection.prepare(list_events);
        row.bind(project.text(), session_.account(), after, limit + 1);
        while (row.step()) list.events.push_back(read(row));
    }
    list.more = list.events.size() > static_cast<std::size_t>(limit);
    if (list.more) list.events.pop_back();
    Statement count = session_.connection.prepare(count_events);
    count.bind(project.text(), session_.account(), app::exact_total + 1).step();
    list.total = count.whole(0);
    return list;
}

}  // namespace apex::adapters
