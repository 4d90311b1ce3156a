// The roots over the audit trail: once a day the newest event of every chain that has grown enters
// a root, and each root holds the hash of the one before. So a chain cannot lose its tail, nor be
// rewritten as a whole, without a root that says otherwise. The chains themselves: event.hpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/sha256.hpp"
#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

/// The newest event of one chain when a root was made.
struct AuditHead {
    ProjectId project_id;
    std::int64_t sequence = 0;
    std::string hash;       ///< of that event
    std::int64_t root = 0;  ///< number of the root that holds it
};

/// Append-only, like the events.
struct AuditRoot {
    std::int64_t number = 0;  ///< 1, 2, ... without gaps
    Time as_of;               ///< events of before this moment are in it, by their own times
    Time made_at;
    std::int64_t heads = 0;     ///< chains that had grown since the root before
    std::string heads_hash;     ///< HeadsHash over them
    std::string previous_hash;  ///< of the root before; 64 zeros for the first
    std::string hash;           ///< SHA-256 of canonical_text()
};

/// SHA-256 over heads in ascending order of their projects.
class HeadsHash {
  public:
    void add(const AuditHead& head);
    std::int64_t count() const { return count_; }
    std::string hex();  ///< Ends the computation; call once.

  private:
    Sha256 sum_;
    std::int64_t count_ = 0;
};

/// The root that follows `last`, or the first.
AuditRoot follow(const std::optional<AuditRoot>& last, Time as_of, Time made_at, std::int64_t heads,
                 std::string heads_hash);

/// Every field but the hash, each as "name length:bytes\n".
std::string canonical_text(const AuditRoot& root);

/// The last day (UTC) that the root covers whole: "2026-11-22".
std::string day_of(const AuditRoot& root);

/// The midnight (UTC) with which the day of `now` began.
Time start_of_day(Time now);

}  // namespace apex::domain
