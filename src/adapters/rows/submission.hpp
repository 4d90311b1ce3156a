// How a row of submissions is read and which columns it has; its tasks stand in one column, as
// JSON.
#pragma once
#include <string>
#include <vector>

#include "base/assertion.hpp"
#include "domain/submission.hpp"

namespace apex::adapters::rows {

std::string text_of(const std::vector<domain::SubmissionTask>& tasks);
std::vector<domain::SubmissionTask> tasks_of(const std::string& text);

inline const std::string submission_columns =
    "submission_id, project_id, account_id, revision, design_hash, overridden_by, tasks, "
    "submitted_by, created_at";

/// Of a row with these columns, in this order, whichever database it comes from.
template <class Row>
domain::Submission read_submission(const Row& row) {
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

}  // namespace apex::adapters::rows
