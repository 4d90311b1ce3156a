// Port: the immutable revisions of a project's design (table project_payloads).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/revision.hpp"

namespace apex::app {

struct RevisionList {
    std::vector<domain::RevisionHeader> revisions;
    bool more = false;
    int total = 0;  ///< counted up to exact_total + 1
};

class RevisionStore {
  public:
    virtual ~RevisionStore() = default;
    /// The number must be the project's next; the caller holds the project (find_for_update).
    virtual void insert(const domain::Revision& revision) = 0;
    virtual std::optional<domain::Revision> find(const domain::ProjectId& project, int number) = 0;
    virtual std::optional<domain::RevisionHeader> find_header(const domain::ProjectId& project,
                                                              int number) = 0;
    /// Who saved revisions with this input, each once, in no order.
    virtual std::vector<std::string> authors(const domain::ProjectId& project,
                                             const std::string& input_hash) = 0;
    /// The current revision of each project that has one, in no order.
    virtual std::vector<domain::RevisionHeader> current_headers(
        const std::vector<domain::ProjectId>& projects) = 0;
    /// Newest first; `below` continues a list.
    virtual RevisionList list(const domain::ProjectId& project, int limit,
                              std::optional<int> below) = 0;
};

}  // namespace apex::app
