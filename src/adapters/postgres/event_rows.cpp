#include "adapters/postgres/event_columns.hpp"
#include "adapters/postgres/stores.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::Event;
using domain::ProjectId;

// Appenders of one project take turns even if their callers do not hold it.
const Query hold_project_of_event{"hold_project_of_event", R"(
    select 1
    from projects
    where project_id = $1
    for no key update)"};

const Query find_last_event{"find_last_event", "select " + event_columns + R"(
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = $1 and ($2 is null or event.account_id = $2)
    order by sequence desc
    limit 1)"};

const Query insert_event{"insert_event", R"(
    insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select $1, account_id, $2, $3, $4, $5, $6, $7, $8, $9, $10
    from projects
    where project_id = $1 and ($11 is null or account_id = $11))"};

const Query insert_texts{"insert_event_texts", R"(
    insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select $1, $2, account_id, $3, $4, $5, $6
    from projects
    where project_id = $1)"};

const Query list_events{"list_events", "select " + event_columns + R"(
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = $1 and ($2 is null or event.account_id = $2) and sequence > $3
    order by sequence
    limit $4)"};

const Query count_events{"count_events", R"(
    select count(*)
    from (select 1 from project_events where project_id = $1 and ($2 is null or account_id = $2) limit $3) as counted)"};

/// Beside the chain lie the words that it holds commitments to.
void store_words(Connection& connection, const Event& event) {
    const auto &before = event.before_seal, &after = event.after_seal;
    if (!before && !after) return;
    using Text = std::optional<std::string>;
    connection.later_one(
        insert_texts, event.what.project_id.text(), event.sequence,
        before ? Text(before->salt) : Text(), before ? Text(event.what.before) : Text(),
        after ? Text(after->salt) : Text(), after ? Text(event.what.after) : Text());
}

}  // namespace

Event Events::append(domain::EventDraft draft) {
    Connection& connection = session_.connection;
    std::optional<Event> last;
    connection.later(hold_project_of_event, draft.project_id.text());
    const Answer answer =
        connection.run(find_last_event, draft.project_id.text(), session_.account());
    if (const auto row = answer.first()) last = event_of(*row);
    Event event = domain::follow(last, std::move(draft));
    const auto& what = event.what;
    connection.later_one(insert_event, what.project_id.text(), event.sequence, what.kind,
                         what.actor, what.request_id, domain::before_in_chain(event),
                         domain::after_in_chain(event), domain::microseconds(what.at),
                         event.previous_hash, event.hash, session_.account());
    store_words(connection, event);
    return event;
}

app::EventList Events::list(const ProjectId& project, int limit, std::int64_t after) {
    Connection& connection = session_.connection;
    app::EventList list;
    const Answer found =
        connection.run(list_events, project.text(), session_.account(), after, limit + 1);
    for (int i = 0; i < found.rows(); ++i) list.events.push_back(event_of(found[i]));
    list.more = list.events.size() > static_cast<std::size_t>(limit);
    if (list.more) list.events.pop_back();
    list.total =
        connection.run(count_events, project.text(), session_.account(), app::exact_total + 1)
            .first()
            ->whole(0);
    return list;
}

}  // namespace apex::adapters::postgres
