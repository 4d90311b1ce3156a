// Port: the audit trail of every project at once, and the append-only roots over it. For the worker
// that makes roots and for who verifies; both see every account (Access::everything()).
#pragma once
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "domain/audit.hpp"
#include "domain/event.hpp"

namespace apex::app {

/// A place in the order of chains and events: after this one.
struct ChainPosition {
    domain::ProjectId project_id;
    std::int64_t sequence = 0;
};

class AuditStore {
  public:
    virtual ~AuditStore() = default;

    // Making a root. Needs a writing unit of work.

    /// No other unit of work makes a root before this one has ended.
    virtual void hold() = 0;
    virtual std::optional<domain::AuditRoot> last_root() = 0;
    /// Gives root `number` the newest event before `as_of` of each of the next `limit` projects
    /// after `after`, unless a root holds that event already. The last project looked at; none: no
    /// more.
    virtual std::optional<domain::ProjectId> collect_heads(
        std::int64_t number, domain::Time as_of, const std::optional<domain::ProjectId>& after,
        int limit) = 0;
    virtual void insert(const domain::AuditRoot& root) = 0;

    // Reading, each in ascending order and at most `limit` of them.

    virtual std::vector<domain::AuditRoot> roots(std::int64_t after, int limit) = 0;
    /// Those of one root, by project.
    virtual std::vector<domain::AuditHead> heads_of(std::int64_t root,
                                                    const std::optional<domain::ProjectId>& after,
                                                    int limit) = 0;
    /// Those of all roots, by project and sequence.
    virtual std::vector<domain::AuditHead> heads(const std::optional<ChainPosition>& after,
                                                 int limit) = 0;
    /// Every chain's, by project and sequence.
    virtual std::vector<domain::Event> events(const std::optional<ChainPosition>& after,
                                              int limit) = 0;
    /// Projects that have not one event.
    virtual std::vector<domain::ProjectId> projects_without_events(int limit) = 0;
};

}  // namespace apex::app
