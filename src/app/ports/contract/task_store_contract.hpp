// What every Database adapter must do with tasks: leases, fencing, retries, burial, lists.
// Instantiated with the rest of the database's contract.
#pragma once
#include "app/ports/contract/database_contract.hpp"

namespace apex::app::contract {

TEST_P(DatabaseContract, HandsOutATaskOnceAndTellsItsState) {
    const auto stored = stored_task(stored_project());
    const auto lease = take().value();
    EXPECT_EQ(lease.task.id, stored.id);
    EXPECT_EQ(lease.task.input, stored.input);
    EXPECT_EQ(lease.task.attempts, 1);
    EXPECT_EQ(take("w2"), std::nullopt);
    EXPECT_EQ(task(stored.id).status, domain::TaskStatus::running);

    EXPECT_TRUE(act([&](TaskStore& tasks) {
        return tasks.progress(lease, 0.25, "drawing", clock_.now(), std::chrono::seconds(30));
    }));
    EXPECT_EQ(task(stored.id).progress, 0.25);
    EXPECT_EQ(task(stored.id).stage, "drawing");
    EXPECT_TRUE(act([&](TaskStore& tasks) {
        return tasks.complete(lease, R"({"sha256":"x"})", clock_.now());
    }));
    const auto done = task(stored.id);
    EXPECT_EQ(done.status, domain::TaskStatus::completed);
    EXPECT_EQ(done.progress, 1);
    EXPECT_EQ(done.result, R"({"sha256":"x"})");
    EXPECT_EQ(done.error, std::nullopt);
    EXPECT_GT(done.version, lease.task.version);
    EXPECT_EQ(take("w2"), std::nullopt);
}

TEST_P(DatabaseContract, HandsOutTheLongestDueFirst) {
    const auto project = stored_project();
    const auto first = stored_task(project);
    clock_.advance(std::chrono::seconds(1));
    const auto second = stored_task(project);
    EXPECT_EQ(take()->task.id, first.id);
    EXPECT_EQ(take()->task.id, second.id);
}

TEST_P(DatabaseContract, FencesOffAWorkerThatSleptThroughItsLease) {
    const auto stored = stored_task(stored_project());
    const auto slept = take("slow").value();
    clock_.advance(std::chrono::seconds(31));
    const auto successor = take("quick").value();
    EXPECT_EQ(successor.task.id, stored.id);
    EXPECT_EQ(successor.task.attempts, 2);
    EXPECT_GT(successor.token, slept.token);

    const auto now = clock_.now();
    EXPECT_FALSE(act([&](TaskStore& t) {
        return t.progress(slept, 0.9, "late", now, std::chrono::seconds(30));
    }));
    EXPECT_FALSE(act([&](TaskStore& t) { return t.complete(slept, "{\"late\":1}", now); }));
    EXPECT_FALSE(act([&](TaskStore& t) { return t.fail(slept, "late", now); }));
    EXPECT_FALSE(act([&](TaskStore& t) { return t.retry(slept, "late", true, now, now); }));
    EXPECT_TRUE(act([&](TaskStore& t) { return t.complete(successor, "{}", now); }));
    EXPECT_FALSE(act([&](TaskStore& t) { return t.complete(successor, "{\"twice\":1}", now); }))
        << "one effect";
    EXPECT_EQ(task(stored.id).result, "{}");
}

TEST_P(DatabaseContract, RenewsALeaseWithProgress) {
    stored_task(stored_project());
    const auto lease = take().value();
    clock_.advance(std::chrono::seconds(20));
    EXPECT_TRUE(act([&](TaskStore& t) {
        return t.progress(lease, 0.5, "half", clock_.now(), std::chrono::seconds(30));
    }));
    clock_.advance(std::chrono::seconds(20));
    EXPECT_EQ(take("w2"), std::nullopt);
}

TEST_P(DatabaseContract, BuriesATaskWhoseWorkersAllDied) {
    const auto stored = stored_task(stored_project());
    for (int attempt = 1; attempt <= domain::max_attempts; ++attempt) {
        ASSERT_EQ(take()->task.attempts, attempt);
        clock_.advance(std::chrono::seconds(31));
    }
    EXPECT_EQ(take(), std::nullopt);
    const auto exhausted = reading()->tasks().exhausted(clock_.now(), 10);
    ASSERT_EQ(exhausted.size(), 1u);
    EXPECT_EQ(exhausted[0].id, stored.id);
    EXPECT_TRUE(act([&](TaskStore& t) { return t.bury(stored.id, "all lost", clock_.now()); }));
    EXPECT_EQ(task(stored.id).status, domain::TaskStatus::failed);
    EXPECT_EQ(task(stored.id).error, "all lost");
    EXPECT_FALSE(act([&](TaskStore& t) { return t.bury(stored.id, "again", clock_.now()); }));
    EXPECT_TRUE(reading()->tasks().exhausted(clock_.now(), 10).empty());
}

TEST_P(DatabaseContract, BuriesNoTaskThatSomeoneWorksOn) {
    const auto stored = stored_task(stored_project());
    for (int attempt = 1; attempt < domain::max_attempts; ++attempt) {
        ASSERT_TRUE(take());
        clock_.advance(std::chrono::seconds(31));
    }
    EXPECT_TRUE(reading()->tasks().exhausted(clock_.now(), 10).empty()) << "one attempt is left";
    ASSERT_TRUE(take());
    EXPECT_TRUE(reading()->tasks().exhausted(clock_.now(), 10).empty());
    EXPECT_FALSE(act([&](TaskStore& t) { return t.bury(stored.id, "early", clock_.now()); }));
    EXPECT_EQ(task(stored.id).status, domain::TaskStatus::running);
}

TEST_P(DatabaseContract, PutsAFailedTaskIntoTheQueueAgain) {
    const auto stored = stored_task(stored_project());
    EXPECT_FALSE(act([&](TaskStore& t) { return t.requeue(stored.id, clock_.now()); }));
    const auto lost = take().value();
    EXPECT_FALSE(act([&](TaskStore& t) { return t.requeue(stored.id, clock_.now()); }));
    EXPECT_TRUE(act([&](TaskStore& t) { return t.fail(lost, "no luck", clock_.now()); }));
    EXPECT_TRUE(act([&](TaskStore& t) { return t.requeue(stored.id, clock_.now()); }));
    EXPECT_EQ(task(stored.id).attempts, 0);
    const auto again = take().value();
    EXPECT_EQ(again.task.id, stored.id);
    EXPECT_EQ(again.task.attempts, 1);
    EXPECT_GT(again.token, lost.token) << "who failed it before holds nothing";
    EXPECT_TRUE(act([&](TaskStore& t) { return t.complete(again, "{}", clock_.now()); }));
    EXPECT_FALSE(act([&](TaskStore& t) { return t.requeue(stored.id, clock_.now()); }));
}

TEST_P(DatabaseContract, ListsTheNewestTasksOfOneKindAndStatus) {
    const auto project = stored_project();
    std::vector<domain::TaskId> made;
    for (int i = 0; i < 3; ++i) {
        made.push_back(stored_task(project).id);
        clock_.advance(std::chrono::seconds(1));
    }
    const auto ids = [&](const std::string& kind, domain::TaskStatus status, int limit) {
        std::vector<domain::TaskId> found;
        for (const auto& each : reading()->tasks().newest(kind, status, limit))
            found.push_back(each.id);
        return found;
    };
    using domain::TaskStatus;
    EXPECT_EQ(ids("render_report", TaskStatus::queued, 10),
              (std::vector{made[2], made[1], made[0]}));
    EXPECT_EQ(ids("render_report", TaskStatus::queued, 2), (std::vector{made[2], made[1]}));
    EXPECT_TRUE(ids("render_report", TaskStatus::failed, 10).empty());
    EXPECT_TRUE(ids("another", TaskStatus::queued, 10).empty());
    const auto other = database_.begin(Access::account("someone else"), Intent::read);
    EXPECT_TRUE(other->tasks().newest("render_report", TaskStatus::queued, 10).empty());
}

TEST_P(DatabaseContract, ReturnsATaskToTheQueueUntilItIsDue) {
    const auto stored = stored_task(stored_project());
    const auto due = clock_.now() + std::chrono::seconds(5);
    const auto first = take().value();
    EXPECT_TRUE(
        act([&](TaskStore& t) { return t.retry(first, "no luck", true, clock_.now(), due); }));
    EXPECT_EQ(task(stored.id).status, domain::TaskStatus::queued);
    EXPECT_EQ(task(stored.id).error, "no luck");
    EXPECT_EQ(take(), std::nullopt) << "not due yet";
    clock_.advance(std::chrono::seconds(5));
    const auto second = take().value();
    EXPECT_EQ(second.task.attempts, 2);
    EXPECT_TRUE(act([&](TaskStore& t) {
        return t.retry(second, "storage is away", false, clock_.now(), clock_.now());
    }));
    EXPECT_EQ(take()->task.attempts, 2) << "an attempt that was not its fault is not counted";
}

TEST_P(DatabaseContract, CancelsATaskThatHasNotEnded) {
    const auto project = stored_project();
    const auto queued = stored_task(project), running = stored_task(project);
    EXPECT_TRUE(act([&](TaskStore& t) { return t.cancel(queued.id, clock_.now()); }));
    const auto lease = take().value();
    EXPECT_EQ(lease.task.id, running.id);
    EXPECT_TRUE(act([&](TaskStore& t) { return t.cancel(running.id, clock_.now()); }));
    EXPECT_FALSE(act([&](TaskStore& t) { return t.complete(lease, "{}", clock_.now()); }))
        << "cancelled stays cancelled";
    EXPECT_FALSE(act([&](TaskStore& t) { return t.cancel(running.id, clock_.now()); }));
    EXPECT_EQ(task(running.id).status, domain::TaskStatus::cancelled);
    EXPECT_EQ(take(), std::nullopt);
}

TEST_P(DatabaseContract, NeverGivesOneTaskToTwoWorkers) {
    const auto project = stored_project();
    for (int i = 0; i < 20; ++i) stored_task(project);
    std::mutex mutex;
    std::vector<std::string> taken;
    std::vector<std::thread> workers;
    for (int i = 0; i < 8; ++i)
        workers.emplace_back([&, i] {
            while (true) {
                const auto work = database_.begin({}, Intent::write);
                const auto lease = work->tasks().take({"w" + std::to_string(i), clock_.now()});
                if (!lease) return;
                work->commit();
                const std::lock_guard lock(mutex);
                taken.push_back(lease->task.id.text());
            }
        });
    for (auto& worker : workers) worker.join();
    EXPECT_EQ(taken.size(), 20u);
    EXPECT_EQ(std::set<std::string>(taken.begin(), taken.end()).size(), 20u);
}

TEST_P(DatabaseContract, CountsTasksByKindAndStatus) {
    const auto project = stored_project();
    const auto first = stored_task(project);
    stored_task(project);
    take();
    const auto counts = reading()->tasks().counts();
    ASSERT_EQ(counts.size(), 2u);
    for (const auto& count : counts) {
        EXPECT_EQ(count.kind, "render_report");
        EXPECT_EQ(count.count, 1);
        EXPECT_EQ(count.oldest, first.created_at);
    }
}

}  // namespace apex::app::contract
