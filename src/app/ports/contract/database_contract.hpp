// What every Database adapter must do, as tests. An adapter's test includes this once and
// instantiates DatabaseContract with how to make an empty database:
// INSTANTIATE_TEST_SUITE_P(Sqlite, DatabaseContract, testing::Values(make)).
#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::app::contract {

class DatabaseContract : public testing::TestWithParam<MakeDatabase> {
  protected:
    FreshDatabase fresh_ = GetParam()();
    Database& database_ = *fresh_.database;
    SetClock clock_;
    CountingIds ids_;

    std::unique_ptr<UnitOfWork> reading(const Access& access = {}) {
        return database_.begin(access, Intent::read);
    }
    std::unique_ptr<UnitOfWork> writing(const Access& access = {}) {
        return database_.begin(access, Intent::write);
    }

    domain::Project new_project(const std::string& name = "Pylon",
                                const std::string& account = "test") {
        const auto now = clock_.now();
        return {domain::ProjectId::from(ids_.draw()),
                {account, name, "Acme", "two\nlines", std::nullopt, "12 Łódź", "ann"},
                domain::ProjectStatus::draft,
                1,
                0,
                now,
                now};
    }
    domain::Project stored_project(const std::string& name = "Pylon",
                                   const std::string& account = "test") {
        const auto project = new_project(name, account);
        const auto work = writing();
        work->projects().insert(project);
        work->commit();
        return project;
    }
    domain::Revision new_revision(const domain::Project& project, int number) {
        const std::string hash = sha256_hex(std::to_string(number));
        return {{project.id,
                 number,
                 hash,
                 hash,
                 "0.1.0",
                 {true, "a", "A", 0.1 + 0.2, "HSS8.625X0.250", 3, 6.5, 123456, "USD"},
                 clock_.now(),
                 "ann"},
                R"({"n":)" + std::to_string(number) + R"(,"text":"é\"\\"})",
                "{}",
                "[1]",
                "[2]",
                "[3]",
                "[4]"};
    }
    domain::Task new_task(const domain::Project& project) {
        const auto now = clock_.now();
        return {domain::TaskId::from(ids_.draw()),
                project.facts.account_id,
                project.id,
                "render_report",
                R"({"revision":0})",
                domain::TaskStatus::queued,
                0,
                "waiting",
                0,
                std::nullopt,
                std::nullopt,
                "req",
                now,
                now,
                1};
    }
    domain::ProjectFile stored_file(const domain::Project& project, const char* name = "a.pdf") {
        const domain::ProjectFile file{domain::FileId::from(ids_.draw()),
                                       project.id,
                                       project.facts.account_id,
                                       {name, "application/pdf", 10, std::nullopt},
                                       domain::FileStatus::granted,
                                       std::nullopt,
                                       std::nullopt,
                                       std::nullopt,
                                       "ann",
                                       clock_.now(),
                                       clock_.now(),
                                       1};
        const auto work = writing();
        work->files().insert(file);
        work->commit();
        return file;
    }
    domain::Task stored_task(const domain::Project& project) {
        const auto task = new_task(project);
        const auto work = writing();
        work->tasks().insert(task);
        work->commit();
        return task;
    }
    std::optional<Lease> take(const std::string& worker = "w1") {
        const auto work = writing();
        auto lease = work->tasks().take({worker, clock_.now(), std::chrono::seconds(30)});
        work->commit();
        return lease;
    }
    template <class Act>
    bool act(Act&& act) {
        const auto work = writing();
        const bool done = act(work->tasks());
        work->commit();
        return done;
    }
    domain::Task task(const domain::TaskId& id) { return reading()->tasks().find(id).value(); }
};

TEST_P(DatabaseContract, IsWell) { EXPECT_EQ(database_.trouble(), std::nullopt); }

// ---- units of work

TEST_P(DatabaseContract, KeepsNothingOfAUnitOfWorkThatWasNotCommitted) {
    const auto project = new_project();
    {
        const auto work = writing();
        work->projects().insert(project);
        work->events().append(
            {project.id, "project.created", "ann", "r", "null", "{}", clock_.now()});
        EXPECT_TRUE(work->projects().find(project.id)) << "a unit of work sees what it wrote";
    }
    EXPECT_FALSE(reading()->projects().find(project.id));
    EXPECT_EQ(reading()->events().list(project.id, 10, 0).total, 0);
}

TEST_P(DatabaseContract, BeginsTheNextUnitOfWorkBeforeACommittedOneIsDestroyed) {
    const auto first = writing();
    first->projects().insert(new_project());
    first->commit();
    const auto second = writing();
    EXPECT_EQ(second->projects().list({}, 10, {}).total, 1);
}

TEST_P(DatabaseContract, ShowsOneConsistentViewWhileOthersWrite) {
    const auto before = reading();
    EXPECT_EQ(before->projects().list({}, 10, {}).total, 0);
    stored_project();
    EXPECT_EQ(before->projects().list({}, 10, {}).total, 0);
    EXPECT_EQ(reading()->projects().list({}, 10, {}).total, 1);
}

// ---- projects

TEST_P(DatabaseContract, FindsAProjectAsItWasStored) {
    const auto stored = stored_project("Schild \"Käse\" 'x'");
    const auto found = reading()->projects().find(stored.id).value();
    EXPECT_EQ(found.id, stored.id);
    EXPECT_EQ(found.facts.account_id, "test");
    EXPECT_EQ(found.facts.name, "Schild \"Käse\" 'x'");
    EXPECT_EQ(found.facts.customer, "Acme");
    EXPECT_EQ(found.facts.description, "two\nlines");
    EXPECT_EQ(found.facts.site_name, std::nullopt);
    EXPECT_EQ(found.facts.street, "12 Łódź");
    EXPECT_EQ(found.facts.created_by, "ann");
    EXPECT_EQ(found.status, domain::ProjectStatus::draft);
    EXPECT_EQ(found.version, 1);
    EXPECT_EQ(found.current_revision, 0);
    EXPECT_EQ(found.created_at, stored.created_at);
    EXPECT_EQ(found.updated_at, stored.updated_at);
}

TEST_P(DatabaseContract, ChangesAProjectOnlyFromTheVersionBefore) {
    auto project = stored_project();
    project.version = 2;
    project.status = domain::ProjectStatus::estimating;
    const auto work = writing();
    EXPECT_TRUE(work->projects().update(project));
    EXPECT_FALSE(work->projects().update(project)) << "the same change again is stale";
    project.version = 4;
    EXPECT_FALSE(work->projects().update(project)) << "a version was skipped";
    EXPECT_EQ(work->projects().find(project.id)->status, domain::ProjectStatus::estimating);
}

TEST_P(DatabaseContract, LetsOneOfAHundredWritersWin) {
    const auto project = stored_project();
    std::atomic<int> won = 0, lost = 0;
    std::vector<std::thread> writers;
    for (int i = 0; i < 100; ++i)
        writers.emplace_back([&, i] {
            const auto work = database_.begin({}, Intent::write);
            auto mine = project;
            mine.version = 2;
            mine.facts.name = "writer " + std::to_string(i);
            if (!work->projects().update(mine)) {
                ++lost;
                return;
            }
            work->commit();
            ++won;
        });
    for (auto& writer : writers) writer.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, 99);
    EXPECT_EQ(reading()->projects().find(project.id)->version, 2);
}

TEST_P(DatabaseContract, NeverFindsARemovedProjectAgain) {
    auto project = stored_project();
    const auto work = writing();
    EXPECT_FALSE(work->projects().remove(project.id, 2, clock_.now())) << "not its version";
    EXPECT_TRUE(work->projects().remove(project.id, 1, clock_.now()));
    EXPECT_FALSE(work->projects().remove(project.id, 2, clock_.now())) << "it is gone";
    EXPECT_FALSE(work->projects().find(project.id));
    EXPECT_FALSE(work->projects().find_for_update(project.id));
    EXPECT_TRUE(work->projects().find_all({project.id}).empty());
    EXPECT_EQ(work->projects().list({}, 10, {}).total, 0);
    project.version = 3;
    EXPECT_FALSE(work->projects().update(project));
}

TEST_P(DatabaseContract, FindsManyInTheOrderAsked) {
    const auto a = stored_project("a"), b = stored_project("b"), c = stored_project("c");
    const auto unknown = domain::ProjectId::from(ids_.draw());
    std::string names;
    for (const auto& project : reading()->projects().find_all({c.id, unknown, a.id, b.id}))
        names += project.facts.name;
    EXPECT_EQ(names, "cab");
    EXPECT_TRUE(reading()->projects().find_all({}).empty());
}

TEST_P(DatabaseContract, ListsEveryProjectOnceNewestFirst) {
    for (int i = 0; i < 11; ++i) {
        stored_project(std::to_string(i));
        if (i % 3 == 0)
            clock_.advance(std::chrono::seconds(1));  // Some were made in the same microsecond.
    }
    std::vector<domain::Project> listed;
    std::optional<ProjectPosition> after;
    for (bool more = true; more;) {
        const auto list = reading()->projects().list({}, 4, after);
        EXPECT_EQ(list.total, 11);
        EXPECT_LE(list.projects.size(), 4u);
        listed.insert(listed.end(), list.projects.begin(), list.projects.end());
        more = list.more;
        after = ProjectPosition{listed.back().created_at, listed.back().id};
    }
    ASSERT_EQ(listed.size(), 11u);
    for (std::size_t i = 1; i < listed.size(); ++i)
        EXPECT_LT(std::pair(listed[i].created_at, listed[i].id),
                  std::pair(listed[i - 1].created_at, listed[i - 1].id));
}

TEST_P(DatabaseContract, FiltersByStatusAccountAndWords) {
    const auto pylon = stored_project("Main Street PYLON", "a"),
               wall = stored_project("Wall sign 100%", "a");
    const auto other = stored_project("Pylon of another", "b");
    auto moved = wall;
    moved.version = 2;
    moved.status = domain::ProjectStatus::estimating;
    auto designed = pylon;
    designed.version = 2;
    designed.current_revision = 1;
    {
        const auto work = writing();
        ASSERT_TRUE(work->projects().update(moved) && work->projects().update(designed));
        work->revisions().insert(new_revision(pylon, 1));
        work->commit();
    }
    const auto names = [&](const ProjectFilter& filter) {
        std::string found;
        const auto list = reading()->projects().list(filter, 10, {});
        EXPECT_EQ(static_cast<std::size_t>(list.total), list.projects.size());
        for (const auto& project : list.projects) found += project.facts.name + ';';
        return found;
    };
    EXPECT_EQ(names({domain::ProjectStatus::estimating, {}, {}}), "Wall sign 100%;");
    EXPECT_EQ(names({{}, "b", {}}), "Pylon of another;");
    EXPECT_EQ(names({{}, "nobody", {}}), "");
    EXPECT_EQ(names({{}, {}, "pylon"}), "Pylon of another;Main Street PYLON;");
    EXPECT_EQ(names({{}, {}, "  STREET\tpyl "}), "Main Street PYLON;")
        << "every word, in any order, in part";
    EXPECT_EQ(names({{}, {}, "hss8.625"}), "Main Street PYLON;")
        << "the pole of the current design";
    EXPECT_EQ(names({{}, {}, "100%"}), "Wall sign 100%;");
    for (const char* hostile :
         {"%", "_ylon", "' or '1'='1", "\"", "pylon\" OR \"a", "*", "]", "\\"})
        EXPECT_EQ(names({{}, {}, hostile}), std::string(hostile) == "%" ? "Wall sign 100%;" : "")
            << hostile;
}

TEST_P(DatabaseContract, CountsAListToOneThousandAndOne) {
    {
        const auto work = writing();
        for (int i = 0; i < 1005; ++i) work->projects().insert(new_project());
        work->commit();
    }
    const auto list = reading()->projects().list({}, 1, {});
    EXPECT_EQ(list.total, exact_total + 1);
    EXPECT_TRUE(list.more);
}

TEST_P(DatabaseContract, HidesEverythingOfAnotherAccount) {
    const auto mine = stored_project("mine", "a");
    const auto task = stored_task(mine);
    const std::string hash = sha256_hex("pdf");
    {
        const auto work = writing();
        work->revisions().insert(new_revision(mine, 1));
        work->events().append({mine.id, "project.created", "ann", "r", "null", "{}", clock_.now()});
        work->reports().insert(
            {mine.id, "a", hash, 3, domain::ReportKind::estimate, 1, task.id, clock_.now()});
        work->commit();
    }
    const auto file = stored_file(mine);
    const auto seen_by = [&](const char* account) {
        const auto work = writing(Access::account(account));
        auto changed_file = file;
        changed_file.version = 2;
        auto changed = mine;
        changed.version = 2;
        int seen = 0;
        seen += work->projects().find(mine.id).has_value();
        seen += work->projects().find_for_update(mine.id).has_value();
        seen += static_cast<int>(work->projects().find_all({mine.id}).size());
        seen += work->projects().list({}, 10, {}).total;
        seen += work->projects().list({{}, "a", {}}, 10, {}).total;
        seen += work->revisions().find(mine.id, 1).has_value();
        seen += work->revisions().find_header(mine.id, 1).has_value();
        seen += work->revisions().list(mine.id, 10, {}).total;
        seen += work->events().list(mine.id, 10, 0).total;
        seen += work->tasks().find(task.id).has_value();
        seen += static_cast<int>(work->tasks().counts().size());
        seen += work->reports().find(mine.id, hash).has_value();
        seen += static_cast<int>(work->reports().list(mine.id, 10).size());
        seen += work->files().find(mine.id, file.id).has_value();
        seen += work->files().list(mine.id, 10, {}).total;
        seen += static_cast<int>(work->files().list(mine.id, 10, {}).files.size());
        seen += static_cast<int>(
            work->files().abandoned(clock_.now() + std::chrono::hours(1), 10).size());
        seen += work->files().update(changed_file);
        seen += work->tasks().take({"w", clock_.now()}).has_value();
        seen += work->tasks().cancel(task.id, clock_.now());
        seen += work->projects().update(changed);
        seen += work->projects().remove(mine.id, 2, clock_.now());
        return seen;
    };
    EXPECT_EQ(seen_by("b"), 0);
    EXPECT_EQ(seen_by("a"), 22) << "the owner sees each";
}

// ---- revisions

TEST_P(DatabaseContract, KeepsARevisionByteForByte) {
    const auto project = stored_project();
    const auto stored = new_revision(project, 1);
    {
        const auto work = writing();
        work->revisions().insert(stored);
        work->commit();
    }
    const auto found = reading()->revisions().find(project.id, 1).value();
    EXPECT_EQ(found.document, stored.document);
    EXPECT_EQ(found.result + found.checks + found.assumptions + found.warnings + found.trace,
              "{}[1][2][3][4]");
    EXPECT_EQ(found.header.input_hash, stored.header.input_hash);
    EXPECT_EQ(found.header.design_hash, stored.header.design_hash);
    EXPECT_EQ(found.header.engine_version, "0.1.0");
    EXPECT_TRUE(found.header.summary.passes);
    EXPECT_EQ(found.header.summary.governing_utilisation, 0.1 + 0.2) << "every bit";
    EXPECT_EQ(found.header.summary.price_cents, 123456);
    EXPECT_EQ(found.header.created_at, stored.header.created_at);
    EXPECT_FALSE(reading()->revisions().find(project.id, 2));
    EXPECT_FALSE(reading()->revisions().find(project.id, 0));
}

TEST_P(DatabaseContract, RefusesASecondRevisionOfOneNumber) {
    const auto project = stored_project();
    const auto work = writing();
    work->revisions().insert(new_revision(project, 1));
    EXPECT_THROW(work->revisions().insert(new_revision(project, 1)), std::exception);
}

TEST_P(DatabaseContract, ListsRevisionsNewestFirst) {
    auto project = stored_project();
    {
        const auto work = writing();
        for (int n = 1; n <= 5; ++n) work->revisions().insert(new_revision(project, n));
        project.version = 2, project.current_revision = 5;
        ASSERT_TRUE(work->projects().update(project));
        work->commit();
    }
    const auto first = reading()->revisions().list(project.id, 3, {});
    EXPECT_TRUE(first.more);
    EXPECT_EQ(first.total, 5);
    EXPECT_EQ(first.revisions.back().number, 3);
    const auto second = reading()->revisions().list(project.id, 3, 3);
    EXPECT_FALSE(second.more);
    ASSERT_EQ(second.revisions.size(), 2u);
    EXPECT_EQ(second.revisions.front().number, 2);

    const auto bare = stored_project("no design");
    const auto current = reading()->revisions().current_headers({project.id, bare.id});
    ASSERT_EQ(current.size(), 1u);
    EXPECT_EQ(current.front().number, 5);
}

// ---- events

TEST_P(DatabaseContract, ChainsTheEventsOfEachProject) {
    const auto a = stored_project("a"), b = stored_project("b");
    for (int i = 0; i < 5; ++i) {
        const auto work = writing();
        work->events().append({a.id, "project.changed", "ann", "r", "null",
                               "{\"i\":" + std::to_string(i) + "}", clock_.now()});
        if (i % 2 == 0)
            work->events().append(
                {b.id, "project.changed", "bob", "r", "null", "{}", clock_.now()});
        work->commit();
    }
    const auto all = reading()->events().list(a.id, 100, 0);
    EXPECT_EQ(all.total, 5);
    EXPECT_EQ(domain::first_broken(all.events), std::nullopt);
    EXPECT_EQ(domain::first_broken(reading()->events().list(b.id, 100, 0).events), std::nullopt);
    const auto page = reading()->events().list(a.id, 2, 2);
    EXPECT_TRUE(page.more);
    ASSERT_EQ(page.events.size(), 2u);
    EXPECT_EQ(page.events.front().sequence, 3);
    EXPECT_EQ(page.events.front().what.after, "{\"i\":2}");
}

TEST_P(DatabaseContract, KeepsOneChainUnderParallelWriters) {
    const auto project = stored_project();
    std::vector<std::thread> writers;
    for (int i = 0; i < 20; ++i)
        writers.emplace_back([&] {
            const auto work = database_.begin({}, Intent::write);
            ASSERT_TRUE(work->projects().find_for_update(project.id));
            work->events().append({project.id, "x", "ann", "r", "null", "null", clock_.now()});
            work->commit();
        });
    for (auto& writer : writers) writer.join();
    const auto list = reading()->events().list(project.id, 100, 0);
    EXPECT_EQ(list.total, 20);
    EXPECT_EQ(domain::first_broken(list.events), std::nullopt);
}

// ---- outbox, idempotency

TEST_P(DatabaseContract, KeepsMessagesUntilTheyAreDelivered) {
    {
        const auto work = writing();
        work->outbox().add({0, "project", "a", "prj_1", 1, clock_.now()});
        work->outbox().add({0, "task", "a", "tsk_1", 1, clock_.now()});
        work->outbox().add({0, "project", "a", "prj_2", 7, clock_.now()});
        work->commit();
    }
    const auto messages = reading()->outbox().pending("project", 10);
    ASSERT_EQ(messages.size(), 2u);
    EXPECT_EQ(messages[0].subject, "prj_1");
    EXPECT_EQ(messages[1].version, 7);
    EXPECT_EQ(reading()->outbox().pending("project", 1).size(), 1u);
    {
        const auto work = writing();
        EXPECT_EQ(work->outbox().delivered({messages[0].sequence}), 1);
        EXPECT_EQ(work->outbox().delivered({messages[0].sequence}), 0) << "taken out before";
        work->commit();
    }
    ASSERT_EQ(reading()->outbox().pending("project", 10).size(), 1u);
    EXPECT_EQ(reading()->outbox().pending("task", 10).size(), 1u);
}

TEST_P(DatabaseContract, RemembersTheFirstAnswerOfAKey) {
    const IdempotencyKey key{"a", "POST /x", "k", sha256_hex("body")};
    const StoredAnswer answer{201, {{"ETag", "\"1\""}, {"Location", "/x: y"}}, R"({"a":"é"})"};
    const auto day = std::chrono::hours(24);
    {
        const auto work = writing();
        EXPECT_TRUE(std::holds_alternative<FreshKey>(
            work->idempotency().claim(key, clock_.now(), clock_.now() - day)));
        work->idempotency().store(key, answer, clock_.now());
        work->commit();
    }
    const auto claim = [&](const IdempotencyKey& again) {
        return writing()->idempotency().claim(again, clock_.now(), clock_.now() - day);
    };
    const auto again = claim(key);
    ASSERT_TRUE(std::holds_alternative<StoredAnswer>(again));
    EXPECT_EQ(std::get<StoredAnswer>(again).status, 201);
    EXPECT_EQ(std::get<StoredAnswer>(again).headers, answer.headers);
    EXPECT_EQ(std::get<StoredAnswer>(again).body, answer.body);
    EXPECT_TRUE(
        std::holds_alternative<DifferentBody>(claim({"a", "POST /x", "k", sha256_hex("other")})));
    EXPECT_TRUE(std::holds_alternative<FreshKey>(claim({"b", "POST /x", "k", sha256_hex("body")})));
    EXPECT_TRUE(std::holds_alternative<FreshKey>(claim({"a", "POST /y", "k", sha256_hex("body")})));

    clock_.advance(day + std::chrono::seconds(1));
    {
        const auto work = writing();
        EXPECT_TRUE(std::holds_alternative<FreshKey>(
            work->idempotency().claim(key, clock_.now(), clock_.now() - day)));
        work->idempotency().store(key, answer, clock_.now());
        work->commit();
    }
    EXPECT_TRUE(std::holds_alternative<StoredAnswer>(claim(key)))
        << "an outlived key is taken anew";
}

TEST_P(DatabaseContract, SweepsOldKeys) {
    const auto work = writing();
    work->idempotency().store({"a", "r", "old", "h"}, {200, {}, ""}, clock_.now());
    clock_.advance(std::chrono::hours(25));
    work->idempotency().store({"a", "r", "new", "h"}, {200, {}, ""}, clock_.now());
    EXPECT_EQ(work->idempotency().sweep(clock_.now() - std::chrono::hours(24)), 1);
}

TEST_P(DatabaseContract, LetsOneOfTwoRequestsWithOneKeyHaveAnEffect) {
    const IdempotencyKey key{"a", "POST /x", "k", "h"};
    std::atomic<int> effects = 0, answers = 0;
    std::vector<std::thread> requests;
    for (int i = 0; i < 16; ++i)
        requests.emplace_back([&] {
            const auto work = database_.begin({}, Intent::write);
            const auto claim =
                work->idempotency().claim(key, clock_.now(), clock_.now() - std::chrono::hours(24));
            if (std::holds_alternative<StoredAnswer>(claim)) {
                ++answers;
                return;
            }
            ++effects;
            work->idempotency().store(key, {201, {}, "once"}, clock_.now());
            work->commit();
        });
    for (auto& request : requests) request.join();
    EXPECT_EQ(effects, 1);
    EXPECT_EQ(answers, 15);
}

}  // namespace apex::app::contract
