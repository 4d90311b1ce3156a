// What dropping the smoke test's account must do on every Database adapter, as tests. What SQL can
// do behind an adapter's back is the instantiating test's business.
#pragma once
#include <gtest/gtest.h>

#include <functional>

#include "app/announced_objects.hpp"
#include "app/audit.hpp"
#include "app/dropped_chains.hpp"
#include "app/erasure.hpp"
#include "app/outbox_relay.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "app/projects.hpp"
#include "app/smoke_account.hpp"

namespace apex::app::contract {

/// Objects that can be away when one is to be removed.
class FaultyObjects final : public ObjectStore {
  public:
    StoredObject put(std::string_view bytes, std::string_view type) override {
        return kept_.put(bytes, type);
    }
    std::optional<std::string> get(const std::string& sha256) override { return kept_.get(sha256); }
    std::optional<std::int64_t> size_bytes(const std::string& sha256) override {
        return kept_.size_bytes(sha256);
    }
    void remove(const std::string& sha256) override {
        if (away) throw Unavailable("object_storage", "away");
        kept_.remove(sha256);
    }
    int sweep(std::chrono::seconds) override { return 0; }
    std::optional<std::string> trouble() override { return std::nullopt; }

    bool away = false;

  private:
    MemoryObjects kept_;
};

class SmokeAccountContract : public testing::TestWithParam<MakeDatabase> {
  protected:
    FreshDatabase fresh_ = GetParam()();
    Database& database_ = *fresh_.database;
    SetClock clock_;
    CountingIds ids_;
    WidthCalculator calculator_;
    FaultyObjects objects_;
    MemorySearch search_;
    CountingQueue queue_;
    Ports ports_{database_, calculator_, objects_, search_, queue_, clock_, ids_, true};
    Caller caller_{Access::everything(), "anonymous", "req-1"};

    static domain::ProjectId id_of(const std::string& text) {
        return domain::ProjectId::parse(text).value();
    }
    std::string project(const std::string& account) {
        const auto work = database_.begin({}, Intent::write);
        const auto made =
            create_project(*work, ports_, caller_, {account, "Pylon", "Acme", {}, {}, {}, {}});
        work->commit();
        after_commit(ports_);
        return std::get<ProjectView>(made).project.id.text();
    }
    void insert(const char* table, const Row& row) {
        const auto work = database_.begin({}, Intent::write);
        ASSERT_TRUE(work->rows().insert(account_table(table), row)) << table;
        work->commit();
    }
    std::string report(const std::string& project, const std::string& account,
                       const std::string& bytes) {
        const auto object = objects_.put(bytes, "application/pdf");
        const std::int64_t one = 1;
        insert("reports", {project, object.sha256, account, one, std::string("estimate"), one,
                           domain::TaskId::from(ids_.draw()).text(), one});
        return object.sha256;
    }
    /// A row in every table that a project has rows in, and in those of the account.
    void fill(const std::string& id, const std::string& account) {
        const std::int64_t one = 1;
        const std::string hash(64, '0'), file = objects_.put("drawing " + id, "image/png").sha256;
        insert("accounts", {account, one});
        insert("api_keys", {"key of " + account, account, "smoke", "engineer", "hash", one,
                            "command line", Cell(), Cell(), Cell()});
        insert("idempotency_keys", {account, "r", "k", "h", std::int64_t{200}, "", "", one});
        insert("project_payloads",
               {id,   one, account, hash, hash, "0.1.0", "{}", "{}", "[]",  "[]", "[]", "[]",
                true, "i", "t",     0.5,  "P",  3.0,     6.5,  one,  "USD", one,  "ann"});
        insert("revision_reviews", {id, one, one, account, "approved", "n", "usr_1", one});
        insert("tasks", {domain::TaskId::from(ids_.draw()).text(), account, id, "k", "{}", "queued",
                         0.0, "", std::int64_t{0}, one, Cell(), std::int64_t{0}, Cell(), Cell(),
                         "r", one, one, one, ""});
        report(id, account, "report " + id);
        insert("project_files", {"fil_" + id, id, account, "a.png", "image/png", one, Cell(),
                                 "stored", file, Cell(), Cell(), "ann", one, one, one});
        insert("submissions", {"sub_" + id, id, account, one, hash, Cell(), "[]", "ann", one});
    }
    std::vector<std::string> tables_with_rows(const std::string& account) {
        std::vector<std::string> found;
        const auto work = database_.begin({}, Intent::read);
        for (const Table& table : account_tables())
            if (!work->rows().read(table, account, {}, 1).empty()) found.push_back(table.name);
        return found;
    }
    std::vector<DroppedChain> dropped() {
        const auto work = database_.begin({}, Intent::read);
        return dropped_chains(work->rows(), std::nullopt, 100);
    }
    DroppedChain chain(const std::string& id, const std::string& account) {
        const auto work = database_.begin({}, Intent::read);
        const auto last = work->events().list(id_of(id), 100, 0).events.back();
        return {id_of(id), account, last.sequence, last.hash, clock_.now(), "a test"};
    }
    void drop(const DroppedChain& chain) {
        const auto work = database_.begin({}, Intent::write);
        drop_chain(*work, chain);
        work->commit();
    }
    void root() {
        clock_.advance(std::chrono::hours(1));
        make_audit_root(database_, clock_);
    }
};

TEST_P(SmokeAccountContract, LeavesNothingButOneRowWithoutWordsForEachChain) {
    const std::string smoke = project(smoke_account), other = project("acme");
    fill(smoke, smoke_account);
    fill(other, "acme");
    ASSERT_EQ(tables_with_rows(smoke_account).size(), account_tables().size() - 1) << "no users";
    const DroppedChain was = chain(smoke, smoke_account);
    const auto others = tables_with_rows("acme");

    const SmokeAccountDrop done = drop_smoke_account(ports_);
    EXPECT_EQ(done.projects, 1);
    EXPECT_EQ(done.api_keys, 1);
    EXPECT_EQ(done.objects, 2);
    EXPECT_EQ(tables_with_rows(smoke_account), std::vector<std::string>());
    EXPECT_EQ(tables_with_rows("acme"), others);
    ASSERT_EQ(dropped().size(), 1u);
    EXPECT_EQ(dropped()[0].project_id, id_of(smoke));
    EXPECT_EQ(dropped()[0].events, was.events);
    EXPECT_EQ(dropped()[0].head_hash, was.head_hash);
    EXPECT_EQ(dropped()[0].dropped_at, clock_.now());
    EXPECT_EQ(objects_.get(sha256_hex("report " + smoke)), std::nullopt);
    EXPECT_EQ(objects_.get(sha256_hex("drawing " + smoke)), std::nullopt);
    EXPECT_TRUE(objects_.get(sha256_hex("report " + other)));
    EXPECT_EQ(search_.search({{}, "Pylon", {}, {}, {}}).value().items.size(), 1u);
    EXPECT_EQ(drop_smoke_account(ports_).projects, 0) << "there is nothing more";
}

TEST_P(SmokeAccountContract, LeavesAnAuditTrailUnderRootsOfBeforeAndAfterThatHolds) {
    project("acme");
    const std::string smoke = project(smoke_account);
    root();
    ProjectPatch patch;
    patch.customer = "Test Customer";
    ASSERT_FALSE(failed(patch_project(ports_, caller_, smoke, "*", patch)));
    root();
    ASSERT_FALSE(failed(delete_project(ports_, caller_, smoke, "*")));
    EXPECT_EQ(drop_smoke_account(ports_).projects, 1) << "a deleted one too";
    erase_person(ports_, {smoke_account, {"Test Customer"}});
    root();
    const AuditReport report = verify_audit(database_);
    EXPECT_TRUE(report.holds()) << (report.findings.empty() ? "" : report.findings[0].what);
    EXPECT_EQ(report.roots, 3);
    EXPECT_EQ(report.chains, 1);
    EXPECT_EQ(report.dropped, 1);
}

TEST_P(SmokeAccountContract, KeepsBytesThatAnotherAccountRefersTo) {
    const std::string smoke = project(smoke_account), other = project("acme");
    const std::string shared = report(smoke, smoke_account, "the same");
    report(other, "acme", "the same");
    EXPECT_EQ(drop_smoke_account(ports_).objects, 0);
    EXPECT_TRUE(objects_.get(shared));
}

TEST_P(SmokeAccountContract, IsFinishedByTheSweepWhereTheObjectStoreWasAway) {
    const std::string smoke = project(smoke_account);
    const std::string hash = report(smoke, smoke_account, "left over");
    objects_.away = true;
    EXPECT_THROW(drop_smoke_account(ports_), Unavailable);
    EXPECT_EQ(dropped().size(), 1u);
    EXPECT_TRUE(objects_.get(hash));
    objects_.away = false;
    EXPECT_EQ(remove_abandoned_objects(ports_, {}, announcement_kept), 1) << "as the worker does";
    EXPECT_EQ(objects_.get(hash), std::nullopt);
    EXPECT_EQ(remove_abandoned_objects(ports_, {}, announcement_kept), 0);
    EXPECT_TRUE(verify_audit(database_).holds());
}

TEST_P(SmokeAccountContract, IsRefusedForAnyOtherAccount) {
    const std::string other = project("acme"), smoke = project(smoke_account);
    EXPECT_THROW(drop(chain(other, "acme")), std::runtime_error);
    EXPECT_THROW(drop(chain(other, smoke_account)), std::runtime_error) << "it says it is";
    const auto move = [&](const std::string& to) {
        const auto work = database_.begin({}, Intent::write);
        work->rows().update(account_table("projects"), {other}, {{1, to}});
        work->commit();
    };
    move(smoke_account);
    EXPECT_THROW(drop(chain(other, smoke_account)), std::runtime_error) << "its events are not";
    move("acme");
    const std::int64_t one = 1;
    insert("accounts", {"acme", one});
    insert("accounts", {smoke_account, one});
    insert("api_keys", {"k", "acme", "n", "pe", "h", one, "c", Cell(), Cell(), Cell()});
    const auto refused = [&](const std::function<void(RowStore&)>& act) {
        const auto work = database_.begin({}, Intent::write);
        EXPECT_THROW(
            {
                act(work->rows());
                work->commit();
            },
            std::runtime_error);
    };
    const Table &keys = account_table("api_keys"), &accounts = account_table("accounts");
    refused([&](RowStore& rows) { rows.remove(keys, {"k"}); });
    refused([&](RowStore& rows) { rows.update(keys, {"k"}, {{1, smoke_account}}); });
    refused([&](RowStore& rows) { rows.remove(accounts, {"acme"}); });
    EXPECT_TRUE(dropped().empty());
    EXPECT_EQ(drop_smoke_account(ports_).projects, 1);
    EXPECT_TRUE(verify_audit(database_).holds());
    EXPECT_EQ(verify_audit(database_).chains, 1);
}

TEST_P(SmokeAccountContract, RecordsWhatTheChainIsAndNothingElse) {
    const std::string smoke = project(smoke_account);
    DroppedChain wrong = chain(smoke, smoke_account);
    wrong.head_hash[0] = wrong.head_hash[0] == '0' ? '1' : '0';
    EXPECT_THROW(drop(wrong), std::runtime_error);
    wrong = chain(smoke, smoke_account);
    ++wrong.events;
    EXPECT_THROW(drop(wrong), std::runtime_error);
    ProjectPatch patch;
    patch.customer = "C";
    const DroppedChain old = chain(smoke, smoke_account);
    ASSERT_FALSE(failed(patch_project(ports_, caller_, smoke, "*", patch)));
    EXPECT_THROW(drop(old), std::runtime_error) << "an event came after it";
    const DroppedChain right = chain(smoke, smoke_account);
    drop(right);
    EXPECT_THROW(drop(right), std::runtime_error) << "once";
    EXPECT_EQ(dropped().size(), 1u);
    EXPECT_THROW(
        {
            const auto work = database_.begin({}, Intent::write);
            work->projects().insert({id_of(smoke),
                                     {smoke_account, "Pylon", "Acme", {}, {}, {}, {}},
                                     domain::ProjectStatus::draft,
                                     1,
                                     0,
                                     clock_.now(),
                                     clock_.now()});
            work->commit();
        },
        std::runtime_error)
        << "a dropped project does not return";
}

/// On a database whose guards have been switched off; `run` does it. A chain that somebody removed
/// is told from one that was dropped.
template <class Run>
void expect_forged_drops_are_named(Run run, Database& database, const std::string& victim,
                                   const std::string& smoke) {
    const auto finding = [&](const std::string& what) {
        const auto report = verify_audit(database);
        EXPECT_EQ(report.broken, 1) << what;
        return report.findings.empty() ? AuditFinding{} : report.findings[0];
    };
    const std::string of_smoke = " where project_id = '" + smoke + "'";
    EXPECT_EQ(
        run("update dropped_chains set head_hash = '" + std::string(64, '5') + "'" + of_smoke), "");
    EXPECT_EQ(finding("another head").project_id, smoke);
    EXPECT_EQ(run("update dropped_chains set head_hash = (select hash from audit_heads" + of_smoke +
                  ")" + of_smoke),
              "");
    EXPECT_TRUE(verify_audit(database).holds());
    EXPECT_EQ(run("update dropped_chains set events = events - 1" + of_smoke), "");
    EXPECT_EQ(finding("a shorter chain").root, 1);
    EXPECT_EQ(run("update dropped_chains set events = events + 1" + of_smoke), "");

    EXPECT_EQ(run("create table kept as select * from dropped_chains"), "");
    EXPECT_EQ(run("delete from dropped_chains"), "");
    EXPECT_EQ(finding("the row of the dropped chain is gone").project_id, smoke);
    EXPECT_EQ(run("insert into dropped_chains select * from kept"), "");

    EXPECT_EQ(run("delete from event_texts where project_id = '" + victim + "'"), "");
    EXPECT_EQ(run("delete from project_events where project_id = '" + victim + "'"), "");
    EXPECT_EQ(run("delete from projects where project_id = '" + victim + "'"), "");
    EXPECT_EQ(finding("nothing says that it was dropped").project_id, victim);
    EXPECT_EQ(run("insert into dropped_chains values ('" + victim + "', 'test', 1, '" +
                  std::string(64, '7') + "', 1, 'x')"),
              "");
    EXPECT_EQ(finding("a forged row").project_id, victim);
}

}  // namespace apex::app::contract
