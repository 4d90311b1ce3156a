// The chains of events that are no more: those of the reserved account that the smoke test of a
// deployment works in. Of each there remains how long it was and the hash of its last event, so
// that the roots over all chains still hold, and a chain that somebody removed is not taken for one
// of them. The database refuses to drop any other account's (migrations/sql, 0013).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/unit_of_work.hpp"

namespace apex::app {

/// Reserved: whoever works in it works for the smoke test.
inline constexpr const char* smoke_account = "test";

/// Append-only.
struct DroppedChain {
    domain::ProjectId project_id;
    std::string account_id;
    std::int64_t events = 0;
    std::string head_hash;  ///< of the last of them
    domain::Time dropped_at;
    std::string dropped_by;  ///< words of the program
};

/// Drops the project whole, with everything of it, by recording that it is dropped: the database
/// does both or refuses. The bytes that it referred to are announced as left over
/// (announced_objects.hpp). Throws what the database throws when the chain is not the account's, or
/// not as `chain` says.
void drop_chain(UnitOfWork& work, const DroppedChain& chain);

/// Those after `after`, by project, at most `limit`.
std::vector<DroppedChain> dropped_chains(RowStore& rows,
                                         const std::optional<domain::ProjectId>& after, int limit);

}  // namespace apex::app
