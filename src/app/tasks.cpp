#include "app/tasks.hpp"

#include <algorithm>

#include "app/json_text.hpp"
#include "app/lookup.hpp"
#include "app/outbox_relay.hpp"

namespace apex::app {

Result<domain::Task> get_task(const Ports& ports, const Caller& caller,
                              const std::string& task_id) {
    const auto id = domain::TaskId::parse(task_id);
    if (!id) return not_found("task");
    const auto work = ports.database.begin(caller.access, Intent::read);
    auto task = work->tasks().find(*id);
    if (!task) return not_found("task");
    return std::move(*task);
}

Result<domain::Task> cancel_task(const Ports& ports, const Caller& caller,
                                 const std::string& task_id,
                                 const std::optional<std::string>& if_match) {
    const auto id = domain::TaskId::parse(task_id);
    if (!id) return not_found("task");
    const auto work = ports.database.begin(caller.access, Intent::write);
    const auto task = work->tasks().find(*id);
    if (!task) return not_found("task");
    // Whoever appends an event holds the project; workers take project, then task, in the same
    // order.
    const auto project = work->projects().find_for_update(task->project_id);
    if (if_match) {
        if (auto failure = refused_by(if_match, domain::etag_of(*task))) return *failure;
    }
    if (task->status == domain::TaskStatus::cancelled) return *task;
    if (!work->tasks().cancel(*id, ports.clock.now()))
        return conflict("The task has ended: it is " + std::string(domain::to_text(task->status)) +
                        '.');
    if (project) {
        const std::string before = JsonObject()
                                       .add("task_id", id->text())
                                       .add("status", domain::to_text(task->status))
                                       .text();
        const std::string after =
            JsonObject().add("task_id", id->text()).add("status", "cancelled").text();
        work->events().append(
            draft_event(ports, caller, project->id, {"task.cancelled", before, after}));
    }
    auto cancelled = work->tasks().find(*id);
    APEX_ASSERT(cancelled);
    work->commit();
    return std::move(*cancelled);
}

Result<domain::Task> retry_task(const Ports& ports, const Caller& caller,
                                const std::string& task_id) {
    const auto id = domain::TaskId::parse(task_id);
    if (!id) return not_found("task");
    const auto work = ports.database.begin(caller.access, Intent::write);
    const auto before = work->tasks().find(*id);
    if (!before) return not_found("task");
    const auto project = work->projects().find_for_update(before->project_id);
    if (!project) return conflict("The project of the task was deleted.");
    const domain::Time now = ports.clock.now();
    if (!work->tasks().requeue(*id, now))
        return conflict("Only a failed or cancelled task is tried again; this one is " +
                        std::string(domain::to_text(before->status)) + '.');
    JsonObject was, is;
    was.add("task_id", id->text()).add("status", domain::to_text(before->status));
    was.add("attempts", before->attempts).add("reason", before->error);
    is.add("task_id", id->text()).add("status", "queued");
    work->events().append(
        draft_event(ports, caller, project->id, {"task.retried", was.text(), is.text()}));
    auto queued = work->tasks().find(*id);
    APEX_ASSERT(queued);
    work->outbox().add({0, "task", queued->account_id, id->text(), queued->version, now});
    work->commit();
    after_commit(ports);
    return std::move(*queued);
}

std::vector<domain::Task> list_tasks(const Ports& ports, const Caller& caller,
                                     const TaskFilter& filter) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    std::vector<domain::Task> found;
    // From each kind and status that there is, along the index.
    for (const TaskCount& group : work->tasks().counts()) {
        if (filter.status && group.status != *filter.status) continue;
        if (filter.kind && group.kind != *filter.kind) continue;
        for (auto& task : work->tasks().newest(group.kind, group.status, filter.limit))
            found.push_back(std::move(task));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.created_at > b.created_at; });
    if (found.size() > static_cast<std::size_t>(filter.limit))
        found.erase(found.begin() + filter.limit, found.end());
    return found;
}

namespace {

std::string reason_of_burial(const domain::Task& task) {
    std::string reason = "the worker was lost in attempt " + std::to_string(task.attempts) +
                         " of " + std::to_string(domain::max_attempts);
    if (task.stage != "waiting") reason += ", last seen at \"" + task.stage + '"';
    if (task.error) reason += "; before that: " + *task.error;
    return reason;
}

/// Takes the project before the task, as everyone does.
bool bury(const Ports& ports, const domain::Task& task, const std::string& reason) {
    const domain::Time now = ports.clock.now();
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    const auto project = work->projects().find_for_update(task.project_id);
    if (!work->tasks().bury(task.id, reason, now)) return false;
    if (project)
        work->events().append(
            {task.project_id, "task.failed", "worker", task.request_id, "null",
             JsonObject().add("task_id", task.id.text()).add("reason", reason).text(), now});
    work->commit();
    return true;
}

}  // namespace

std::vector<domain::Task> bury_exhausted_tasks(const Ports& ports) {
    constexpr int at_once = 100;
    auto exhausted = ports.database.begin(Access::everything(), Intent::read)
                         ->tasks()
                         .exhausted(ports.clock.now(), at_once);
    std::erase_if(exhausted, [&ports](domain::Task& task) {
        const std::string reason = reason_of_burial(task);
        if (!bury(ports, task, reason)) return true;
        task.error = reason;
        return false;
    });
    return exhausted;
}

std::vector<TaskCount> count_tasks(const Ports& ports) {
    return ports.database.begin(Access::everything(), Intent::read)->tasks().counts();
}

}  // namespace apex::app
