// What every use case is given: the ports and who asks. Chosen by the composition roots in
// services/.
#pragma once
#include <string>

#include "app/ports/calculator.hpp"
#include "app/ports/clock.hpp"
#include "app/ports/id_source.hpp"
#include "app/ports/object_store.hpp"
#include "app/ports/search_index.hpp"
#include "app/ports/task_queue.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::app {

/// All outlive the use cases. Safe to share between threads.
struct Ports {
    Database& database;
    Calculator& calculator;
    ObjectStore& objects;
    SearchIndex& search;
    TaskQueue& queue;
    Clock& clock;
    IdSource& ids;
    /// Deliver the outbox right after each commit instead of leaving it to the worker: for an index
    /// that lies in the same file.
    bool deliver_at_once = true;
};

struct Caller {
    Access access;           ///< everything() while no one signs in
    std::string actor;       ///< recorded in the audit trail; "anonymous" while no one signs in
    std::string request_id;  ///< X-Request-ID
};

}  // namespace apex::app
