#include "adapters/postgres/stores.hpp"
#include "adapters/rows/submission.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::Submission;

const Query insert_submission{"insert_submission",
                              "insert into submissions (" + rows::submission_columns + R"()
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};

const Query list_submissions{"list_submissions", "select " + rows::submission_columns + R"(
    from submissions
    where project_id = $1 and ($2 is null or account_id = $2)
    order by created_at desc, submission_id desc
    limit $3)"};

}  // namespace

void Submissions::insert(const Submission& submission) {
    session_.connection.run(insert_submission, submission.id.text(), submission.project_id.text(),
                            submission.account_id, submission.revision, submission.design_hash,
                            submission.overridden_by, rows::text_of(submission.tasks),
                            submission.submitted_by, domain::microseconds(submission.created_at));
}

std::vector<Submission> Submissions::list(const domain::ProjectId& project, int limit) {
    const Answer found =
        session_.connection.run(list_submissions, project.text(), session_.account(), limit);
    std::vector<Submission> submissions;
    for (int i = 0; i < found.rows(); ++i) submissions.push_back(rows::read_submission(found[i]));
    return submissions;
}

}  // namespace apex::adapters::postgres
