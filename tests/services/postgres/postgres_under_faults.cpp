// Makes projects, orders reports and works through the tasks without pause while someone else
// breaks the server; counts what was lost, doubled or wrong. Usage: POSTGRES_TEST_URL=... program
// [clients] Lines on standard input: "recover" answers with the seconds until projects are stored
// again; "verify" ends the load, looks at everything that was acknowledged, prints one JSON line
// and ends.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include "adapters/inprocess/random_ids.hpp"
#include "adapters/inprocess/system_clock.hpp"
#include "adapters/postgres/postgres_database.hpp"
#include "app/idempotent.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/unavailable.hpp"
#include "app/projects.hpp"
#include "app/reports.hpp"
#include "app/tasks.hpp"

namespace {

using namespace apex;
using namespace apex::app;
using Timer = std::chrono::steady_clock;

constexpr std::chrono::milliseconds breath{20}, lease_for{3'000};
constexpr std::chrono::seconds patience{60};

/// What client and worker were told.
struct Tally {
    std::atomic<long> stored = 0, unavailable = 0, lost = 0;
    std::atomic<bool> clients_stop = false, workers_stop = false;
    std::mutex mutex;
    struct Acknowledged {
        std::string project_id, task_id;
    };
    std::map<std::string, Acknowledged>
        acknowledged;                      ///< by the project's name, which is the key's
    std::map<std::string, int> completed;  ///< by task, as acknowledged to a worker
};

struct Program {
    explicit Program(std::unique_ptr<Database> made) : database(std::move(made)) {}
    std::unique_ptr<Database> database;
    contract::WidthCalculator calculator;
    contract::MemoryObjects objects;
    contract::MemorySearch search;
    contract::CountingQueue queue;
    adapters::SystemClock clock;
    adapters::RandomIds ids;
    Ports ports{*database, calculator, objects, search, queue, clock, ids, false};
    Caller client{Access::account("load"), "client", "r"}, service{{}, "worker", "r"};
};

/// One request, sent again with its key until it is answered, as a careful client does.
void make_one(Program& program, Tally& tally, const std::string& name) {
    const IdempotencyKey key{"load", "POST /projects", name, "h"};
    while (!tally.clients_stop) try {
            Tally::Acknowledged made;
            const auto answer =
                answer_once(program.ports, program.client, key, [&](UnitOfWork& work) {
                    const auto project = std::get<ProjectView>(
                        create_project(work, program.ports, program.client,
                                       {"load", name, "Acme", {}, {}, {}, {}}));
                    const std::string id = project.project.id.text();
                    const auto task = std::get<domain::Task>(
                        request_report(work, program.ports, program.client, id, {}));
                    return StoredAnswer{201, {{"Task", task.id.text()}}, id};
                });
            const auto& told = std::get<StoredAnswer>(answer);
            ++tally.stored;
            const std::lock_guard lock(tally.mutex);
            tally.acknowledged[name] = {told.body, told.headers.front().second};
            return;
        } catch (const Unavailable&) {
            ++tally.unavailable;
            std::this_thread::sleep_for(breath);
        }
}

void read_one(Program& program, Tally& tally, std::mt19937& random) {
    std::string id;
    {
        const std::lock_guard lock(tally.mutex);
        if (tally.acknowledged.empty()) return;
        auto any = tally.acknowledged.begin();
        std::advance(any, random() % tally.acknowledged.size());
        id = any->second.project_id;
    }
    try {
        if (failed(get_project(program.ports, program.client, id))) ++tally.lost;
    } catch (const Unavailable&) {
        ++tally.unavailable;
    }
}

void be_client(Program& program, Tally& tally, unsigned number) {
    std::mt19937 random(number);
    for (int i = 0; !tally.clients_stop; ++i) {
        make_one(program, tally, std::to_string(number) + '-' + std::to_string(i));
        read_one(program, tally, random);
    }
}

bool work_on_one(Program& program, Tally& tally, const std::string& name) {
    std::optional<Lease> lease;
    {
        const auto work = program.database->begin(Access::everything(), Intent::write);
        lease = work->tasks().take({name, program.clock.now(), lease_for});
        work->commit();
    }
    if (!lease) return false;
    const auto work = program.database->begin(Access::everything(), Intent::write);
    const bool mine =
        work->tasks().complete(*lease, R"({"by":")" + name + "\"}", program.clock.now());
    work->commit();
    if (!mine) return true;
    const std::lock_guard lock(tally.mutex);
    ++tally.completed[lease->task.id.text()];
    return true;
}

void be_worker(Program& program, Tally& tally, const std::string& name) {
    while (!tally.workers_stop) try {
            if (!work_on_one(program, tally, name)) std::this_thread::sleep_for(breath);
        } catch (const Unavailable&) {
            ++tally.unavailable;
            std::this_thread::sleep_for(breath);
        }
}

void say_when_recovered(const Tally& tally) {
    const auto started = Timer::now();
    const long before = tally.stored;
    while (tally.stored < before + 3 && Timer::now() - started < patience)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const bool recovered = tally.stored >= before + 3;
    std::cout << (recovered ? std::chrono::duration<double>(Timer::now() - started).count() : -1)
              << std::endl;
}

bool all_tasks_ended(Program& program) {
    for (const auto& count : count_tasks(program.ports))
        if (!domain::is_final(count.status)) return false;
    return true;
}

void verify(Program& program, Tally& tally) {
    long wrong = 0, doubled = 0, found = 0;
    std::map<std::string, int> projects_of_name;
    std::optional<ProjectPosition> after;
    for (bool more = true; more;) {
        const auto work = program.database->begin(Access::account("load"), Intent::read);
        const auto list = work->projects().list({}, max_limit, after);
        for (const auto& project : list.projects) {
            ++found;
            if (++projects_of_name[project.facts.name] > 1) ++doubled;
            const auto events = work->events().list(project.id, 10, 0).events;
            if (events.size() != 2 || domain::first_broken(events)) ++wrong;
        }
        more = list.more;
        if (more) after = ProjectPosition{list.projects.back().created_at, list.projects.back().id};
    }
    for (const auto& [name, ids] : tally.acknowledged) {
        const auto project = get_project(program.ports, program.client, ids.project_id);
        const auto* view = std::get_if<ProjectView>(&project);
        if (!view) ++tally.lost;
        if (view && view->project.facts.name != name) ++wrong;
        const auto task = get_task(program.ports, program.client, ids.task_id);
        const auto* known = std::get_if<domain::Task>(&task);
        if (!known || known->status != domain::TaskStatus::completed) ++tally.lost;
    }
    for (const auto& [task, times] : tally.completed) doubled += times > 1;
    std::cout << "{\"stored\": " << tally.stored << ", \"found\": " << found
              << ", \"unavailable\": " << tally.unavailable
              << ", \"completed\": " << tally.completed.size() << ", \"lost\": " << tally.lost
              << ", \"doubled\": " << doubled << ", \"wrong\": " << wrong << "}" << std::endl;
}

}  // namespace

int main(int argc, char** argv) {
    const char* url = std::getenv("POSTGRES_TEST_URL");
    if (!url) {
        std::cerr << "POSTGRES_TEST_URL is not set\n";
        return 2;
    }
    const unsigned clients = argc > 1 ? static_cast<unsigned>(std::atoi(argv[1])) : 6;
    adapters::PostgresOptions options;
    options.statement_timeout = std::chrono::seconds(2);
    Program program(adapters::make_postgres_database(url, options));
    Tally tally;
    std::vector<std::thread> client_threads, worker_threads;
    for (unsigned i = 0; i < clients; ++i)
        client_threads.emplace_back(be_client, std::ref(program), std::ref(tally), i);
    for (const char* name : {"w1", "w2"})
        worker_threads.emplace_back(be_worker, std::ref(program), std::ref(tally), name);
    for (std::string line; std::getline(std::cin, line) && line != "verify";)
        if (line == "recover") say_when_recovered(tally);
    tally.clients_stop = true;
    for (auto& thread : client_threads) thread.join();
    const auto from = Timer::now();
    while (!all_tasks_ended(program) && Timer::now() - from < patience)
        std::this_thread::sleep_for(breath);
    tally.workers_stop = true;
    for (auto& thread : worker_threads) thread.join();
    verify(program, tally);
    return 0;
}
