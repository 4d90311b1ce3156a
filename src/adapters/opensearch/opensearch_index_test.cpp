#include "adapters/opensearch/opensearch_index.hpp"

#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "adapters/opensearch/opensearch_url.hpp"
#include "app/ports/contract/search_index_contract.hpp"
#include "app/ports/unavailable.hpp"

// Run by tests/services/test_opensearch.py with the address of a server.
namespace apex::adapters {
namespace {

const char* server_url() { return std::getenv("APEX_TEST_OPENSEARCH_URL"); }

/// An index of its own on the server, removed at the end.
struct TemporaryIndex {
    TemporaryIndex() : settings(value(parse_opensearch_url(server_url()))) {
        static int made = 0;
        settings.alias = "t" + std::to_string(::getpid()) + "-" + std::to_string(++made);
        settings.found_at_once = true;
        settings.search_timeout = std::chrono::seconds(10);
        index = std::make_unique<OpenSearchIndex>(settings, limits());
    }
    ~TemporaryIndex() {
        opensearch::Calls calls(settings, limits().connect);
        calls.ask({"DELETE", '/' + settings.alias + "-*", {}, limits().change});
    }
    TemporaryIndex(const TemporaryIndex&) = delete;
    TemporaryIndex& operator=(const TemporaryIndex&) = delete;

    /// Patient: the server shares two cores with whatever else is tested.
    static OpenSearchLimits limits() {
        OpenSearchLimits limits;
        limits.probe = std::chrono::seconds(20);
        return limits;
    }

    OpenSearchSettings settings;
    std::unique_ptr<OpenSearchIndex> index;
};

std::shared_ptr<app::SearchIndex> make() {
    const auto temporary = std::make_shared<TemporaryIndex>();
    temporary->index->rebuild(app::SearchIndex::IfUnderWay::leave)->finish(0);
    return {temporary, temporary->index.get()};
}

std::vector<std::function<std::shared_ptr<app::SearchIndex>()>> where_there_is_a_server() {
    if (server_url()) return {make};
    return {};
}

class OpenSearchNode : public testing::Test {
  protected:
    using IfUnderWay = app::SearchIndex::IfUnderWay;

    void SetUp() override {
        if (!server_url()) GTEST_SKIP() << "APEX_TEST_OPENSEARCH_URL names no server";
        node_ = std::make_unique<TemporaryIndex>();
    }
    app::SearchDocument document(const std::string& name, std::int64_t version = 1) {
        const auto now = clock_.now();
        return {{domain::ProjectId::from(ids_.draw()),
                 {"a", name, "Acme", {}, {}, {}, {}},
                 domain::ProjectStatus::draft,
                 version,
                 0,
                 now,
                 now},
                ""};
    }
    app::SearchIndex& index() { return *node_->index; }
    std::size_t found(app::SearchIndex& index, const std::string& text) {
        return index.search({{}, text, {}, {}, {}}).value().items.size();
    }
    std::unique_ptr<TemporaryIndex> node_;
    app::contract::CountingIds ids_;
    app::contract::SetClock clock_;
};

TEST_F(OpenSearchNode, SaysThatAnIndexWhichIsNotThereMustBeRebuilt) {
    EXPECT_NE(index().must_be_rebuilt(0), std::nullopt);
    EXPECT_NE(index().trouble(), std::nullopt);
    EXPECT_FALSE(index().search({{}, "pylon", {}, {}, {}})) << "the caller asks the database";
    EXPECT_THROW(index().put(document("Pylon")), app::Unavailable);
    EXPECT_FALSE(index().search({{}, "pylon", {}, {}, {}})) << "a change alone makes no index";
    index().rebuild(IfUnderWay::leave)->finish(0);
    EXPECT_EQ(index().must_be_rebuilt(0), std::nullopt);
    EXPECT_EQ(index().trouble(), std::nullopt);
}

TEST_F(OpenSearchNode, KnowsWhetherItHasWhatWasDelivered) {
    index().rebuild(IfUnderWay::leave)->finish(0);
    EXPECT_EQ(index().must_be_rebuilt(0), std::nullopt) << "nothing was ever delivered";
    EXPECT_NE(index().must_be_rebuilt(7), std::nullopt) << "it forgot 7";
    index().apply({}, 7);
    index().apply({}, 5);  // A late worker.
    EXPECT_EQ(index().must_be_rebuilt(7), std::nullopt);
    EXPECT_NE(index().must_be_rebuilt(8), std::nullopt);
    EXPECT_NE(index().must_be_rebuilt(0), std::nullopt) << "another database";
    EXPECT_EQ(found(index(), "mark"), 0u) << "no search finds the mark";
    index().rebuild(IfUnderWay::leave)->finish(8);
    EXPECT_EQ(index().must_be_rebuilt(8), std::nullopt);
}

TEST_F(OpenSearchNode, IsRebuiltByOneAtATime) {
    const auto rebuild = index().rebuild(IfUnderWay::leave);
    ASSERT_TRUE(rebuild);
    EXPECT_EQ(index().rebuild(IfUnderWay::leave), nullptr);
    const auto other = index().rebuild(IfUnderWay::replace);
    ASSERT_TRUE(other);
    EXPECT_THROW(rebuild->finish(0), app::Unavailable) << "the index of the replaced one is gone";
    other->finish(0);
    EXPECT_EQ(found(index(), "pylon"), 0u);
}

TEST_F(OpenSearchNode, WhatIsBrokenOffIsNoticedAndChangesNothing) {
    index().rebuild(IfUnderWay::leave)->finish(0);
    index().put(document("Main pylon"));
    OpenSearchLimits impatient = TemporaryIndex::limits();
    impatient.rebuild_silence = std::chrono::milliseconds(300);
    OpenSearchIndex watcher(node_->settings, impatient);
    auto rebuild = index().rebuild(IfUnderWay::leave);
    EXPECT_EQ(watcher.must_be_rebuilt(0), std::nullopt) << "it may go on";
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    rebuild->apply({});
    EXPECT_EQ(watcher.must_be_rebuilt(0), std::nullopt) << "it gave a sign";
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    EXPECT_NE(watcher.must_be_rebuilt(0), std::nullopt);
    rebuild.reset();
    EXPECT_EQ(watcher.must_be_rebuilt(0), std::nullopt);
    EXPECT_EQ(found(index(), "pylon"), 1u) << "what answered before stays";
}

TEST_F(OpenSearchNode, ANewIndexHasNothingOfTheFormerOne) {
    index().rebuild(IfUnderWay::leave)->finish(0);
    index().put(document("Former pylon"));
    const auto rebuild = index().rebuild(IfUnderWay::leave);
    const auto kept = document("Kept pylon");
    rebuild->apply({{kept.project.id, 1, kept}});
    EXPECT_EQ(found(index(), "former"), 1u) << "nothing of it shows before its end";
    EXPECT_EQ(found(index(), "kept"), 0u);
    rebuild->finish(0);
    EXPECT_EQ(found(index(), "former"), 0u);
    EXPECT_EQ(found(index(), "kept"), 1u);
}

TEST_F(OpenSearchNode, IsLeftAloneAfterAFailure) {
    OpenSearchSettings away = node_->settings;
    away.origin = "http://127.0.0.1:1";
    OpenSearchIndex index(away);
    EXPECT_FALSE(index.search({{}, "pylon", {}, {}, {}}));
    const auto from = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i) EXPECT_FALSE(index.search({{}, "pylon", {}, {}, {}}));
    EXPECT_LT(std::chrono::steady_clock::now() - from, std::chrono::seconds(1));
    EXPECT_NE(index.trouble(), std::nullopt);
    EXPECT_THROW(index.put(document("Pylon")), app::Unavailable);
}

TEST_F(OpenSearchNode, FindsAcrossManyChangesAtOnce) {
    index().rebuild(IfUnderWay::leave)->finish(0);
    std::vector<app::SearchChange> changes;
    for (int i = 0; i < 1200; ++i) {
        const auto made = document("Pylon " + std::to_string(i));
        changes.push_back({made.project.id, 1, made});
    }
    index().apply(changes, 0);
    const auto page = index().search({{}, "pylon", {}, {}, {}}).value();
    EXPECT_EQ(page.total, app::exact_total + 1) << "more than can be counted";
    EXPECT_EQ(page.items.size(), 50u);
}

}  // namespace
}  // namespace apex::adapters

namespace apex::app::contract {
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(SearchIndexContract);
INSTANTIATE_TEST_SUITE_P(OpenSearch, SearchIndexContract,
                         testing::ValuesIn(adapters::where_there_is_a_server()));
}  // namespace apex::app::contract
