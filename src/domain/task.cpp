#include "domain/task.hpp"

#include <algorithm>

#include "base/assertion.hpp"
#include "domain/etag.hpp"

namespace apex::domain {
namespace {

constexpr TaskStatus all[] = {TaskStatus::queued, TaskStatus::running, TaskStatus::completed,
                              TaskStatus::failed, TaskStatus::cancelled};

}  // namespace

std::string_view to_text(TaskStatus status) {
    switch (status) {
        case TaskStatus::queued:
            return "queued";
        case TaskStatus::running:
            return "running";
        case TaskStatus::completed:
            return "completed";
        case TaskStatus::failed:
            return "failed";
        case TaskStatus::cancelled:
            return "cancelled";
    }
    APEX_ASSERT(false);
    return "";
}

std::optional<TaskStatus> parse_task_status(std::string_view text) {
    for (const TaskStatus status : all)
        if (to_text(status) == text) return status;
    return std::nullopt;
}

bool is_final(TaskStatus status) {
    return status != TaskStatus::queued && status != TaskStatus::running;
}

std::string etag_of(const Task& task) { return etag(task.id.text(), task.version); }

std::chrono::milliseconds backoff(int failed_attempt, double spread) {
    APEX_ASSERT(failed_attempt >= 1 && spread >= 0 && spread < 1);
    constexpr int longest_ms = 60'000;
    const int doublings = std::min(failed_attempt - 1, 6);
    const int base_ms = std::min(1000 << doublings, longest_ms);
    return std::chrono::milliseconds(base_ms + static_cast<int>(base_ms / 2 * spread));
}

}  // namespace apex::domain
