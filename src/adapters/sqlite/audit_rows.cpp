#include <stdexcept>

#include "adapters/sqlite/event_columns.hpp"
#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using domain::AuditHead;
using domain::AuditRoot;
using domain::Event;
using domain::ProjectId;

const std::string root_columns = "number, as_of, made_at, heads, heads_hash, previous_hash, hash";
const std::string head_columns = "project_id, sequence, hash, root";

const std::string find_last_root =
    "select " + root_columns + " from audit_roots order by number desc limit 1";
const std::string list_roots = "select " + root_columns + R"(
    from audit_roots
    where number > ?1
    order by number
    limit ?2)";
const std::string insert_root =
    "insert into audit_roots (" + root_columns + ") values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

const std::string collect_heads = R"(
    insert into audit_heads (project_id, sequence, root, hash)
    select event.project_id, event.sequence, ?1, event.hash
    from (select project_id from projects where project_id > ?3 order by project_id limit ?4) as batch
    join project_events as event
        on event.project_id = batch.project_id
        and event.sequence = (select max(sequence)
                              from project_events
                              where project_id = batch.project_id and created_at < ?2)
    where true
    on conflict do nothing)";
const std::string last_of_batch = R"(
    select max(project_id)
    from (select project_id from projects where project_id > ?1 order by project_id limit ?2))";

const std::string list_heads_of_root = "select " + head_columns + R"(
    from audit_heads
    where root = ?1 and project_id > ?2
    order by project_id
    limit ?3)";
const std::string list_heads = "select " + head_columns + R"(
    from audit_heads
    where (project_id, sequence) > (?1, ?2)
    order by project_id, sequence
    limit ?3)";
const std::string list_audited_events = "select " + event_columns + R"(
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where (project_id, sequence) > (?1, ?2)
    order by project_id, sequence
    limit ?3)";
const std::string list_projects_without_events = R"(
    select project_id
    from projects
    where not exists (select 1 from project_events where project_events.project_id = projects.project_id)
    order by project_id
    limit ?1)";

ProjectId id_of(const Statement& row, int column) {
    const auto id = ProjectId::parse(row.text(column));
    if (!id) throw std::runtime_error("database: \"" + row.text(column) + "\" is no project's id");
    return *id;
}

AuditRoot root_of(const Statement& row) {
    return {row.integer(0),
            domain::from_microseconds(row.integer(1)),
            domain::from_microseconds(row.integer(2)),
            row.integer(3),
            row.text(4),
            row.text(5),
            row.text(6)};
}

AuditHead head_of(const Statement& row) {
    return {id_of(row, 0), row.integer(1), row.text(2), row.integer(3)};
}

std::string text_of(const std::optional<ProjectId>& after) { return after ? after->text() : ""; }

template <class Item, class Read>
std::vector<Item> all(Statement& rows, Read read) {
    std::vector<Item> items;
    while (rows.step()) items.push_back(read(rows));
    return items;
}

}  // namespace

void SqliteAudit::hold() {}  // A writer is the only one.

std::optional<AuditRoot> SqliteAudit::last_root() {
    Statement row = session_.connection.prepare(find_last_root);
    return row.step() ? std::optional(root_of(row)) : std::nullopt;
}

std::optional<ProjectId> SqliteAudit::collect_heads(std::int64_t number, domain::Time as_of,
                                                    const std::optional<ProjectId>& after,
                                                    int limit) {
    session_.connection.prepare(apex::adapters::collect_heads)
        .bind(number, domain::microseconds(as_of), text_of(after), limit)
        .run();
    Statement last = session_.connection.prepare(last_of_batch);
    last.bind(text_of(after), limit).step();
    return ProjectId::parse(last.text(0));
}

void SqliteAudit::insert(const AuditRoot& root) {
    session_.connection.prepare(insert_root)
        .bind(root.number, domain::microseconds(root.as_of), domain::microseconds(root.made_at),
              root.heads, root.heads_hash, root.previous_hash, root.hash)
        .run();
}

std::vector<AuditRoot> SqliteAudit::roots(std::int64_t after, int limit) {
    Statement rows = session_.connection.prepare(list_roots);
    return all<AuditRoot>(rows.bind(after, limit), root_of);
}

std::vector<AuditHead> SqliteAudit::heads_of(std::int64_t root,
                                             const std::optional<ProjectId>& after, int limit) {
    Statement rows = session_.connection.prepare(list_heads_of_root);
    return all<AuditHead>(rows.bind(root, text_of(after), limit), head_of);
}

std::vector<AuditHead> SqliteAudit::heads(const std::optional<app::ChainPosition>& after,
                                          int limit) {
    Statement rows = session_.connection.prepare(list_heads);
    rows.bind(after ? after->project_id.text() : "", after ? after->sequence : 0, limit);
    return all<AuditHead>(rows, head_of);
}

std::vector<Event> SqliteAudit::events(const std::optional<app::ChainPosition>& after, int limit) {
    Statement rows = session_.connection.prepare(list_audited_events);
    rows.bind(after ? after->project_id.text() : "", after ? after->sequence : 0, limit);
    return all<Event>(rows, event_of);
}

std::vector<ProjectId> SqliteAudit::projects_without_events(int limit) {
    Statement rows = session_.connection.prepare(list_projects_without_events);
    return all<ProjectId>(rows.bind(limit), [](const Statement& row) { return id_of(row, 0); });
}

}  // namespace apex::adapters
