#include "adapters/postgres/stores.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::Event;
using domain::ProjectId;

const std::string columns =
    "project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash";

// Appenders of one project take turns even if their callers do not hold it.
const Query hold_project_of_event{"hold_project_of_event", R"(
    select 1
    from projects
    where project_id = $1
    for no key update)"};

const Query find_last_event{"find_last_event", "select " + columns + R"(
    from project_events
    where project_id = $1 and ($2 is null or account_id = $2)
    order by sequence desc
    limit 1)"};

const Query insert_event{"insert_event", R"(
    insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select $1, account_id, $2, $3, $4, $5, $6, $7, $8, $9, $10
    from projects
    where project_id = $1 and ($11 is null or account_id = $11))"};

const Query list_events{"list_events", "select " + columns + R"(
    from project_events
    where project_id = $1 and ($2 is null or account_id = $2) and sequence > $3
    order by sequence
    limit $4)"};

const Query count_events{"count_events", R"(
    select count(*)
    from (select 1 from project_events where project_id = $1 and ($2 is null or account_id = $2) limit $3) as counted)"};

Event read(const Row& row) {
    const auto id = ProjectId::parse(row.text(0));
    APEX_ASSERT(id);
    return {{*id, row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
             domain::from_microseconds(row.integer(7))},
            row.integer(1),
            row.text(8),
            row.text(9)};
}

}  // namespace

Event Events::append(domain::EventDraft draft) {
    Connection& connection = session_.connection;
    std::optional<Event> last;
    connection.later(hold_project_of_event, draft.project_id.text());
    const Answer answer =
        connection.run(find_last_event, draft.project_id.text(), session_.account());
    if (const auto row = answer.first()) last = read(*row);
    Event event = domain::follow(last, std::move(draft));
    const auto& what = event.what;
    connection.later_one(insert_event, what.project_id.text(), event.sequence, what.kind,
                         what.actor, what.request_id, what.before, what.after,
                         domain::microseconds(what.at), event.previous_hash, event.hash,
                         session_.account());
    return event;
}

app::EventList Events::list(const ProjectId& project, int limit, std::int64_t after) {
    Connection& connection = session_.connection;
    app::EventList list;
    const Answer found =
        connection.run(list_events, project.text(), session_.account(), after, limit + 1);
    for (int i = 0; i < found.rows(); ++i) list.events.push_back(read(found[i]));
    list.more = list.events.size() > static_cast<std::size_t>(limit);
    if (list.more) list.events.pop_back();
    list.total =
        connection.run(count_events, project.text(), session_.account(), app::exact_total + 1)
            .first()
            ->whole(0);
    return list;
}

}  // namespace apex::adapters::postgres
