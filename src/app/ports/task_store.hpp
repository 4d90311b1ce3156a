// Port: tasks at rest, and the leases by which workers take them. The truth about tasks; the queue
// (task_queue.hpp) only wakes workers. A lease carries a fencing token: a worker that slept through
// its lease can change nothing any more.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/task.hpp"

namespace apex::app {

/// The right to work on one task until it expires.
struct Lease {
    domain::Task task;
    std::string worker;
    std::int64_t token = 0;  ///< rises with every lease of the task
};

struct TakeRequest {
    std::string worker;
    domain::Time now;
    std::chrono::milliseconds lease_for{30'000};
};

/// Of tasks of one kind and status, for metrics.
struct TaskCount {
    std::string kind;
    domain::TaskStatus status;
    std::int64_t count = 0;  ///< an adapter may stop counting at 10 001: years of ended ones
    std::optional<domain::Time> oldest;  ///< creation of the oldest
};

class TaskStore {
  public:
    virtual ~TaskStore() = default;
    virtual void insert(const domain::Task& task) = 0;
    virtual std::optional<domain::Task> find(const domain::TaskId& id) = 0;

    /// The task that has been due longest: queued, or running under a lease that has expired.
    /// Counts an attempt. Never one task to two workers. Tasks whose last permitted attempt expired
    /// are not handed out: see exhausted().
    virtual std::optional<Lease> take(const TakeRequest& request) = 0;

    // Each of these holds only while the lease's token is the task's and the task is running;
    // false: stop, it is yours no more.
    virtual bool progress(const Lease& lease, double fraction, const std::string& stage,
                          domain::Time now, std::chrono::milliseconds lease_for) = 0;
    virtual bool complete(const Lease& lease, const std::string& result, domain::Time now) = 0;
    virtual bool fail(const Lease& lease, const std::string& reason, domain::Time now) = 0;
    /// Back to the queue until `due`. An attempt that was cut short through no fault of its own
    /// (`counts` false) is not counted.
    virtual bool retry(const Lease& lease, const std::string& reason, bool counts, domain::Time now,
                       domain::Time due) = 0;

    /// Running, but the lease of their last permitted attempt has expired: each of their workers
    /// was lost. The longest silent first.
    virtual std::vector<domain::Task> exhausted(domain::Time now, int limit) = 0;
    /// True if it was exhausted and has failed with that.
    virtual bool bury(const domain::TaskId& id, const std::string& reason, domain::Time now) = 0;

    /// True if it was queued or running and is now cancelled.
    virtual bool cancel(const domain::TaskId& id, domain::Time now) = 0;
    /// True if it was failed or cancelled and is now queued, with all its attempts before it.
    virtual bool requeue(const domain::TaskId& id, domain::Time now) = 0;

    /// The latest of one kind and status, newest first.
    virtual std::vector<domain::Task> newest(const std::string& kind, domain::TaskStatus status,
                                             int limit) = 0;
    virtual std::vector<TaskCount> counts() = 0;
};

}  // namespace apex::app
