#include "adapters/postgres/stores.hpp"
#include "app/json_text.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::Submission;

const std::string columns =
    "submission_id, project_id, account_id, revision, design_hash, overridden_by, tasks, "
    "submitted_by, created_at";

const Query insert_submission{"insert_submission", "insert into submissions (" + columns + R"()
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};

const Query list_submissions{"list_submissions", "select " + columns + R"(
    from submissions
    where project_id = $1 and ($2 is null or account_id = $2)
    order by created_at desc, submission_id desc
    limit $3)"};

std::string text_of(const std::vector<domain::SubmissionTask>& tasks) {
    std::string text = "[";
    for (const auto& task : tasks)
        (text += text.size() > 1 ? "," : "") +=
            app::JsonObject().add("kind", task.kind).add("task_id", task.id.text()).text();
    return text + ']';
}

std::vector<domain::SubmissionTask> tasks_of(const std::string& text) {
    std::vector<domain::SubmissionTask> tasks;
    for (const auto item : app::json_items(text)) {
        const auto kind = app::json_at(item, "/kind"), id = app::json_at(item, "/task_id");
        APEX_ASSERT(kind && id);
        const auto parsed = domain::TaskId::parse(app::json_text_value(*id));
        APEX_ASSERT(parsed);
        tasks.push_back({app::json_text_value(*kind), *parsed});
    }
    return tasks;
}

Submission read(const Row& row) {
    const auto id = domain::SubmissionId::parse(row.text(0));
    const auto project = domain::ProjectId::parse(row.text(1));
    APEX_ASSERT(id && project);
    return {*id,
            *project,
            row.text(2),
            row.whole(3),
            row.text(4),
            row.maybe_text(5),
            tasks_of(row.text(6)),
            row.text(7),
            domain::from_microseconds(row.integer(8))};
}

}  // namespace

void Submissions::insert(const Submission& submission) {
    session_.connection.run(insert_submission, submission.id.text(), submission.project_id.text(),
                            submission.account_id, submission.revision, submission.design_hash,
                            submission.overridden_by, text_of(submission.tasks),
                            submission.submitted_by, domain::microseconds(submission.created_at));
}

std::vector<Submission> Submissions::list(const domain::ProjectId& project, int limit) {
    const Answer found =
        session_.connection.run(list_submissions, project.text(), session_.account(), limit);
    std::vector<Submission> submissions;
    for (int i = 0; i < found.rows(); ++i) submissions.push_back(read(found[i]));
    return submissions;
}

}  // namespace apex::adapters::postgres
