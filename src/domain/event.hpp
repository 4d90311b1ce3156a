// The audit trail: one chain of events per project, each holding the hash of the one before it.
// Append-only. What an event says in words lies beside the chain, and the chain holds commitments
// to it: SHA-256 over a random salt and the words. So a person's data can be erased from the words,
// salt and all, while the chain stays as it was written; and words that were changed without saying
// so do not fit their commitment.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// The kind of the event that records an erasure; its own words stand in the chain.
inline constexpr const char* person_erased = "person.erased";

/// What the chain holds in the place of words.
struct Seal {
    std::string salt;        ///< 32 hexadecimal digits; "" when it is gone
    std::string commitment;  ///< a JSON string: "\"sha256:<64 digits>\""
};

struct Event {
    EventDraft what;            ///< with the words as they are now
    std::int64_t sequence = 0;  ///< 1, 2, ... without gaps within the project
    std::string previous_hash;  ///< of the event before; 64 zeros for the first
    std::string hash;           ///< SHA-256 of canonical_text()
    /// Absent: the chain holds `before` or `after` itself.
    std::optional<Seal> before_seal = std::nullopt, after_seal = std::nullopt;
};

/// The event that follows `last`, or the first of its chain. The words of all but an erasure are
/// sealed.
Event follow(const std::optional<Event>& last, EventDraft draft);

/// Over salt, ':' and words.
std::string commitment(const std::string& salt, const std::string& words);
bool is_commitment(std::string_view json);

/// What the chain holds: the commitment, or the words themselves.
const std::string& before_in_chain(const Event& event);
const std::string& after_in_chain(const Event& event);

/// Every field but the hash, as the chain holds it, each as "name length:bytes\n", so that no two
/// events share a text.
std::string canonical_text(const Event& event);

/// Looks at one chain event by event, in order, and keeps only the last.
class ChainWalk {
  public:
    /// Whether it follows the one before.
    bool accept(Event event);
    const std::optional<Event>& last() const { return last_; }

  private:
    std::optional<Event> last_;
};

/// The sequence number of the first event that does not fit, or none. `events` is a whole chain in
/// order.
std::optional<std::int64_t> first_broken(const std::vector<Event>& events);

}  // namespace apex::domain
