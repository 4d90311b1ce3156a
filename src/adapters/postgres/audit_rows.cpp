#include <stdexcept>

#include "adapters/postgres/event_columns.hpp"
#include "adapters/postgres/stores.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::AuditHead;
using domain::AuditRoot;
using domain::Event;
using domain::ProjectId;

const std::string root_columns = "number, as_of, made_at, heads, heads_hash, previous_hash, hash";
const std::string head_columns = "project_id, sequence, hash, root";

// The letters "APEX", and 2: the migrations' is 1.
const Query hold_audit{"hold_audit", "select pg_advisory_xact_lock(1095779672, 2)"};

const Query find_last_root{"find_last_root", "select " + root_columns + R"(
    from audit_roots
    order by number desc
    limit 1)"};
const Query list_roots{"list_roots", "select " + root_columns + R"(
    from audit_roots
    where number > $1
    order by number
    limit $2)"};
const Query insert_root{"insert_root", "insert into audit_roots (" + root_columns +
                                           ") values ($1, $2, $3, $4, $5, $6, $7)"};

const Query collect_heads_of_batch{"collect_heads", R"(
    with batch as materialized (
        select project_id
        from projects
        where project_id > $3
        order by project_id
        limit $4),
    collected as (
        insert into audit_heads (project_id, sequence, root, hash)
        select head.project_id, head.sequence, $1, head.hash
        from batch
        cross join lateral (
            select project_id, sequence, hash
            from project_events
            where project_id = batch.project_id and created_at < $2
            order by sequence desc
            limit 1) as head
        on conflict do nothing)
    select max(project_id)
    from batch)"};

const Query list_heads_of_root{"list_heads_of_root", "select " + head_columns + R"(
    from audit_heads
    where root = $1 and project_id > $2
    order by project_id
    limit $3)"};
const Query list_heads{"list_heads", "select " + head_columns + R"(
    from audit_heads
    where (project_id, sequence) > ($1, $2)
    order by project_id, sequence
    limit $3)"};
const Query list_all_events{"list_all_events", "select " + event_columns + R"(
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where (project_id, sequence) > ($1, $2)
    order by project_id, sequence
    limit $3)"};
const Query list_projects_without_events{"list_projects_without_events", R"(
    select project_id
    from projects
    where project_id > $1
      and not exists (select 1 from project_events where project_events.project_id = projects.project_id)
      and project_id <= $2
    order by project_id)"};
const Query last_project_of_batch{"last_project_of_batch", R"(
    select max(project_id)
    from (select project_id from projects where project_id > $1 order by project_id limit $2) as batch)"};

ProjectId id_of(const Row& row, int column) {
    const auto id = ProjectId::parse(row.text(column));
    if (!id) throw std::runtime_error("database: \"" + row.text(column) + "\" is no project's id");
    return *id;
}

AuditRoot root_of(const Row& row) {
    return {row.integer(0),
            domain::from_microseconds(row.integer(1)),
            domain::from_microseconds(row.integer(2)),
            row.integer(3),
            row.text(4),
            row.text(5),
            row.text(6)};
}

AuditHead head_of(const Row& row) {
    return {id_of(row, 0), row.integer(1), row.text(2), row.integer(3)};
}

std::string text_of(const std::optional<ProjectId>& after) { return after ? after->text() : ""; }

template <class Item, class Read>
std::vector<Item> all(const Answer& rows, Read read) {
    std::vector<Item> items;
    for (int i = 0; i < rows.rows(); ++i) items.push_back(read(rows[i]));
    return items;
}

}  // namespace

void Audit::hold() { session_.connection.run(hold_audit); }

std::optional<AuditRoot> Audit::last_root() {
    const Answer answer = session_.connection.run(find_last_root);
    const auto row = answer.first();
    return row ? std::optional(root_of(*row)) : std::nullopt;
}

std::optional<ProjectId> Audit::collect_heads(std::int64_t number, domain::Time as_of,
                                              const std::optional<ProjectId>& after, int limit) {
    const Answer last = session_.connection.run(collect_heads_of_batch, number,
                                                domain::microseconds(as_of), text_of(after), limit);
    return ProjectId::parse(last.first().value().maybe_text(0).value_or(""));
}

void Audit::insert(const AuditRoot& root) {
    session_.connection.later_one(insert_root, root.number, domain::microseconds(root.as_of),
                                  domain::microseconds(root.made_at), root.heads, root.heads_hash,
                                  root.previous_hash, root.hash);
}

std::vector<AuditRoot> Audit::roots(std::int64_t after, int limit) {
    return all<AuditRoot>(session_.connection.run(list_roots, after, limit), root_of);
}

std::vector<AuditHead> Audit::heads_of(std::int64_t root, const std::optional<ProjectId>& after,
                                       int limit) {
    return all<AuditHead>(session_.connection.run(list_heads_of_root, root, text_of(after), limit),
                          head_of);
}

std::vector<AuditHead> Audit::heads(const std::optional<app::ChainPosition>& after, int limit) {
    return all<AuditHead>(
        session_.connection.run(list_heads, after ? after->project_id.text() : std::string(),
                                after ? after->sequence : std::int64_t{0}, limit),
        head_of);
}

std::vector<Event> Audit::events(const std::optional<app::ChainPosition>& after, int limit) {
    const Answer rows =
        session_.connection.run(list_all_events, after ? after->project_id.text() : std::string(),
                                after ? after->sequence : std::int64_t{0}, limit);
    return all<Event>(rows, event_of);
}

// In batches: one statement over every project would outlast its time.
std::vector<ProjectId> Audit::projects_without_events(int limit) {
    constexpr int batch = 2000;
    std::vector<ProjectId> found;
    std::string after;
    while (found.size() < static_cast<std::size_t>(limit)) {
        const std::string last = session_.connection.run(last_project_of_batch, after, batch)
                                     .first()
                                     .value()
                                     .maybe_text(0)
                                     .value_or("");
        if (last.empty()) break;
        const Answer rows = session_.connection.run(list_projects_without_events, after, last);
        for (int i = 0; i < rows.rows(); ++i) found.push_back(id_of(rows[i], 0));
        after = last;
    }
    return found;
}

}  // namespace apex::adapters::postgres
