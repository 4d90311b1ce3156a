// Port: the append-only audit trail, one hash chain per project. No adapter can change or remove an
// event.
#pragma once
#include <optional>
#include <vector>

#include "domain/event.hpp"

namespace apex::app {

struct EventList {
    std::vector<domain::Event> events;
    bool more = false;
    int total = 0;  ///< counted up to exact_total + 1
};

class EventStore {
  public:
    virtual ~EventStore() = default;
    /// Chains the event to the project's last one. The caller holds the project (find_for_update),
    /// so chains never fork.
    virtual domain::Event append(domain::EventDraft draft) = 0;
    /// Oldest first, those with a sequence number above `after`.
    virtual EventList list(const domain::ProjectId& project, int limit, std::int64_t after) = 0;
};

}  // namespace apex::app
