// Port: finding projects by words. A copy of what the database knows, fed from the outbox; it may
// lag and be rebuilt.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/access.hpp"
#include "app/ports/page.hpp"
#include "app/ports/probe.hpp"
#include "domain/project.hpp"

namespace apex::app {

struct SearchDocument {
    domain::Project project;
    std::string pole_designation;  ///< "" when no design is saved
};

struct SearchRequest {
    Access access;
    std::string
        text;  ///< as a person typed it: words, beginnings of words, small misspellings; no syntax
    std::optional<domain::ProjectStatus> status;
    std::optional<std::string> account_id;
    PageRequest page;
};

struct SearchHit {
    domain::ProjectId project_id;
};

class SearchIndex : public Probe {
  public:
    /// An older version of a project never replaces a newer one.
    virtual void put(const SearchDocument& document) = 0;
    /// `version` is the one the project has as removed; nothing older brings it back.
    virtual void remove(const domain::ProjectId& id, std::int64_t version) = 0;
    /// Best first, ties newest first. None: the index cannot answer now. An unknown cursor starts
    /// at the beginning.
    virtual std::optional<Page<SearchHit>> search(const SearchRequest& request) = 0;
};

}  // namespace apex::app
