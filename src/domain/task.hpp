// Work done after the answer: what is to be done, how far it is, and what became of it. How it is
// taken: app/ports/task_store.hpp.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

enum class TaskStatus : unsigned char { queued, running, completed, failed, cancelled };

std::string_view to_text(TaskStatus status);
std::optional<TaskStatus> parse_task_status(std::string_view text);
bool is_final(TaskStatus status);

inline constexpr int max_attempts = 5;

struct Task {
    TaskId id;
    std::string account_id;
    ProjectId project_id;
    std::string kind;   ///< "render_report"
    std::string input;  ///< JSON object
    TaskStatus status = TaskStatus::queued;
    double progress = 0;                ///< 0..1
    std::string stage;                  ///< what is being done, in words
    int attempts = 0;                   ///< how often it was started
    std::optional<std::string> result;  ///< JSON object; of a completed task
    std::optional<std::string>
        error;               ///< the reason; of a failed task, or of the last failed attempt
    std::string request_id;  ///< of the request that caused it
    Time created_at, updated_at;
    std::int64_t version = 1;
    std::string traceparent = {};  ///< W3C trace context of that request; "" when it had none
};

std::string etag_of(const Task& task);

/// How long to wait after the given failed attempt (1, 2, ...): 1 s doubling to 60 s. `spread` in
/// [0, 1) adds up to half of it, so that tasks that failed together do not return together.
std::chrono::milliseconds backoff(int failed_attempt, double spread);

}  // namespace apex::domain
