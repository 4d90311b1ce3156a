// Takes tasks, runs them, and records what became of them; delivers wake-ups on the side (the
// search index has a feeder of its own, search_feeder.hpp). Runs as threads inside `apex serve` and
// as the process `apex worker`. Which jobs there are: jobs/.
#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/context.hpp"
#include "http/log.hpp"
#include "http/metrics.hpp"
#include "services/worker/job.hpp"
#include "telemetry/span.hpp"

namespace apex::worker {

struct WorkerOptions {
    std::string name = "worker";  ///< in leases and logs
    int threads = 1;
    std::chrono::milliseconds poll{250};
    std::chrono::milliseconds lease_for{30'000};
    const telemetry::Tracer* tracer = nullptr;  ///< outlives it; none: no span is kept
};

class Worker {
  public:
    /// `ports`, `log` and `metrics` outlive it.
    Worker(const app::Ports& ports, Jobs jobs, WorkerOptions options, http::Log& log,
           http::Registry& metrics);
    ~Worker();  ///< stop()
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void start();
    /// Takes nothing more and waits for what runs; what is cut short by the end of the process
    /// comes back when its lease expires.
    void stop();

    /// Takes and runs one task in the calling thread; false if none is due. Throws Unavailable
    /// while the database is away.
    bool run_one();
    /// What is done on the side: wake-ups, tasks that lost their worker in every attempt; every
    /// hour what is older than it is kept (idempotency keys, sign-ins, sessions, uploads); and once
    /// a day the root over the audit trail.
    void keep_house();

  private:
    void loop(bool keeps_house);
    void sweep(domain::Time now);
    void make_daily_root(domain::Time now);
    /// The next task, when the end of this one was recorded; it is taken in the same unit of work,
    /// which spares a whole commit for each task.
    std::optional<app::Lease> run(const app::Lease& lease, bool take_next);
    std::optional<app::Lease> run_traced(const app::Lease& lease, bool take_next);
    std::optional<app::Lease> attempt(const app::Lease& lease, bool take_next,
                                      telemetry::Span& span);
    std::optional<app::Lease> take();
    app::TakeRequest request() const;
    struct Completed {
        bool ours = false;
        std::optional<app::Lease> next;
    };
    /// Records what was done, or has it withdrawn.
    Completed complete(const app::Lease& lease, const JobDone& done, bool take_next);
    Completed record(const app::Lease& lease, const JobDone& done, bool take_next);
    void bury_exhausted();
    void give_up(const app::Lease& lease, const std::string& reason);
    void try_again(const app::Lease& lease, const std::string& reason, bool counts);
    void return_to_queue(const app::Lease& lease, const std::string& reason, bool counts,
                         std::chrono::milliseconds pause);
    void report(const app::Lease& lease, const char* outcome, http::Level level,
                const std::string& reason = "");

    const app::Ports& ports_;
    Jobs jobs_;
    WorkerOptions options_;
    http::Log& log_;
    http::Registry& metrics_;
    const telemetry::Tracer& tracer_;
    std::atomic<bool> stopping_ = false;
    domain::Time swept_at_{}, rooted_until_{};
    std::chrono::steady_clock::time_point kept_house_at_{};
    std::vector<std::thread> threads_;
};

}  // namespace apex::worker
