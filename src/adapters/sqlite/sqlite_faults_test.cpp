// What is left after a program was killed, or its disk was full: everything that was acknowledged,
// and nothing in part.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "adapters/sqlite/fresh_database.hpp"
#include "app/idempotent.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/unavailable.hpp"
#include "app/projects.hpp"
#include "app/reports.hpp"

namespace apex::adapters {
namespace {

using namespace app;

/// A program at work on the file: each turn makes a project, its first event, a task, its outbox
/// rows and an idempotency record.
struct Program {
    explicit Program(const std::string& path) : database(path) {}
    SqliteDatabase database;
    contract::WidthCalculator calculator;
    contract::MemoryObjects objects;
    contract::MemorySearch search;
    contract::CountingQueue queue;
    contract::SetClock clock;
    contract::CountingIds ids;
    Ports ports{database, calculator, objects, search, queue, clock, ids, false};
    Caller caller{{}, "ann", "r"};

    std::string turn(int number) {
        const IdempotencyKey key{"", "POST /projects", std::to_string(number), "h"};
        const auto answer = answer_once(ports, caller, key, [&](UnitOfWork& work) {
            const auto made = std::get<ProjectView>(create_project(
                work, ports, caller,
                {"test", std::string(2000, 'n').substr(0, 200), "Acme", {}, {}, {}, {}}));
            const std::string id = made.project.id.text();
            std::get<domain::Task>(request_report(work, ports, caller, id, {}));
            return StoredAnswer{201, {}, id};
        });
        return std::get<StoredAnswer>(answer).body;
    }
};

int ended(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// The first column of the first row, straight from the file.
std::string ask(const std::string& path, const char* query) {
    sqlite3* handle = nullptr;
    sqlite3_open(path.c_str(), &handle);
    std::string answer;
    const auto keep = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) = values[0] ? values[0] : "null";
        return 0;
    };
    sqlite3_exec(handle, query, keep, &answer, nullptr);
    sqlite3_close(handle);
    return answer;
}

/// Each project has its event, its task, its messages and its key, and chains are whole.
void expect_whole(const std::string& path) {
    EXPECT_EQ(ask(path, "pragma integrity_check"), "ok");
    EXPECT_EQ(ask(path, "pragma foreign_key_check"), "");
    const std::string projects = ask(path, "select count(*) from projects");
    EXPECT_EQ(ask(path, "select count(*) from project_events"),
              std::to_string(2 * std::stoi(projects)));
    EXPECT_EQ(ask(path, "select count(*) from tasks"), projects);
    EXPECT_EQ(ask(path, "select count(*) from outbox"), std::to_string(2 * std::stoi(projects)));
    EXPECT_EQ(ask(path, "select count(*) from idempotency_keys"), projects);
    EXPECT_EQ(ask(path,
                  "select count(*) from projects where not exists (select 1 from idempotency_keys "
                  "where body = project_id)"),
              "0");
}

TEST(SqliteFaults, LoseNothingAcknowledgedWhenKilled) {
    for (int round = 0; round < 5; ++round) {
        const TemporaryFolder folder;
        migrations::upgrade(folder.database(), "head");
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        if (child == 0) {
            Program program(folder.database());
            for (int i = 0;; ++i) {
                const std::string id = program.turn(i);
                if (write(ends[1], id.data(), id.size()) < 0) _exit(1);
            }
        }
        close(ends[1]);
        std::vector<std::string> acknowledged;
        std::string id(36, ' ');
        const auto next = [&] { return read(ends[0], id.data(), id.size()) == 36; };
        while (acknowledged.size() < 20 + 7 * static_cast<std::size_t>(round) && next())
            acknowledged.push_back(id);
        kill(child, SIGKILL);
        EXPECT_EQ(ended(child), -SIGKILL);
        while (next()) acknowledged.push_back(id);
        close(ends[0]);

        Program program(folder.database());
        for (const auto& each : acknowledged)
            EXPECT_FALSE(failed(get_project(program.ports, program.caller, each)))
                << each << " was acknowledged and is lost";
        const int stored = std::stoi(ask(folder.database(), "select count(*) from projects"));
        EXPECT_LE(stored, static_cast<int>(acknowledged.size()) + 1)
            << "at most the one whose answer was under way";
        expect_whole(folder.database());
        const int last = static_cast<int>(acknowledged.size()) - 1;
        EXPECT_EQ(program.turn(last), acknowledged.back())
            << "and a repeated request gets its first answer";
    }
}

TEST(SqliteFaults, SayThatTheDiskIsFullAndKeepWhatWasThere) {
    const TemporaryFolder folder;
    migrations::upgrade(folder.database(), "head");
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {  // No file may grow beyond 900 KiB here, as if the disk ended there.
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{900 * 1024, 900 * 1024};
        setrlimit(RLIMIT_FSIZE, &limit);
        Program program(folder.database());
        int refused = 0;
        for (int i = 0; i < 2000 && refused < 10; ++i) {
            try {
                const std::string id = program.turn(i);
                if (write(ends[1], id.data(), id.size()) < 0) _exit(1);
            } catch (const Unavailable& error) {
                if (error.service() != "database") _exit(2);
                if (failed(list_projects(program.ports, program.caller, {})))
                    _exit(3);  // Reading goes on.
                ++refused;
            }
        }
        _exit(refused == 10 ? 7 : 4);
    }
    close(ends[1]);
    std::vector<std::string> acknowledged;
    std::string id(36, ' ');
    while (read(ends[0], id.data(), id.size()) == 36) acknowledged.push_back(id);
    close(ends[0]);
    EXPECT_EQ(ended(child), 7);
    EXPECT_GT(acknowledged.size(), 10u);

    expect_whole(folder.database());
    EXPECT_EQ(ask(folder.database(), "select count(*) from projects"),
              std::to_string(acknowledged.size()));
    Program program(folder.database());
    for (const auto& each : acknowledged)
        EXPECT_FALSE(failed(get_project(program.ports, program.caller, each))) << each;
    for (int i = 0; i < 10'000; ++i)
        program.ids.draw();  // Beyond those that the other program drew.
    EXPECT_NO_THROW(program.turn(10'000)) << "it goes on when there is room again";
}

}  // namespace
}  // namespace apex::adapters
