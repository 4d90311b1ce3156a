// What a worker can do: one function per kind of task. It may be run again after a crash, so its
// effects are idempotent: bytes stored under their hash, and records written in the unit of work
// that completes the task.
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

#include "app/ports/unit_of_work.hpp"
#include "domain/task.hpp"

namespace apex::worker {

struct JobDone {
    std::string result;  ///< JSON object, the task's result
    /// Writes what belongs to the result; the project is held.
    std::function<void(app::UnitOfWork&)> record = {};
    /// Takes back what was stored outside the database: the result was not recorded. May be called
    /// although it was, when the database was lost at that moment.
    std::function<void()> withdraw = {};
};

/// Trying again would not help. In words for who ordered the task.
struct JobFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Not now, through no fault of the task: it comes back after a pause, and the attempt is not
/// counted. The job itself decides when that has gone on for too long (JobFailed).
struct PutOff : std::runtime_error {
    PutOff(const std::string& reason, std::chrono::milliseconds for_so_long)
        : std::runtime_error(reason), pause(for_so_long) {}
    std::chrono::milliseconds pause;
};

/// Tells how far a job is, and renews its lease. Throws when the task was cancelled or given to
/// another worker: the job then just ends.
using Progress = std::function<void(double fraction, const std::string& stage)>;

/// Throws JobFailed; PutOff; app::Unavailable while something it needs is away; anything else is
/// tried again a few times.
using Job = std::function<JobDone(const domain::Task& task, const Progress& progress)>;

/// By kind.
using Jobs = std::map<std::string, Job, std::less<>>;

}  // namespace apex::worker
