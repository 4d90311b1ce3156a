// The audit trail: one chain of events per project, each holding the hash of the one before it.
// Append-only.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

/// What happened, before it has a place in the chain. `before` and `after` are JSON texts ("null"
/// where there is nothing).
struct EventDraft {
    ProjectId project_id;
    std::string kind;  ///< "project.created", "project.changed", "project.deleted",
                       ///< "project.transitioned", "design.saved", ...
    std::string actor, request_id;
    std::string before = "null", after = "null";
    Time at;
};

struct Event {
    EventDraft what;
    std::int64_t sequence = 0;  ///< 1, 2, ... without gaps within the project
    std::string previous_hash;  ///< of the event before; 64 zeros for the first
    std::string hash;           ///< SHA-256 of canonical_text()
};

/// The event that follows `last`, or the first of its chain.
Event follow(const std::optional<Event>& last, EventDraft draft);

/// Every field but the hash, each as "name length:bytes\n", so that no two events share a text.
std::string canonical_text(const Event& event);

/// The sequence number of the first event that does not fit, or none. `events` is a whole chain in
/// order.
std::optional<std::int64_t> first_broken(const std::vector<Event>& events);

}  // namespace apex::domain
