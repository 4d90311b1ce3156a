#include "adapters/rows/submission.hpp"
#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using domain::Submission;

const std::string insert_submission = "insert into submissions (" + rows::submission_columns + R"()
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";

const std::string list_submissions = "select " + rows::submission_columns + R"(
    from submissions
    where project_id = ?1 and (?2 is null or account_id = ?2)
    order by created_at desc, submission_id desc
    limit ?3)";

}  // namespace

void SqliteSubmissions::insert(const Submission& submission) {
    session_.connection.prepare(insert_submission)
        .bind(submission.id.text(), submission.project_id.text(), submission.account_id,
              submission.revision, submission.design_hash, submission.overridden_by,
              rows::text_of(submission.tasks), submission.submitted_by,
              domain::microseconds(submission.created_at))
        .run();
}

std::vector<Submission> SqliteSubmissions::list(const domain::ProjectId& project, int limit) {
    Statement row = session_.connection.prepare(list_submissions);
    row.bind(project.text(), session_.account(), limit);
    std::vector<Submission> submissions;
    while (row.step()) submissions.push_back(rows::read_submission(row));
    return submissions;
}

}  // namespace apex::adapters
