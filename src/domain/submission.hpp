// A submission: one revision of a project, handed to those who carry it on. Never changed. Who is
// told, and how that went, are tasks.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

struct SubmissionTask {
    std::string kind;  ///< "render_report", "submit_webhook", "submit_email"
    TaskId id;
};

struct Submission {
    SubmissionId id;
    ProjectId project_id;
    std::string account_id;
    int revision = 0;
    std::string design_hash;
    std::optional<std::string> overridden_by;  ///< who accepted failing checks, if any fail
    std::vector<SubmissionTask> tasks;         ///< empty: nothing is configured to be told
    std::string submitted_by;
    Time created_at;
};

}  // namespace apex::domain
