// Use cases on submissions: hand a project's current design to those who carry it on. Sending:
// services/worker/jobs/notify_submission.
#pragma once
#include <string>
#include <vector>

#include "app/context.hpp"
#include "app/projects.hpp"
#include "app/result.hpp"
#include "domain/submission.hpp"

namespace apex::app {

struct Submitted {
    domain::Submission submission;
    ProjectView project;
};

/// Moves an estimating project to submitted, with the tasks that tell whoever is configured to be
/// told. Failure invalid where no design is saved, or where checks of it fail and the newest review
/// of the revision is no engineer's override; conflict in another state. A project that was
/// submitted already gives the same submission again.
Result<Submitted> submit_project(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                 const std::string& project_id);

/// Newest first.
Result<std::vector<domain::Submission>> list_submissions(const Ports& ports, const Caller& caller,
                                                         const std::string& project_id);

}  // namespace apex::app
