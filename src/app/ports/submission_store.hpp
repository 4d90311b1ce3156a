// Port: what was submitted. Append-only.
#pragma once
#include <vector>

#include "domain/submission.hpp"

namespace apex::app {

class SubmissionStore {
  public:
    virtual ~SubmissionStore() = default;
    virtual void insert(const domain::Submission& submission) = 0;
    /// Newest first.
    virtual std::vector<domain::Submission> list(const domain::ProjectId& project, int limit) = 0;
};

}  // namespace apex::app
