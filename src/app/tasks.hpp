// Use cases on tasks: look, cancel, try again, bury. Running them: services/worker.
#pragma once
#include <string>
#include <vector>

#include "app/context.hpp"
#include "app/ports/page.hpp"
#include "app/result.hpp"
#include "domain/task.hpp"

namespace apex::app {

Result<domain::Task> get_task(const Ports& ports, const Caller& caller, const std::string& task_id);

/// Queued and running tasks become cancelled; one that is cancelled already stays so; a completed
/// or failed one is a conflict. An If-Match is obeyed where it is sent and not demanded: a task
/// moves on by itself, so that its tag is stale within seconds.
Result<domain::Task> cancel_task(const Ports& ports, const Caller& caller,
                                 const std::string& task_id,
                                 const std::optional<std::string>& if_match);

/// Puts a failed or cancelled task into the queue again, with all its attempts before it; what it
/// failed of stays in the project's events. Any other is a conflict.
Result<domain::Task> retry_task(const Ports& ports, const Caller& caller,
                                const std::string& task_id);

struct TaskFilter {
    std::optional<domain::TaskStatus> status;
    std::optional<std::string> kind;
    int limit = default_limit;
};
/// Newest first.
std::vector<domain::Task> list_tasks(const Ports& ports, const Caller& caller,
                                     const TaskFilter& filter);

/// Fails the tasks that have lost their worker in every attempt, with an event each; those that
/// did.
std::vector<domain::Task> bury_exhausted_tasks(const Ports& ports);

/// For metrics: depth and age of the queue.
std::vector<TaskCount> count_tasks(const Ports& ports);

}  // namespace apex::app
