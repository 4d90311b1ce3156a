// Port: messages for other systems, written with the change that causes them and delivered
// afterwards, at least once.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::app {

/// "project": the search index must look at the project again. "task": a worker should wake.
struct OutboxMessage {
    std::int64_t sequence = 0;  ///< given by the store
    std::string topic;
    std::string account_id;
    std::string subject;       ///< id of the project or task
    std::int64_t version = 0;  ///< that the subject has with this change
    domain::Time at;
};

class Outbox {
  public:
    virtual ~Outbox() = default;
    virtual void add(const OutboxMessage& message) = 0;
    /// Oldest first. Messages being delivered by another unit of work may be left out.
    virtual std::vector<OutboxMessage> pending(const std::string& topic, int limit) = 0;
    /// The sequence of the newest message that waits, 0 if none does. What is committed before the
    /// call has no greater one.
    virtual std::int64_t last(const std::string& topic) = 0;
    /// Takes them out; how many were still there: another may have delivered the same meanwhile.
    virtual int delivered(const std::vector<std::int64_t>& sequences) = 0;
};

}  // namespace apex::app
