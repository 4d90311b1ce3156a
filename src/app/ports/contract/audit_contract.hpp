// What roots over the audit trail and its verification must do on every Database adapter, as tests.
// How tampering is done behind an adapter's back is the instantiating test's business.
#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "app/audit.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/fresh_database.hpp"

namespace apex::app::contract {

class AuditContract : public testing::TestWithParam<MakeDatabase> {
  protected:
    using Days = std::chrono::days;
    FreshDatabase fresh_ = GetParam()();
    Database& database_ = *fresh_.database;
    SetClock clock_;
    CountingIds ids_;

    domain::ProjectId project(int events = 1) {
        const auto now = clock_.now();
        const auto id = domain::ProjectId::from(ids_.draw());
        const auto work = database_.begin({}, Intent::write);
        work->projects().insert({id,
                                 {"test", "Pylon", "Acme", {}, {}, {}, "ann"},
                                 domain::ProjectStatus::draft,
                                 1,
                                 0,
                                 now,
                                 now});
        work->commit();
        for (int i = 0; i < events; ++i) add_event(id);
        return id;
    }
    void add_event(const domain::ProjectId& id) {
        const auto work = database_.begin({}, Intent::write);
        work->projects().find_for_update(id);
        work->events().append(
            {id, "project.changed", "ann", "r", "null", R"({"name":"Łódź"})", clock_.now()});
        work->commit();
    }
};

TEST_P(AuditContract, HoldsWhereNothingHasHappened) {
    const auto report = verify_audit(database_);
    EXPECT_TRUE(report.holds());
    EXPECT_EQ(report.events, 0);
    EXPECT_EQ(report.roots, 0);
}

TEST_P(AuditContract, CountsEveryChainAndEventBeyondOnePage) {
    for (int i = 0; i < 3; ++i) project(2);
    project(600);
    const auto report = verify_audit(database_);
    EXPECT_TRUE(report.holds());
    EXPECT_EQ(report.chains, 4);
    EXPECT_EQ(report.events, 606);
}

TEST_P(AuditContract, PutsAChainIntoARootOnlyWhenItHasGrown) {
    const auto grown = project(3);
    project();
    clock_.advance(Days(1));
    EXPECT_EQ(make_daily_audit_root(database_, clock_).value().heads, 2);
    add_event(grown);
    clock_.advance(Days(1));
    const auto second = make_daily_audit_root(database_, clock_).value();
    EXPECT_EQ(second.number, 2);
    EXPECT_EQ(second.heads, 1);
    clock_.advance(Days(1));
    EXPECT_EQ(make_daily_audit_root(database_, clock_).value().heads, 0);
    EXPECT_TRUE(verify_audit(database_).holds());
    EXPECT_EQ(verify_audit(database_).roots, 3);
}

TEST_P(AuditContract, LeavesTodaysEventsToTomorrowsRoot) {
    project();
    EXPECT_EQ(make_daily_audit_root(database_, clock_).value().heads, 0);
    EXPECT_EQ(make_daily_audit_root(database_, clock_), std::nullopt) << "once a day";
    clock_.advance(Days(1));
    const auto root = make_daily_audit_root(database_, clock_).value();
    EXPECT_EQ(root.heads, 1);
    EXPECT_EQ(domain::day_of(root), domain::to_text(clock_.now() - Days(1)).substr(0, 10));
}

TEST_P(AuditContract, CoversEverythingWhenARootIsAskedFor) {
    const auto id = project();
    clock_.advance(std::chrono::seconds(1));
    EXPECT_EQ(make_audit_root(database_, clock_).heads, 1);
    add_event(id);
    clock_.advance(std::chrono::seconds(1));
    EXPECT_EQ(make_audit_root(database_, clock_).heads, 1);
    EXPECT_TRUE(verify_audit(database_).holds());
}

TEST_P(AuditContract, TakesInWhatCameLateWithAnEarlierTime) {
    project();
    clock_.advance(Days(1));
    ASSERT_EQ(make_daily_audit_root(database_, clock_).value().heads, 1);
    clock_.advance(-Days(1));
    project();
    clock_.advance(Days(2));
    EXPECT_EQ(make_daily_audit_root(database_, clock_).value().heads, 1);
    EXPECT_TRUE(verify_audit(database_).holds());
}

TEST_P(AuditContract, IsMadeOnceByTwoThatTryTogether) {
    for (int i = 0; i < 20; ++i) project();
    clock_.advance(Days(1));
    std::atomic<int> made = 0;
    std::vector<std::thread> workers;
    for (int i = 0; i < 4; ++i)
        workers.emplace_back([&] { made += make_daily_audit_root(database_, clock_) ? 1 : 0; });
    for (auto& worker : workers) worker.join();
    EXPECT_EQ(made, 1);
    EXPECT_TRUE(verify_audit(database_).holds());
    EXPECT_EQ(verify_audit(database_).roots, 1);
}

TEST_P(AuditContract, NamesAProjectWithoutEvents) {
    const auto id = project(0);
    const auto report = verify_audit(database_);
    ASSERT_EQ(report.findings.size(), 1u);
    EXPECT_EQ(report.findings[0].project_id, id.text());
}

/// Tampering by SQL on a database whose guards have been switched off; `run` does it. What was
/// broken must be named.
template <class Run>
void expect_tampering_is_named(Run run, const std::string& first, const std::string& second,
                               Database& database) {
    const auto finding = [&](const std::string& sql) {
        EXPECT_TRUE(verify_audit(database).holds()) << "before " << sql;
        EXPECT_EQ(run(sql), "") << sql;
        const auto report = verify_audit(database);
        EXPECT_EQ(report.broken, 1) << sql;
        return report.findings.empty() ? AuditFinding{} : report.findings[0];
    };
    const std::string of_first = " where project_id = '" + first + "'";
    const std::string of_second = " where project_id = '" + second + "'";
    auto found = finding("update project_events set actor = 'x'" + of_first + " and sequence = 2");
    EXPECT_EQ(found.project_id, first);
    EXPECT_EQ(found.sequence, 2);
    EXPECT_EQ(run("update project_events set actor = 'ann'" + of_first + " and sequence = 2"), "");

    run("create table kept as select * from project_events" + of_second + " and sequence = 3");
    found = finding("delete from project_events" + of_second + " and sequence = 3");
    EXPECT_EQ(found.project_id, second) << "the tail is gone";
    EXPECT_EQ(found.sequence, 3);
    EXPECT_EQ(found.root, 1);
    EXPECT_FALSE(found.day.empty());
    EXPECT_EQ(run("insert into project_events select * from kept"), "");

    found = finding("update audit_roots set as_of = as_of + 1 where number = 2");
    EXPECT_EQ(found.project_id, "");
    EXPECT_EQ(found.root, 2);
    EXPECT_EQ(run("update audit_roots set as_of = as_of - 1 where number = 2"), "");

    found = finding("delete from audit_heads" + of_first + " and root = 2");
    EXPECT_EQ(found.root, 2);
}

}  // namespace apex::app::contract
