// Keeps the search index what the database knows: from the outbox, a bounded round at a time, and
// wholly anew. Delivering twice does no harm; an index that is away leaves its messages where they
// are.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "app/context.hpp"

namespace apex::app {

struct FeedRound {
    int delivered = 0;  ///< messages that this round took out
    bool more = false;  ///< others wait
    /// Why nothing was delivered: the index must be rebuilt before it may take new changes.
    std::optional<std::string> rebuild_first;
    std::int64_t last = 0;  ///< the sequence of the newest message it took
    bool in_vain = false;   ///< someone else delivered the same messages at the same time
};

/// Brings the projects of the oldest messages to the index, in one list of changes. Throws
/// Unavailable.
FeedRound feed_search(const Ports& ports);

/// The age of the oldest message that waits for the index; zero when none does.
std::chrono::microseconds search_lag(const Ports& ports);

/// Why the index must be rebuilt, none if it is as it should be: also when it has forgotten what
/// was delivered to it, as after its server came back from an older copy. Throws Unavailable.
std::optional<std::string> search_must_be_rebuilt(const Ports& ports);

/// Puts every project into an index that then takes the place of the one before; that one answers
/// until then. Changes meanwhile come by feed_search(), here or elsewhere. `after_page` hears how
/// many projects were put; what it throws ends the rebuild and changes nothing. None: another
/// rebuild is under way and was left. Throws Unavailable.
std::optional<std::int64_t> rebuild_search(
    const Ports& ports, SearchIndex::IfUnderWay if_under_way,
    const std::function<void(std::int64_t)>& after_page = [](std::int64_t) {});

}  // namespace apex::app
