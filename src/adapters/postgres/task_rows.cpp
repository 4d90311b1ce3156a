#include "adapters/postgres/stores.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using app::Lease;
using domain::microseconds;
using domain::Task;

const std::string columns = R"(
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent)";
constexpr int token_column = 15;

const Query insert_task{"insert_task", R"(
    insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at, traceparent)
    values ($1, $2, $3, $4, $5, 'queued', 0, $6, 0, $7, 0, $8, 1, $9, $10, $11))"};

const Query find_task{"find_task", "select" + columns + R"(
    from tasks
    where task_id = $1 and ($2 is null or account_id = $2))"};

const Query exhausted_tasks{"exhausted_tasks", "select" + columns + R"(
    from tasks
    where status = 'running' and due_at <= $1 and attempts >= $2 and ($3 is null or account_id = $3)
    order by due_at
    limit $4)"};

const Query bury_task{"bury_task", R"(
    update tasks
    set status = 'failed',
        error = $2,
        lease_owner = null,
        version = version + 1,
        updated_at = $3
    where task_id = $1 and status = 'running' and due_at <= $3 and attempts >= $4 and ($5 is null or account_id = $5))"};

const Query requeue_task{"requeue_task", R"(
    update tasks
    set status = 'queued',
        stage = 'waiting',
        progress = 0,
        attempts = 0,
        due_at = $2,
        version = version + 1,
        updated_at = $2
    where task_id = $1 and status in ('failed', 'cancelled') and ($3 is null or account_id = $3))"};

const Query newest_tasks{"newest_tasks", "select" + columns + R"(
    from tasks
    where kind = $1 and status = $2 and ($3 is null or account_id = $3)
    order by created_at desc
    limit $4)"};

// Workers never wait for one another: what another one is taking is left to it.
const Query take_task{"take_task", R"(
    update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = $1,
        lease_token = lease_token + 1,
        due_at = $2,
        version = version + 1,
        updated_at = $3
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= $3 and (status = 'queued' or attempts < $5)
                       and ($4 is null or account_id = $4)
                     order by due_at, task_id
                     limit 1
                     for update skip locked)
    returning )" + columns};

const std::string holds_lease = R"(
    where task_id = $1 and lease_token = $2 and status = 'running')";

const Query progress_task{"progress_task", R"(
    update tasks
    set progress = $3,
        stage = $4,
        updated_at = $5,
        due_at = $6,
        version = version + 1)" + holds_lease};

const Query complete_task{"complete_task", R"(
    update tasks
    set status = 'completed',
        progress = 1,
        stage = 'done',
        result = $3,
        error = null,
        lease_owner = null,
        updated_at = $4,
        version = version + 1)" + holds_lease};

const Query fail_task{"fail_task", R"(
    update tasks
    set status = 'failed',
        error = $3,
        lease_owner = null,
        updated_at = $4,
        version = version + 1)" + holds_lease};

const Query retry_task{"retry_task", R"(
    update tasks
    set status = 'queued',
        error = $3,
        stage = 'waiting to try again',
        progress = 0,
        attempts = attempts - $4,
        lease_owner = null,
        updated_at = $5,
        due_at = $6,
        version = version + 1)" + holds_lease};

const Query cancel_task{"cancel_task", R"(
    update tasks
    set status = 'cancelled',
        lease_owner = null,
        updated_at = $2,
        version = version + 1
    where task_id = $1 and status in ('queued', 'running') and ($3 is null or account_id = $3))"};

// From one kind and status to the next along the index, so that years of ended tasks are not read.
const Query count_tasks{"count_tasks", R"(
    with recursive groups as (
        (select kind, status from tasks order by kind, status limit 1)
        union all
        select following.kind, following.status
        from groups
        cross join lateral (select t.kind, t.status
                            from tasks as t
                            where (t.kind, t.status) > (groups.kind, groups.status)
                            order by t.kind, t.status
                            limit 1) as following)
    select kind,
           status,
           (select count(*)
            from (select 1 from tasks as t where t.kind = groups.kind and t.status = groups.status limit $1) as counted),
           (select min(created_at) from tasks as t where t.kind = groups.kind and t.status = groups.status)
    from groups
    order by kind, status)"};

const Query count_tasks_of_account{"count_tasks_of_account", R"(
    select kind, status, count(*), min(created_at)
    from tasks
    where account_id = $1
    group by kind, status
    order by kind, status)"};

Task read(const Row& row) {
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

std::vector<Task> read_all(const Answer& answer) {
    std::vector<Task> tasks;
    for (int i = 0; i < answer.rows(); ++i) tasks.push_back(read(answer[i]));
    return tasks;
}

}  // namespace

void Tasks::insert(const Task& task) {
    session_.connection.run(insert_task, task.id.text(), task.account_id, task.project_id.text(),
                            task.kind, task.input, task.stage, microseconds(task.created_at),
                            task.request_id, microseconds(task.created_at),
                            microseconds(task.updated_at), task.traceparent);
}

std::optional<Task> Tasks::find(const domain::TaskId& id) {
    const Answer answer = session_.connection.run(find_task, id.text(), session_.account());
    const auto row = answer.first();
    return row ? std::optional(read(*row)) : std::nullopt;
}

std::optional<Lease> Tasks::take(const app::TakeRequest& request) {
    const Answer answer = session_.connection.run(
        take_task, request.worker, microseconds(request.now + request.lease_for),
        microseconds(request.now), session_.account(), domain::max_attempts);
    const auto row = answer.first();
    if (!row) return std::nullopt;
    return Lease{read(*row), request.worker, row->integer(token_column)};
}

bool Tasks::progress(const Lease& lease, double fraction, const std::string& stage,
                     domain::Time now, std::chrono::milliseconds lease_for) {
    return session_.connection
               .run(progress_task, lease.task.id.text(), lease.token, fraction, held(stage),
                    microseconds(now), microseconds(now + lease_for))
               .changed() == 1;
}

bool Tasks::complete(const Lease& lease, const std::string& result, domain::Time now) {
    return session_.connection
               .run(complete_task, lease.task.id.text(), lease.token, result, microseconds(now))
               .changed() == 1;
}

bool Tasks::fail(const Lease& lease, const std::string& reason, domain::Time now) {
    return session_.connection
               .run(fail_task, lease.task.id.text(), lease.token, held(reason), microseconds(now))
               .changed() == 1;
}

bool Tasks::retry(const Lease& lease, const std::string& reason, bool counts, domain::Time now,
                  domain::Time due) {
    return session_.connection
               .run(retry_task, lease.task.id.text(), lease.token, held(reason), counts ? 0 : 1,
                    microseconds(now), microseconds(due))
               .changed() == 1;
}

bool Tasks::cancel(const domain::TaskId& id, domain::Time now) {
    return session_.connection.run(cancel_task, id.text(), microseconds(now), session_.account())
               .changed() == 1;
}

std::vector<Task> Tasks::exhausted(domain::Time now, int limit) {
    return read_all(session_.connection.run(exhausted_tasks, microseconds(now),
                                            domain::max_attempts, session_.account(), limit));
}

bool Tasks::bury(const domain::TaskId& id, const std::string& reason, domain::Time now) {
    return session_.connection
               .run(bury_task, id.text(), held(reason), microseconds(now), domain::max_attempts,
                    session_.account())
               .changed() == 1;
}

bool Tasks::requeue(const domain::TaskId& id, domain::Time now) {
    return session_.connection.run(requeue_task, id.text(), microseconds(now), session_.account())
               .changed() == 1;
}

std::vector<Task> Tasks::newest(const std::string& kind, domain::TaskStatus status, int limit) {
    return read_all(session_.connection.run(newest_tasks, kind, domain::to_text(status),
                                            session_.account(), limit));
}

std::vector<app::TaskCount> Tasks::counts() {
    constexpr int counted_most = 10'001;
    const auto& account = session_.account();
    const Answer found = account ? session_.connection.run(count_tasks_of_account, account)
                                 : session_.connection.run(count_tasks, counted_most);
    std::vector<app::TaskCount> counts;
    for (int i = 0; i < found.rows(); ++i) {
        const Row row = found[i];
        const auto status = domain::parse_task_status(row.text(1));
        APEX_ASSERT(status);
        counts.push_back(
            {row.text(0), *status, row.integer(2), domain::from_microseconds(row.integer(3))});
    }
    return counts;
}

}  // namespace apex::adapters::postgres
