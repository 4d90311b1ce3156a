// The JSON shapes of submissions. Words: submission_resources_wire.cpp.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/submission.hpp"

namespace apex::api {

struct SubmitRequest {};

struct SubmissionTaskResource {
    std::string kind, task_id, url;
};
struct SubmissionResource {
    std::string submission_id, project_id, status;
    int revision = 0;
    std::string design_hash;
    std::optional<std::string> overridden_by;
    std::string submitted_by, created_at;
    std::vector<SubmissionTaskResource> tasks;
    std::optional<std::string> task_id, notice;
};

SubmissionResource resource(const domain::Submission& submission);

}  // namespace apex::api
