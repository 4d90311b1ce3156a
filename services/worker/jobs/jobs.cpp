#include "services/worker/jobs/jobs.hpp"

#include "services/worker/jobs/notify_submission.hpp"
#include "services/worker/jobs/render_report.hpp"

namespace apex::worker {

Jobs all_jobs(const app::Ports& ports) {
    // A task for a receiver that is configured no more says so when it is run.
    const auto tell = [&ports](app::Notifier* notifier, const char* setting) -> Job {
        return [&ports, notifier, setting](const domain::Task& task, const Progress& progress) {
            if (!notifier) throw JobFailed(std::string(setting) + " is not set any more");
            return notify_submission(ports, *notifier, task, progress);
        };
    };
    return {{"render_report",
             [&ports](const domain::Task& task, const Progress& progress) {
                 return render_report(ports, task, progress);
             }},
            {"submit_webhook", tell(ports.notifiers.webhook, "SUBMIT_WEBHOOK_URL")},
            {"submit_email", tell(ports.notifiers.email, "SUBMIT_EMAIL_TO")}};
}

}  // namespace apex::worker
