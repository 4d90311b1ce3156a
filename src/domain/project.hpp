// A project: what is known of the job, and the states it passes through. Its designs: revision.hpp;
// its history: event.hpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

enum class ProjectStatus : unsigned char { draft, estimating, submitted, accepted, rejected };

inline constexpr ProjectStatus all_project_statuses[] = {
    ProjectStatus::draft, ProjectStatus::estimating, ProjectStatus::submitted,
    ProjectStatus::accepted, ProjectStatus::rejected};

std::string_view to_text(ProjectStatus status);
std::optional<ProjectStatus> parse_project_status(std::string_view text);

/// draft -> estimating -> submitted -> accepted or rejected; rejected -> draft. Nothing else.
std::vector<ProjectStatus> allowed_transitions(ProjectStatus from);
bool may_become(ProjectStatus from, ProjectStatus to);

/// A design may change until it is submitted, and again once a rejection has made the project a
/// draft.
bool design_may_change(ProjectStatus status);

/// What people say of a project. Text is UTF-8; lengths are in bytes.
struct ProjectFacts {
    std::string account_id;                        ///< 1..64 of letters, digits and . _ -
    std::string name;                              ///< 1..200
    std::string customer;                          ///< 1..200
    std::optional<std::string> description;        ///< up to 4000
    std::optional<std::string> site_name, street;  ///< up to 200
    std::optional<std::string> created_by;  ///< up to 200; as the client says, not who is signed in
};

/// Every problem, with a JSON pointer into the request that carried the facts; empty: acceptable.
std::vector<Rejection> problems_of(const ProjectFacts& facts);

struct Project {
    ProjectId id;
    ProjectFacts facts;
    ProjectStatus status = ProjectStatus::draft;
    std::int64_t version = 1;  ///< rises with every change, saved designs among them
    int current_revision = 0;  ///< 0: no design saved
    Time created_at, updated_at;
};

/// The project's strong entity tag.
std::string etag_of(const Project& project);

}  // namespace apex::domain
