#include "adapters/postgres/postgres_search.hpp"

#include "adapters/postgres/fresh_database.hpp"
#include "adapters/postgres/words.hpp"
#include "app/ports/contract/search_index_contract.hpp"

namespace apex::adapters::postgres {
namespace {

struct Both {
    TemporaryDatabase database;
    std::unique_ptr<app::SearchIndex> search = make_postgres_search(database.app_url());
};

std::shared_ptr<app::SearchIndex> make() {
    const auto both = std::make_shared<Both>();
    return {both, both->search.get()};
}

TEST(PostgresWords, HoldNoSyntaxOfLike) {
    EXPECT_EQ(patterns_of({"100%", "a_b", "\\"}),
              (std::vector<std::string>{"%100\\%%", "%a\\_b%", "%\\\\%"}));
}

class PostgresSearch : public testing::Test {
  protected:
    void SetUp() override {
        if (!server_url()) GTEST_SKIP() << "APEX_TEST_POSTGRES_URL names no server";
        database_ = std::make_unique<TemporaryDatabase>();
    }
    domain::Project project(const std::string& name) {
        const auto now = clock_.now();
        return {domain::ProjectId::from(ids_.draw()),
                {"a", name, "Acme", {}, {}, {}, {}},
                domain::ProjectStatus::draft,
                1,
                0,
                now,
                now};
    }
    std::size_t found(app::SearchIndex& search, const std::string& text) {
        return search.search({{}, text, {}, {}, {}}).value().items.size();
    }
    std::unique_ptr<TemporaryDatabase> database_;
    app::contract::CountingIds ids_;
    app::contract::SetClock clock_;
};

TEST_F(PostgresSearch, FindsBeginningsOfWordsWithoutTheExtension) {
    Psql superuser(database_->superuser_url());
    ASSERT_EQ(superuser("drop extension pg_trgm cascade"), "");
    const auto search = make_postgres_search(database_->app_url());
    search->put({project("Main Street pylon"), "HSS8.625X0.250"});
    EXPECT_EQ(found(*search, "pyl str"), 1u);
    EXPECT_EQ(found(*search, "hss8.625"), 1u);
    EXPECT_EQ(found(*search, "ylon"), 0u);
    EXPECT_EQ(found(*search, "plyon"), 0u);
    for (const char* hostile : {"'", "\\", "a & b", "a:*", "!a", "<->", "%"})
        EXPECT_NO_THROW(found(*search, hostile)) << hostile;
}

TEST_F(PostgresSearch, KnowsAProjectAsSoonAsItIsCommitted) {
    const auto database = make_postgres_database(database_->app_url());
    const auto search = make_postgres_search(database_->app_url());
    auto made = project("Main Street pylon");
    {
        const auto work = database->begin(app::Access::account("a"), app::Intent::write);
        work->projects().insert(made);
        EXPECT_EQ(found(*search, "pylon"), 0u) << "not committed";
        work->commit();
    }
    EXPECT_EQ(found(*search, "pylon"), 1u) << "no message was delivered";
    {
        const auto work = database->begin(app::Access::account("a"), app::Intent::write);
        ASSERT_TRUE(work->projects().remove(made.id, 1, clock_.now()));
        work->commit();
    }
    EXPECT_EQ(found(*search, "pylon"), 0u);
}

TEST_F(PostgresSearch, CannotAnswerWhenItsServerIsAway) {
    const auto away = make_postgres_search("postgresql://apex_app@127.0.0.1:1/apex");
    EXPECT_FALSE(away->search({{}, "pylon", {}, {}, {}})) << "the caller asks the database";
    EXPECT_NE(away->trouble(), std::nullopt);
}

}  // namespace
}  // namespace apex::adapters::postgres

namespace apex::app::contract {
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(SearchIndexContract);
INSTANTIATE_TEST_SUITE_P(
    Postgres, SearchIndexContract,
    adapters::postgres::where_there_is_a_server(
        std::function<std::shared_ptr<SearchIndex>()>(adapters::postgres::make)));
}  // namespace apex::app::contract
