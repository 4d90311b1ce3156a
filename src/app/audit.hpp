// Use cases on the audit trail as a whole: make a root over all chains, and verify everything. The
// history of one project: projects.hpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/context.hpp"
#include "domain/audit.hpp"

namespace apex::app {

/// Makes a root of what happened before now.
domain::AuditRoot make_audit_root(Database& database, Clock& clock);

/// Makes the root of the days before today (UTC) unless one covers them; none then. Of two that try
/// at once, one makes it.
std::optional<domain::AuditRoot> make_daily_audit_root(Database& database, Clock& clock);

/// The first thing wrong in a chain or in a root.
struct AuditFinding {
    std::string project_id;     ///< "": it is the root that is broken
    std::int64_t sequence = 0;  ///< of the event; 0: none in particular
    std::int64_t root = 0;      ///< of the root that says so; 0: the chain itself does
    std::string day;            ///< of that root: "2026-11-22"
    std::string what;           ///< in words
};

/// One project's chain and its words, as `work` sees them; none: it holds. Roots are not asked.
std::optional<AuditFinding> verify_chain(UnitOfWork& work, const domain::ProjectId& project);

struct AuditReport {
    std::int64_t chains = 0, events = 0, roots = 0;
    std::int64_t dropped = 0;            ///< chains of the smoke test that went (smoke_account.hpp)
    std::int64_t broken = 0;             ///< chains and roots
    std::vector<AuditFinding> findings;  ///< the first 100
    std::optional<domain::AuditRoot> last;
    bool holds() const { return broken == 0; }
};

/// Reads every event and every root once, in one snapshot, holding a few hundred at a time.
AuditReport verify_audit(Database& database);

}  // namespace apex::app
