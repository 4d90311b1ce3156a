// What erasing a person must do on every Database adapter, as tests.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "app/audit.hpp"
#include "app/erasure.hpp"
#include "app/json_text.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "app/ports/unavailable.hpp"
#include "app/projects.hpp"

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
    const auto store = [&](const std::string& project, const std::string& bytes) {
        const auto object = objects_.put(bytes, "application/pdf");
        const auto work = database_.begin({}, Intent::write);
        work->reports().insert({*domain::ProjectId::parse(project), "test", object.sha256,
                                object.size_bytes, domain::ReportKind::estimate, 0,
                                domain::TaskId::from(ids_.draw()), clock_.now()});
        work->commit();
        return object.sha256;
    };
    const std::string anns = store(ann, "of Ann Lee"), bobs = store(bob, "of Bob Roe");
    const std::string shared = store(ann, "of no one");
    store(bob, "of no one");
    EXPECT_EQ(erase({"Ann Lee"}).objects, 1);
    EXPECT_EQ(objects_.get(anns), std::nullopt);
    EXPECT_TRUE(objects_.get(bobs));
    EXPECT_TRUE(objects_.get(shared)) << "another project refers to it";
    const auto work = database_.begin({}, Intent::read);
    EXPECT_TRUE(work->reports().list(*domain::ProjectId::parse(ann), 10).empty());
    EXPECT_EQ(work->reports().list(*domain::ProjectId::parse(bob), 10).size(), 2u);
}

TEST_P(ErasureContract, FinishesWhatAnOutageOfTheObjectStoreLeft) {
    class Stubborn final : public ObjectStore {
      public:
        explicit Stubborn(ObjectStore& objects) : objects_(objects) {}
        StoredObject put(std::string_view b, std::string_view t) override {
            return objects_.put(b, t);
        }
        std::optional<std::string> get(const std::string& h) override { return objects_.get(h); }
        std::optional<std::int64_t> size_bytes(const std::string& h) override {
            return objects_.size_bytes(h);
        }
        void remove(const std::string&) override {
            throw Unavailable("object_storage", "switched off");
        }
        int sweep(std::chrono::seconds) override { return 0; }
        std::optional<std::string> trouble() override { return std::nullopt; }

      private:
        ObjectStore& objects_;
    } stubborn(objects_);
    const std::string ann = project({"test", "Sign", "Ann Lee", {}, {}, {}, {}});
    const auto object = objects_.put("of Ann Lee", "application/pdf");
    {
        const auto work = database_.begin({}, Intent::write);
        work->reports().insert({*domain::ProjectId::parse(ann), "test", object.sha256,
                                object.size_bytes, domain::ReportKind::estimate, 0,
                                domain::TaskId::from(ids_.draw()), clock_.now()});
        work->commit();
    }
    Ports away{database_, calculator_, stubborn, search_, queue_, clock_, ids_, true};
    EXPECT_THROW(erase_person(away, {"test", {"Ann Lee"}}), Unavailable);
    EXPECT_TRUE(objects_.get(object.sha256));
    erase({"Ann Lee"});
    EXPECT_EQ(objects_.get(object.sha256), std::nullopt);
}

}  // namespace apex::app::contract
