// Use cases on tasks: look, cancel. Running them: services/worker.
#pragma once
#include <string>
#include <vector>

#include "app/context.hpp"
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

/// For metrics: depth and age of the queue.
std::vector<TaskCount> count_tasks(const Ports& ports);

}  // namespace apex::app
