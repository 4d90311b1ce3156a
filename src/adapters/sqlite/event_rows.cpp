#include "adapters/sqlite/event_columns.hpp"
#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using domain::Event;
using domain::ProjectId;

const std::string find_last_event = "select " + event_columns + R"(
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = ?1 and (?2 is null or event.account_id = ?2)
    order by sequence desc
    limit 1)";

const std::string insert_event = R"(
    insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select ?1, account_id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
    from projects
    where project_id = ?1 and (?11 is null or account_id = ?11))";

const std::string insert_texts = R"(
    insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select ?1, ?2, account_id, ?3, ?4, ?5, ?6
    from projects
    where project_id = ?1)";

const std::string list_events = "select " + event_columns + R"(
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = ?1 and (?2 is null or event.account_id = ?2) and sequence > ?3
    order by sequence
    limit ?4)";

const std::string count_events = R"(
    select count(*)
    from (select 1 from project_events where project_id = ?1 and (?2 is null or account_id = ?2) limit ?3))";

/// Beside the chain lie the words that it holds commitments to.
void store_words(Connection& connection, const Event& event) {
    const auto &before = event.before_seal, &after = event.after_seal;
    if (!before && !after) return;
    using Text = std::optional<std::string>;
    connection.prepare(insert_texts)
        .bind(event.what.project_id.text(), event.sequence, before ? Text(before->salt) : Text(),
              before ? Text(event.what.before) : Text(), after ? Text(after->salt) : Text(),
              after ? Text(event.what.after) : Text())
        .run();
}

}  // namespace

Event SqliteEvents::append(domain::EventDraft draft) {
    std::optional<Event> last;
    {
        Statement row = session_.connection.prepare(find_last_event);
        if (row.bind(draft.project_id.text(), session_.account()).step()) last = event_of(row);
    }
    Event event = domain::follow(last, std::move(draft));
    const auto& what = event.what;
    const int rows = session_.connection.prepare(insert_event)
                         .bind(what.project_id.text(), event.sequence, what.kind, what.actor,
                               what.request_id, domain::before_in_chain(event),
                               domain::after_in_chain(event), domain::microseconds(what.at),
                               event.previous_hash, event.hash, session_.account())
                         .run();
    APEX_ASSERT(rows == 1);
    store_words(session_.connection, event);
    return event;
}

app::EventList SqliteEvents::list(const ProjectId& project, int limit, std::int64_t after) {
    app::EventList list;
    {
        Statement row = session_.connection.prepare(list_events);
        row.bind(project.text(), session_.account(), after, limit + 1);
        while (row.step()) list.events.push_back(event_of(row));
    }
    list.more = list.events.size() > static_cast<std::size_t>(limit);
    if (list.more) list.events.pop_back();
    Statement count = session_.connection.prepare(count_events);
    count.bind(project.text(), session_.account(), app::exact_total + 1).step();
    list.total = count.whole(0);
    return list;
}

}  // namespace apex::adapters
