// Port: projects at rest. Part of a unit of work (unit_of_work.hpp), whose access it obeys: what
// may not be seen does not exist.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/ports/page.hpp"
#include "domain/project.hpp"

namespace apex::app {

struct ProjectFilter {
    std::optional<domain::ProjectStatus> status;
    std::optional<std::string> account_id;
    /// Each word must occur, upper or lower case, in name, customer, site, street, description or
    /// pole designation. Used when the search index is away; the index may find more
    /// (misspellings), never less.
    std::optional<std::string> words;
};

/// Where a page of newest-first projects begins: after this one.
struct ProjectPosition {
    domain::Time created_at;
    domain::ProjectId id;
};

struct ProjectList {
    std::vector<domain::Project> projects;
    bool more = false;
    int total = 0;  ///< counted up to exact_total + 1
};

class ProjectStore {
  public:
    virtual ~ProjectStore() = default;
    virtual void insert(const domain::Project& project) = 0;
    /// None if unknown, deleted or another account's.
    virtual std::optional<domain::Project> find(const domain::ProjectId& id) = 0;
    /// As find, and no one else changes it before this unit of work ends. Needs a writing unit of
    /// work.
    virtual std::optional<domain::Project> find_for_update(const domain::ProjectId& id) = 0;
    /// In the order of `ids`; those not found are left out.
    virtual std::vector<domain::Project> find_all(const std::vector<domain::ProjectId>& ids) = 0;
    /// Newest first, ties by id.
    virtual ProjectList list(const ProjectFilter& filter, int limit,
                             const std::optional<ProjectPosition>& after) = 0;
    /// Compare and set in one statement: stores everything but id, account and creation if the
    /// stored version is still `project.version - 1`. False: someone else was first, or it is gone.
    virtual bool update(const domain::Project& project) = 0;
    /// Compare and set likewise; the row stays, with its history, and is not found again.
    virtual bool remove(const domain::ProjectId& id, std::int64_t version, domain::Time at) = 0;
};

}  // namespace apex::app
