// Use cases on projects: create, find, change, remove, move on. Designs: designs.hpp; reports:
// reports.hpp. Those that take a UnitOfWork belong inside answer_once (idempotent.hpp); the others
// open and commit their own.
#pragma once
#include <optional>
#include <string>

#include "app/context.hpp"
#include "app/highlights.hpp"
#include "app/result.hpp"
#include "domain/project.hpp"
#include "domain/revision.hpp"

namespace apex::app {

/// A project with its latest design, as clients see it.
struct ProjectView {
    domain::Project project;
    std::string etag;                              ///< with quotation marks
    std::optional<domain::RevisionHeader> design;  ///< absent: no design saved
    std::vector<Highlight> highlights = {};        ///< of a search
};

Result<ProjectView> create_project(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                   const domain::ProjectFacts& facts);

struct ListRequest {
    std::optional<std::string> q, status, account_id;  ///< as the query string has them
    PageRequest page;
};
struct ProjectPage {
    Page<ProjectView> page;
    bool from_database = false;  ///< the search index was asked for and was away
};
/// Newest first; with `q` best first, and each project says where its words stand. A list that the
/// search index began and cannot continue throws Unavailable; one the database began it continues.
Result<ProjectPage> list_projects(const Ports& ports, const Caller& caller,
                                  const ListRequest& request);

Result<ProjectView> get_project(const Ports& ports, const Caller& caller,
                                const std::string& project_id);

/// Absent fields stay; an inner nullopt (JSON null) clears.
struct ProjectPatch {
    std::optional<std::string> name, customer;
    std::optional<std::optional<std::string>> description, site_name, street;
};
Result<ProjectView> patch_project(const Ports& ports, const Caller& caller,
                                  const std::string& project_id,
                                  const std::optional<std::string>& if_match,
                                  const ProjectPatch& patch);

struct Done {};
/// Soft: the row and its history stay.
Result<Done> delete_project(const Ports& ports, const Caller& caller, const std::string& project_id,
                            const std::optional<std::string>& if_match);

/// `to` as in the request body; an unknown word is invalid at /to, a step that does not exist is a
/// conflict with what is allowed.
Result<ProjectView> transition_project(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                       const std::string& project_id, const std::string& to);

/// The audit trail, oldest first.
Result<Page<domain::Event>> list_events(const Ports& ports, const Caller& caller,
                                        const std::string& project_id, const PageRequest& page);

}  // namespace apex::app
