// What erasing a person must do on every Database adapter, as tests.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <set>
#include <thread>
#include <utility>

#include "app/audit.hpp"
#include "app/erasure.hpp"
#include "app/files.hpp"
#include "app/idempotent.hpp"
#include "app/json_text.hpp"
#include "app/lookup.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "app/ports/unavailable.hpp"
#include "app/projects.hpp"
#include "app/stored_objects.hpp"

namespace apex::app::contract {

class ErasureContract : public testing::TestWithParam<MakeDatabase> {
  protected:
    FreshDatabase fresh_ = GetParam()();
    Database& database_ = *fresh_.database;
    SetClock clock_;
    CountingIds ids_;
    WidthCalculator calculator_;
    MemoryObjects objects_;
    MemorySearch search_;
    CountingQueue queue_;
    Ports ports_{database_, calculator_, objects_, search_, queue_, clock_, ids_, true};
    Caller caller_{Access::everything(), "anonymous", "req-1"};

    std::string project(domain::ProjectFacts facts) {
        const auto work = database_.begin({}, Intent::write);
        const auto made = create_project(*work, ports_, caller_, facts);
        work->commit();
        return std::get<ProjectView>(made).project.id.text();
    }
    Erasure erase(const std::vector<std::string>& persons) {
        return erase_person(ports_, {"test", persons});
    }
    std::vector<domain::Event> events(const std::string& id) {
        return std::get<Page<domain::Event>>(list_events(ports_, caller_, id, {100, {}})).items;
    }
    domain::Project get(const std::string& id) {
        return std::get<ProjectView>(get_project(ports_, caller_, id)).project;
    }
    /// A report of those bytes, as a worker records it.
    std::string record_report(const std::string& project, const std::string& bytes) {
        const auto object = objects_.put(bytes, "application/pdf");
        const auto work = database_.begin({}, Intent::write);
        insert_report(*work, project, object.sha256);
        work->commit();
        return object.sha256;
    }
    void insert_report(UnitOfWork& work, const std::string& project, const std::string& sha256) {
        work.reports().insert({*domain::ProjectId::parse(project), "test", sha256, 1,
                               domain::ReportKind::estimate, 0, domain::TaskId::from(ids_.draw()),
                               clock_.now()});
    }
    /// Everything that any table of the account says, and of none.
    std::string dump() {
        std::string all;
        const auto work = database_.begin({}, Intent::read);
        for (const Table& table : account_tables())
            for (const char* account : {"test", "other", ""})
                for (const Row& row : work->rows().read(table, account, {}, 1000))
                    for (const Cell& cell : row) all += text_of(cell) + '\n';
        return all;
    }
    bool says(const std::string& words) { return dump().find(words) != std::string::npos; }
};

TEST_P(ErasureContract, LeavesNothingOfThePersonAndAChainThatHolds) {
    const std::string id = project({"test",
                                    "Sign of Ann Lee",
                                    "Ann Lee",
                                    "call ANN LEE, or a.lee@x.org",
                                    {},
                                    "12 Łódź",
                                    "a.lee@x.org"});
    ProjectPatch patch;
    patch.customer = "Ann Lee & Sons";
    ASSERT_FALSE(failed(patch_project(ports_, caller_, id, "*", patch)));
    clock_.advance(std::chrono::hours(1));
    make_audit_root(database_, clock_);
    ASSERT_TRUE(says("Ann Lee"));

    const Erasure erasure = erase({"Ann Lee", "a.lee@x.org"});
    EXPECT_EQ(erasure.projects, 1);
    EXPECT_EQ(erasure.events, 2);
    EXPECT_TRUE(erasure.in_chain.empty());
    for (const char* words : {"Ann Lee", "ANN LEE", "a.lee@x.org"})
        EXPECT_FALSE(says(words)) << words;
    EXPECT_EQ(get(id).facts.customer, erasure.pseudonym + " & Sons");
    EXPECT_EQ(get(id).facts.street, "12 Łódź") << "what is not personal stays";
    EXPECT_EQ(get(id).version, 3) << "and a copy of before does not fit any more";
    const auto report = verify_audit(database_);
    EXPECT_TRUE(report.holds()) << (report.findings.empty() ? "" : report.findings[0].what);
    EXPECT_EQ(domain::first_broken(events(id)), std::nullopt);
    EXPECT_EQ(events(id).back().what.kind, domain::person_erased);
    EXPECT_EQ(json_at(events(id).front().what.after, "/customer"), '"' + erasure.pseudonym + '"')
        << "the history reads on under the pseudonym";
}

TEST_P(ErasureContract, FindsNothingTheSecondTime) {
    project({"test", "Sign", "Ann Lee", {}, {}, {}, {}});
    erase({"Ann Lee"});
    const Erasure again = erase({"Ann Lee"});
    EXPECT_EQ(again.rows + again.events + again.projects, 0);
    EXPECT_TRUE(verify_audit(database_).holds());
}

TEST_P(ErasureContract, LeavesOtherPeopleAndOtherAccountsAlone) {
    const std::string other = project({"other", "Sign", "Ann Lee", {}, {}, {}, {}});
    const std::string namesake =
        project({"test", "Annapolis", "Joann Leeward", "Ann  Lee", {}, {}, {}});
    const Erasure erasure = erase({"Ann", "Ann Lee"});
    EXPECT_EQ(get(other).facts.customer, "Ann Lee");
    EXPECT_EQ(get(namesake).facts.name, "Annapolis");
    EXPECT_EQ(get(namesake).facts.customer, "Joann Leeward");
    EXPECT_EQ(get(namesake).facts.description, erasure.pseudonym + "  Lee");
}

TEST_P(ErasureContract, ErasesOneAfterTheOtherFromTheSameEvent) {
    const std::string id = project({"test", "Sign", "Ann Lee", "for Bob Roe", {}, {}, {}});
    erase({"Ann Lee"});
    EXPECT_TRUE(says("Bob Roe"));
    erase({"Bob Roe"});
    EXPECT_FALSE(says("Bob Roe"));
    EXPECT_TRUE(verify_audit(database_).holds());
}

TEST_P(ErasureContract, ReachesDeletedProjectsAndQuotedNames) {
    const std::string id = project({"test", "Sign", "Ann \"Buzz\" Lee", {}, {}, {}, {}});
    ASSERT_FALSE(failed(delete_project(ports_, caller_, id, "*")));
    EXPECT_EQ(erase({"Ann \"Buzz\" Lee"}).projects, 1);
    EXPECT_FALSE(says("Buzz"));
    EXPECT_TRUE(verify_audit(database_).holds());
}

TEST_P(ErasureContract, IsTheOnlyWayToChangeAnEventsWords) {
    const std::string id = project({"test", "Sign", "Ann Lee", {}, {}, {}, {}});
    const Table& texts = account_table("event_texts");
    const auto work = database_.begin({}, Intent::write);
    work->rows().update(texts, {id, std::int64_t{1}},
                        {{column_of(texts, "after"), std::string("{\"customer\":\"Eve\"}")}});
    work->commit();
    const auto report = verify_audit(database_);
    ASSERT_EQ(report.findings.size(), 1u);
    EXPECT_EQ(report.findings[0].project_id, id);
    EXPECT_EQ(report.findings[0].sequence, 1);
}

TEST_P(ErasureContract, ReachesUsersKeysCaptionsAndNotesOfReviews) {
    const std::string id = project({"test", "Sign", "Bob Roe", {}, {}, {}, {}});
    const std::string hash(64, '0');
    const std::int64_t one = 1;
    {
        const auto work = database_.begin({}, Intent::write);
        RowStore& rows = work->rows();
        rows.insert(account_table("accounts"), {"test", one});
        rows.insert(account_table("users"), {"usr_1", "test", "https://id", "a.lee@x.org",
                                             "Ann Lee", "a.lee@x.org", "admin", one, one});
        rows.insert(account_table("api_keys"), {"k", "test", "Ann Lee's laptop", "admin", "hash",
                                                one, "usr_1", Cell(), Cell(), Cell()});
        rows.insert(
            account_table("project_payloads"),
            {id,   one,      "test", hash, hash, "0.1.0", R"({"project":{"customer":"Ann Lee"}})",
             "{}", "[]",     "[]",   "[]", "[]", true,    "id",
             "t",  0.5,      "HSS",  3.0,  6.5,  one,     "USD",
             one,  "Ann Lee"});
        rows.insert(account_table("revision_reviews"),
                    {id, one, one, "test", "approved", "as Ann Lee said", "usr_2", one});
        work->commit();
    }
    const auto change = [&](const char* table, const Row& key, const char* column) {
        const auto work = database_.begin({}, Intent::write);
        const Table& in = account_table(table);
        work->rows().update(in, key, {{column_of(in, column), std::string("x")}});
        work->commit();
    };
    EXPECT_THROW(change("project_payloads", {id, one}, "document"), std::runtime_error);
    EXPECT_THROW(change("revision_reviews", {id, one, one}, "note"), std::runtime_error);
    const Erasure erasure = erase({"Ann Lee", "a.lee@x.org"});
    EXPECT_FALSE(says("Ann Lee"));
    EXPECT_FALSE(says("a.lee@x.org"));
    EXPECT_TRUE(says(R"({"project":{"customer":")" + erasure.pseudonym + R"("}})"));
    EXPECT_TRUE(says("as " + erasure.pseudonym + " said"));
    EXPECT_TRUE(says("usr_1")) << "the pseudonym that the audit trail holds";
    EXPECT_THROW(change("project_payloads", {id, one}, "document"), std::runtime_error)
        << "and afterwards a revision is immutable as before";
    EXPECT_THROW(change("project_payloads", {id, one}, "trace"), std::runtime_error);
}

TEST_P(ErasureContract, RemovesTheReportsThatMayShowThePerson) {
    const std::string ann = project({"test", "Sign", "Ann Lee", {}, {}, {}, {}}),
                      bob = project({"test", "Sign", "Bob Roe", {}, {}, {}, {}});
    const std::string anns = record_report(ann, "of Ann Lee"),
                      bobs = record_report(bob, "of Bob Roe"),
                      shared = record_report(ann, "of no one");
    record_report(bob, "of no one");
    EXPECT_EQ(erase({"Ann Lee"}).objects, 1);
    EXPECT_EQ(objects_.get(anns), std::nullopt);
    EXPECT_TRUE(objects_.get(bobs));
    EXPECT_TRUE(objects_.get(shared)) << "another project refers to it";
    const auto work = database_.begin({}, Intent::read);
    EXPECT_TRUE(work->reports().list(*domain::ProjectId::parse(ann), 10).empty());
    EXPECT_EQ(work->reports().list(*domain::ProjectId::parse(bob), 10).size(), 2u);
}

/// Removes nothing: switched off.
class StubbornObjects final : public ObjectStore {
  public:
    explicit StubbornObjects(ObjectStore& objects) : objects_(objects) {}
    StoredObject put(std::string_view b, std::string_view t) override { return objects_.put(b, t); }
    std::optional<std::string> get(const std::string& h) override { return objects_.get(h); }
    std::optional<std::int64_t> size_bytes(const std::string& h) override {
        return objects_.size_bytes(h);
    }
    void remove(const std::string&) override { throw Unavailable("object_storage", "away"); }
    int sweep(std::chrono::seconds) override { return 0; }
    std::optional<std::string> trouble() override { return std::nullopt; }

  private:
    ObjectStore& objects_;
};

TEST_P(ErasureContract, FinishesWhatAnOutageOfTheObjectStoreLeft) {
    StubbornObjects stubborn(objects_);
    Ports away{database_, calculator_, stubborn, search_, queue_, clock_, ids_, true};
    const std::string hash =
        record_report(project({"test", "Sign", "Ann Lee", {}, {}, {}, {}}), "of Ann Lee");
    EXPECT_THROW(erase_person(away, {"test", {"Ann Lee"}}), Unavailable);
    EXPECT_TRUE(objects_.get(hash));
    erase({"Ann Lee"});
    EXPECT_EQ(objects_.get(hash), std::nullopt);
}

TEST_P(ErasureContract, SparesAReportOfTheSameBytesThatWasOrderedAnewSinceItWasInterrupted) {
    StubbornObjects stubborn(objects_);
    Ports away{database_, calculator_, stubborn, search_, queue_, clock_, ids_, true};
    const std::string id = project({"test", "Sign", "Ann Lee", {}, {}, {}, {}});
    const std::string hash = record_report(id, "names no one");
    EXPECT_THROW(erase_person(away, {"test", {"Ann Lee"}}), Unavailable);
    record_report(id, "names no one");
    erase({"Ann Lee"});
    EXPECT_TRUE(objects_.get(hash)) << "a recorded report has lost its file";
    erase({"Ann Lee"});
    EXPECT_TRUE(objects_.get(hash));
}

// ---- while others write

TEST_P(ErasureContract, KeepsAChangeThatIsCommittedWhileItRuns) {
    const std::string id = project({"test", "Sign", "Ann Lee", "call Ann Lee", {}, {}, {}});
    Erasure erasure;
    std::thread eraser;
    {
        const auto work = database_.begin({}, Intent::write);
        auto changed = work->projects().find_for_update(*domain::ProjectId::parse(id));
        ASSERT_TRUE(changed);
        changed->facts.customer = "Bob Roe";
        eraser = std::thread([&] { erasure = erase({"Ann Lee"}); });
        // It has read the row as it was; that is the worst moment. At any other one the same holds.
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        EXPECT_TRUE(store_change(*work, ports_, caller_, *changed,
                                 {"project.changed", "null", R"({"customer":"Bob Roe"})"}));
        work->commit();
    }
    eraser.join();
    EXPECT_EQ(get(id).facts.customer, "Bob Roe") << "it was answered 200";
    EXPECT_EQ(get(id).facts.description, "call " + erasure.pseudonym);
    EXPECT_EQ(get(id).version, 3) << "one each; none may be given twice";
    EXPECT_FALSE(says("Ann Lee"));
    EXPECT_EQ(events(id).size(), 3u);
    EXPECT_TRUE(verify_audit(database_).holds());
}

/// While it learns of changes, as many new ones are made: it never catches up.
class HurriedSearch final : public SearchInDatabase {
  public:
    HurriedSearch(Database& database, domain::Time at) : database_(database), at_(at) {}
    void apply(const std::vector<SearchChange>& changes, std::int64_t) override {
        constexpr int patience = 20;  // More, and the test has failed; it need not run for ever.
        if (++rounds < patience) {
            const auto work = database_.begin({}, Intent::write);
            for (int i = 0; i < 600; ++i) work->outbox().add({0, "project", "test", busy_, 1, at_});
            work->commit();
        }
        for (const auto& change : changes)
            if (change.document) names.insert(change.document->project.facts.name);
    }
    std::optional<Page<SearchHit>> search(const SearchRequest&) override { return std::nullopt; }
    std::optional<std::string> trouble() override { return std::nullopt; }
    int rounds = 0;
    std::set<std::string> names;

  private:
    Database& database_;
    domain::Time at_;
    std::string busy_ = "prj_" + std::string(32, 'b');
};

TEST_P(ErasureContract, EndsThoughOthersWriteFasterThanTheSearchLearns) {
    ports_.deliver_at_once = false;
    HurriedSearch hurried(database_, clock_.now());
    {
        const auto work = database_.begin({}, Intent::write);
        for (int i = 0; i < 1200; ++i)
            work->outbox().add(
                {0, "project", "test", "prj_" + std::string(32, 'a'), 1, clock_.now()});
        work->commit();
    }
    project({"test", "Sign of Ann Lee", "C", {}, {}, {}, {}});
    Ports ports{database_, calculator_, objects_, hurried, queue_, clock_, ids_, false};
    const Erasure erasure = erase_person(ports, {"test", {"Ann Lee"}});
    EXPECT_TRUE(hurried.names.contains("Sign of " + erasure.pseudonym))
        << "what the erasure wrote is delivered";
    EXPECT_LE(hurried.rounds, 5) << "1200 waited and 600 came; what comes later waits for a worker";
}

TEST_P(ErasureContract, LetsNobodyRecordAnObjectThatIsBeingRemoved) {
    const std::string hash = objects_.put("left over", "application/pdf").sha256;
    std::atomic<bool> is_there = true, has_asked = false;
    std::thread recorder;
    {
        const auto remover = database_.begin({}, Intent::write);
        remover->rows().hold_object(hash);
        recorder = std::thread([&] {
            const auto work = database_.begin({}, Intent::write);
            is_there = hold_stored(*work, objects_, hash);
            has_asked = true;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        EXPECT_FALSE(has_asked);
        EXPECT_TRUE(remove_unreferred(*remover, objects_, hash));
        remover->commit();
    }
    recorder.join();
    EXPECT_FALSE(is_there) << "so it stores the bytes once more";
}

TEST_P(ErasureContract, LetsNobodyRemoveAnObjectThatIsBeingRecorded) {
    const std::string id = project({"test", "Sign", "Bob Roe", {}, {}, {}, {}});
    const std::string hash = objects_.put("not left over", "application/pdf").sha256;
    std::atomic<bool> removed = true;
    std::thread remover;
    {
        const auto work = database_.begin({}, Intent::write);
        EXPECT_TRUE(hold_stored(*work, objects_, hash));
        remover = std::thread([&] {
            const auto other = database_.begin({}, Intent::write);
            removed = remove_unreferred(*other, objects_, hash);
            other->commit();
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        EXPECT_TRUE(objects_.get(hash));
        insert_report(*work, id, hash);
        work->commit();
    }
    remover.join();
    EXPECT_FALSE(removed);
    EXPECT_TRUE(objects_.get(hash));
}

/// Lets something happen just before the first unit of work that writes.
class InterruptedDatabase final : public Database {
  public:
    InterruptedDatabase(Database& database, std::function<void()> interruption)
        : database_(database), interruption_(std::move(interruption)) {}
    std::unique_ptr<UnitOfWork> begin(const Access& access, Intent intent) override {
        if (intent == Intent::write) std::exchange(interruption_, [] {})();
        return database_.begin(access, intent);
    }
    std::optional<std::string> trouble() override { return database_.trouble(); }

  private:
    Database& database_;
    std::function<void()> interruption_;
};

TEST_P(ErasureContract, PurgingADeletedFileSparesTheSameBytesRecordedSinceItWasFound) {
    const std::string id = project({"test", "Sign", "Bob Roe", {}, {}, {}, {}});
    const auto object = objects_.put("%PDF-1.7", "application/pdf");
    const domain::ProjectFile file{domain::FileId::from(ids_.draw()),
                                   *domain::ProjectId::parse(id),
                                   "test",
                                   {"a.pdf", "application/pdf", object.size_bytes, {}},
                                   domain::FileStatus::deleted,
                                   object.sha256,
                                   {},
                                   {},
                                   "ann",
                                   clock_.now(),
                                   clock_.now(),
                                   1};
    {
        const auto work = database_.begin({}, Intent::write);
        work->files().insert(file);
        work->commit();
    }
    clock_.advance(ports_.files.deleted_kept + std::chrono::hours(1));
    InterruptedDatabase database(database_, [&] { record_report(id, "%PDF-1.7"); });
    Ports ports{database, calculator_, objects_, search_, queue_, clock_, ids_, true};
    EXPECT_EQ(purge_deleted_files(ports), 1);
    EXPECT_TRUE(objects_.get(object.sha256)) << "a recorded report has lost its file";
    EXPECT_EQ(events(id).back().what.kind, "file.purged");
    EXPECT_EQ(purge_deleted_files(ports_), 0) << "of this file it was the last time";
}

TEST_P(ErasureContract, AnUploadWhoseBytesWereRemovedMeanwhileIsNotRecordedWithoutThem) {
    const std::string id = project({"test", "Sign", "Bob Roe", {}, {}, {}, {}});
    const domain::ProjectFile file{domain::FileId::from(ids_.draw()),
                                   *domain::ProjectId::parse(id),
                                   "test",
                                   {"a.pdf", "application/pdf", 8, {}},
                                   domain::FileStatus::granted,
                                   {},
                                   {},
                                   {},
                                   "ann",
                                   clock_.now(),
                                   clock_.now(),
                                   1};
    const StoredObject object{sha256_hex("%PDF-1.7"), 8};
    const auto record = [&] {
        const auto work = database_.begin({}, Intent::write);
        const auto recorded =
            record_upload(*work, ports_, caller_, id, file.id.text(), {object, {}, false});
        work->commit();
        return std::get<domain::ProjectFile>(recorded).status;
    };
    {
        const auto work = database_.begin({}, Intent::write);
        work->files().insert(file);
        work->commit();
    }
    EXPECT_THROW(record(), Unavailable) << "the upload is settled anew at the next call";
    objects_.put("%PDF-1.7", "application/pdf");
    EXPECT_EQ(record(), domain::FileStatus::stored);
}

/// Remembers what was kept, and can be away.
class MemoryAnswers final : public AnswerCache {
  public:
    std::optional<StoredAnswer> find(const IdempotencyKey& key) noexcept override {
        const auto found = answers.find(key.key);
        return found == answers.end() ? std::nullopt : std::optional(found->second);
    }
    void keep(const IdempotencyKey& key, const StoredAnswer& answer) noexcept override {
        answers[key.key] = answer;
    }
    void forget(const IdempotencyKey& key) override {
        if (away) throw Unavailable("redis", "switched off");
        answers.erase(key.key);
    }
    std::optional<std::string> trouble() override { return std::nullopt; }
    std::map<std::string, StoredAnswer> answers;
    bool away = false;
};

TEST_P(ErasureContract, TakesTheAnswersThatNameThePersonOutOfTheCacheOrSaysThatItCouldNot) {
    MemoryAnswers answers;
    ports_.answers = &answers;
    const auto answered = [&](const std::string& key, const std::string& customer) {
        const auto answer = answer_once(
            ports_, caller_, IdempotencyKey{"test", "POST /api/v1/projects", key, "sha"},
            [&](UnitOfWork&) {
                return StoredAnswer{201, {}, JsonObject().add("customer", customer).text()};
            });
        ASSERT_FALSE(failed(answer));
    };
    answered("k1", "Ann Lee"), answered("k2", "Bob Roe");
    ASSERT_EQ(answers.answers.size(), 2u);
    EXPECT_EQ(erase({"Ann Lee"}).answers_kept, 0);
    EXPECT_FALSE(answers.answers.contains("k1"));
    EXPECT_TRUE(answers.answers.contains("k2"));
    answered("k3", "Ann Lee");
    answers.away = true;
    EXPECT_EQ(erase({"Ann Lee"}).answers_kept, 1);
    EXPECT_FALSE(says("Ann Lee")) << "the database is free of her all the same";
}

}  // namespace apex::app::contract
