#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using app::Lease;
using domain::microseconds;
using domain::Task;

const std::string columns =
    "task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, "
    "error, request_id, created_at, "
    "updated_at, version, lease_token, traceparent";

const std::string insert_task = R"(
    insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at, traceparent)
    select ?, ?, ?, ?, ?, 'queued', 0, ?, 0, ?, 0, ?, 1, ?, ?, ?)";

const std::string find_task = "select " + columns + R"(
    from tasks
    where task_id = ?1 and (?2 is null or account_id = ?2))";

const std::string exhausted_tasks = "select " + columns + R"(
    from tasks
    where status = 'running' and due_at <= ?1 and attempts >= ?2 and (?3 is null or account_id = ?3)
    order by due_at
    limit ?4)";

const std::string bury_task = R"(
    update tasks
    set status = 'failed',
        error = ?2,
        lease_owner = null,
        version = version + 1,
        updated_at = ?3
    where task_id = ?1 and status = 'running' and due_at <= ?3 and attempts >= ?4 and (?5 is null or account_id = ?5))";

const std::string requeue_task = R"(
    update tasks
    set status = 'queued',
        stage = 'waiting',
        progress = 0,
        attempts = 0,
        due_at = ?2,
        version = version + 1,
        updated_at = ?2
    where task_id = ?1 and status in ('failed', 'cancelled') and (?3 is null or account_id = ?3))";

const std::string newest_tasks = "select " + columns + R"(
    from tasks
    where kind = ?1 and status = ?2 and (?3 is null or account_id = ?3)
    order by created_at desc
    limit ?4)";

const std::string take_task = R"(
    update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = ?1,
        lease_token = lease_token + 1,
        due_at = ?2,
        version = version + 1,
        updated_at = ?3
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= ?3 and (status = 'queued' or attempts < ?5)
                       and (?4 is null or account_id = ?4)
                     order by due_at, task_id
                     limit 1)
    returning )" + columns;

const std::string holds_lease = " where task_id = ?1 and lease_token = ?2 and status = 'running'";

const std::string progress_task = R"(
    update tasks
    set progress = ?3,
        stage = ?4,
        updated_at = ?5,
        due_at = ?6,
        version = version + 1)" + holds_lease;

const std::string complete_task = R"(
    update tasks
    set status = 'completed',
        progress = 1,
        stage = 'done',
        result = ?3,
        error = null,
        lease_owner = null,
        updated_at = ?4,
        version = version + 1)" + holds_lease;

const std::string fail_task = R"(
    update tasks
    set status = 'failed',
        error = ?3,
        lease_owner = null,
        updated_at = ?4,
        version = version + 1)" +
                              holds_lease;

const std::string retry_task = R"(
    update tasks
    set status = 'queued',
        error = ?3,
        stage = 'waiting to try again',
        progress = 0,
        attempts = attempts - ?4,
        lease_owner = null,
        updated_at = ?5,
        due_at = ?6,
        version = version + 1)" +
                               holds_lease;

const std::string cancel_task = R"(
    update tasks
    set status = 'cancelled',
        lease_owner = null,
        updated_at = ?2,
        version = version + 1
    where task_id = ?1 and status in ('queued', 'running') and (?3 is null or account_id = ?3))";

const std::string count_tasks = R"(
    select kind, status, count(*), min(created_at)
    from tasks
    where (?1 is null or account_id = ?1)
    group by kind, status
    order by kind, status)";

Task read(const Statement& row) {
    const auto id = domain::TaskId::parse(row.text(0));
    const auto project = domain::ProjectId::parse(row.text(2));
    const auto status = domain::parse_task_status(row.text(5));
    APEX_ASSERT(id && project && status);
    return {*id,
            row.text(1),
            *project,
            row.text(3),
            row.text(4),
            *status,
            row.real(6),
            row.text(7),
            row.whole(8),
            row.maybe_text(9),
            row.maybe_text(10),
            row.text(11),
            domain::from_microseconds(row.integer(12)),
            domain::from_microseconds(row.integer(13)),
            row.integer(14),
            row.text(16)};
}
constexpr int token_column = 15;

}  // namespace

void SqliteTasks::insert(const Task& task) {
    session_.connection.prepare(insert_task)
        .bind(task.id.text(), task.account_id, task.project_id.text(), task.kind, task.input,
              task.stage, microseconds(task.created_at), task.request_id,
              microseconds(task.created_at), microseconds(task.updated_at), task.traceparent)
        .run();
}

std::optional<Task> SqliteTasks::find(const domain::TaskId& id) {
    Statement row = session_.connection.prepare(find_task);
    if (!row.bind(id.text(), session_.account()).step()) return std::nullopt;
    return read(row);
}

std::optional<Lease> SqliteTasks::take(const app::TakeRequest& request) {
    Statement row = session_.connection.prepare(take_task);
    row.bind(request.worker, microseconds(request.now + request.lease_for),
             microseconds(request.now), session_.account(), domain::max_attempts);
    if (!row.step()) return std::nullopt;
    Lease lease{read(row), request.worker, row.integer(token_column)};
    row.run();
    return lease;
}

bool SqliteTasks::progress(const Lease& lease, double fraction, const std::string& stage,
                           domain::Time now, std::chrono::milliseconds lease_for) {
    return session_.connection.prepare(progress_task)
               .bind(lease.task.id.text(), lease.token, fraction, stage, microseconds(now),
                     microseconds(now + lease_for))
               .run() == 1;
}

bool SqliteTasks::complete(const Lease& lease, const std::string& result, domain::Time now) {
    return session_.connection.prepare(complete_task)
               .bind(lease.task.id.text(), lease.token, result, microseconds(now))
               .run() == 1;
}

bool SqliteTasks::fail(const Lease& lease, const std::string& reason, domain::Time now) {
    return session_.connection.prepare(fail_task)
               .bind(lease.task.id.text(), lease.token, reason, microseconds(now))
               .run() == 1;
}

bool SqliteTasks::retry(const Lease& lease, const std::string& reason, bool counts,
                        domain::Time now, domain::Time due) {
    return session_.connection.prepare(retry_task)
               .bind(lease.task.id.text(), lease.token, reason, counts ? 0 : 1, microseconds(now),
                     microseconds(due))
               .run() == 1;
}

bool SqliteTasks::cancel(const domain::TaskId& id, domain::Time now) {
    return session_.connection.prepare(cancel_task)
               .bind(id.text(), microseconds(now), session_.account())
               .run() == 1;
}

std::vector<Task> SqliteTasks::exhausted(domain::Time now, int limit) {
    Statement row = session_.connection.prepare(exhausted_tasks);
    row.bind(microseconds(now), domain::max_attempts, session_.account(), limit);
    std::vector<Task> tasks;
    while (row.step()) tasks.push_back(read(row));
    return tasks;
}

bool SqliteTasks::bury(const domain::TaskId& id, const std::string& reason, domain::Time now) {
    return session_.connection.prepare(bury_task)
               .bind(id.text(), reason, microseconds(now), domain::max_attempts, session_.account())
               .run() == 1;
}

bool SqliteTasks::requeue(const domain::TaskId& id, domain::Time now) {
    return session_.connection.prepare(requeue_task)
               .bind(id.text(), microseconds(now), session_.account())
               .run() == 1;
}

std::vector<Task> SqliteTasks::newest(const std::string& kind, domain::TaskStatus status,
                                      int limit) {
    Statement row = session_.connection.prepare(newest_tasks);
    row.bind(kind, std::string(domain::to_text(status)), session_.account(), limit);
    std::vector<Task> tasks;
    while (row.step()) tasks.push_back(read(row));
    return tasks;
}

std::vector<app::TaskCount> SqliteTasks::counts() {
    Statement row = session_.connection.prepare(count_tasks);
    row.bind(session_.account());
    std::vector<app::TaskCount> counts;
    while (row.step()) {
        const auto status = domain::parse_task_status(row.text(1));
        APEX_ASSERT(status);
        counts.push_back(
            {row.text(0), *status, row.integer(2), domain::from_microseconds(row.integer(3))});
    }
    return counts;
}

}  // namespace apex::adapters
