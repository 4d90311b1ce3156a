// Tasks that do nothing through the queue on PostgreSQL: one worker takes, runs and completes each,
// durably at every step. Usage: apex_queue_bench DATABASE_URL TASKS THREADS; prints JSON. The
// database has the schema; benchmarks/queue_table.py makes one and sets the disk beside it.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "adapters/filesystem/file_objects.hpp"
#include "adapters/inprocess/inprocess_queue.hpp"
#include "adapters/inprocess/random_ids.hpp"
#include "adapters/inprocess/system_clock.hpp"
#include "adapters/postgres/postgres_database.hpp"
#include "adapters/postgres/postgres_search.hpp"
#include "adapters/signcalc_local/local_calculator.hpp"
#include "app/projects.hpp"
#include "services/worker/worker.hpp"
#include "wire/identity.hpp"

namespace {

using namespace apex;
constexpr const char* kind = "nothing";

/// As a route leaves them: each task in a project, the message that it is there beside it.
void fill(const app::Ports& ports, const std::string& account, int count) {
    constexpr int projects = 100, at_once = 500;
    const domain::Time now = ports.clock.now();
    std::vector<domain::ProjectId> ids;
    {
        const auto work = ports.database.begin({}, app::Intent::write);
        for (int i = 0; i < projects; ++i) {
            ids.push_back(domain::ProjectId::from(ports.ids.draw()));
            work->projects().insert({ids.back(),
                                     {account, "Project", "Customer", {}, {}, {}, {}},
                                     domain::ProjectStatus::draft,
                                     1,
                                     0,
                                     now,
                                     now});
        }
        work->commit();
    }
    for (int made = 0; made < count;) {
        const auto work = ports.database.begin({}, app::Intent::write);
        for (int i = 0; i < at_once && made < count; ++i, ++made) {
            domain::Task task{domain::TaskId::from(ports.ids.draw()),
                              account,
                              ids[static_cast<std::size_t>(made % projects)],
                              kind,
                              "{}",
                              domain::TaskStatus::queued,
                              0,
                              "waiting",
                              0,
                              std::nullopt,
                              std::nullopt,
                              "bench",
                              now,
                              now,
                              1};
            work->tasks().insert(task);
            work->outbox().add({0, "task", task.account_id, task.id.text(), task.version, now});
        }
        work->commit();
    }
}

int run(const char* url, int count, int threads) {
    adapters::PostgresOptions options;
    options.connections = threads + 2;
    const auto database = adapters::make_postgres_database(url, options);
    const auto search = adapters::make_postgres_search(url, options);
    adapters::FileObjects objects(std::filesystem::temp_directory_path());
    adapters::LocalCalculator calculator(wire::design_packs());
    adapters::InprocessQueue queue;
    adapters::SystemClock clock;
    adapters::RandomIds ids;
    const app::Ports ports{*database, calculator, objects, *search, queue, clock, ids, false};
    // An account of its own: tasks of earlier runs are not counted.
    const std::string account = domain::ProjectId::from(ids.draw()).text();
    fill(ports, account, count);

    http::Log log("queue_bench", -1);
    http::Registry metrics;
    std::atomic<int> ran = 0;
    worker::WorkerOptions worker_options;
    worker_options.threads = threads;
    const worker::Jobs jobs{{kind, [&ran](const domain::Task&, const worker::Progress&) {
                                 ++ran;
                                 return worker::JobDone{"{}", {}};
                             }}};
    worker::Worker worker(ports, jobs, worker_options, log, metrics);
    const auto completed = [&] {
        std::int64_t n = 0;
        const auto work = ports.database.begin(app::Access::account(account), app::Intent::read);
        for (const auto& group : work->tasks().counts())
            if (group.status == domain::TaskStatus::completed) n += group.count;
        return n;
    };
    const auto from = std::chrono::steady_clock::now();
    worker.start();
    while (ran < count) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    worker.stop();
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
    const bool whole = completed() == count && ran == count;
    std::printf(
        "{\"tasks\":%d,\"threads\":%d,\"seconds\":%.6f,\"tasks_per_s\":%.1f,\"whole\":%s}\n", count,
        threads, seconds, count / seconds, whole ? "true" : "false");
    return whole ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: apex_queue_bench DATABASE_URL TASKS THREADS\n", stderr);
        return 2;
    }
    try {
        return run(argv[1], std::atoi(argv[2]), std::atoi(argv[3]));
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "apex_queue_bench: %s\n", failure.what());
        return 1;
    }
}
