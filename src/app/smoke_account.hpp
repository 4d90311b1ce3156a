// Use case: what the smoke test of a deployment made is removed, the account with it. Others'
// projects cannot be (dropped_chains.hpp).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/audit.hpp"
#include "app/context.hpp"

namespace apex::app {

struct SmokeAccountDrop {
    std::int64_t projects = 0;  ///< dropped, deleted ones too
    std::int64_t objects = 0;   ///< removed: bytes that nobody else's row refers to
    std::int64_t api_keys = 0;
    /// Projects whose chain does not hold: they stay, for they are evidence.
    std::vector<AuditFinding> kept = {};
};

/// Every project of the reserved account with all that belongs to it, the account's API keys and
/// the account. Each project in a unit of work of its own, objects and the search index after it:
/// what a crash leaves of them is done by the worker, or by the next call. Throws Unavailable.
SmokeAccountDrop drop_smoke_account(const Ports& ports);

}  // namespace apex::app
