#include "services/api/submission_resources.hpp"

namespace apex::api {

SubmissionResource resource(const domain::Submission& submission) {
    SubmissionResource r;
    r.submission_id = submission.id.text();
    r.project_id = submission.project_id.text();
    r.status = "submitted";
    r.revision = submission.revision;
    r.design_hash = submission.design_hash;
    r.overridden_by = submission.overridden_by;
    r.submitted_by = submission.submitted_by;
    r.created_at = domain::to_text(submission.created_at);
    for (const auto& task : submission.tasks)
        r.tasks.push_back({task.kind, task.id.text(), "/api/v1/tasks/" + task.id.text()});
    if (r.tasks.empty())
        r.notice =
            "Nothing is configured to be told of submissions (SUBMIT_WEBHOOK_URL, "
            "SUBMIT_EMAIL_TO).";
    else
        r.task_id = r.tasks.back().task_id;
    return r;
}

}  // namespace apex::api
