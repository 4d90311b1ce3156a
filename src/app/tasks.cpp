#include "app/tasks.hpp"

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

std::vector<TaskCount> count_tasks(const Ports& ports) {
    return ports.database.begin(Access::everything(), Intent::read)->tasks().counts();
}

}  // namespace apex::app
