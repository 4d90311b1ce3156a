// Tells one receiver of a submission. Sent at least once, always under the task's id: a receiver
// can tell a repetition. How it is sent: app/ports/notifier.hpp.
#pragma once
#include "app/context.hpp"
#include "services/worker/job.hpp"

namespace apex::worker {

/// Who is told too late is not told: the task fails, with the last reason, and may be retried by
/// hand.
inline constexpr std::chrono::hours notification_patience{24};

/// The task's input is `{"payload": {...}, "report_sha256" or "report_task_id"}`; it waits for the
/// report. The result is `{"delivery_id"}`. Throws PutOff while the receiver or the report is away.
JobDone notify_submission(const app::Ports& ports, app::Notifier& notifier,
                          const domain::Task& task, const Progress& progress);

}  // namespace apex::worker
