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

// Twenty thousand projects of two accounts. Of the newest four thousand none has the word "gone",
// of the others every second one; "middling" is in every twentieth, "seldom" in five, "bulk" in
// nine hundred that came in together.
constexpr const char* many = R"(
    insert into projects (project_id, account_id, name, customer, status, version, current_revision, created_at, updated_at)
    select 'prj_' || lpad(to_hex(n), 32, '0'), case when n % 10 = 0 then 'b' else 'a' end,
           'Sign ' || n || case when n <= 16000 and n % 2 = 0 then ' gone' else '' end
                   || case when n % 20 = 0 then ' middling' else '' end || case when n % 4000 = 1 then ' seldom' else '' end
                   || case when n between 5000 and 5899 then ' bulk' else '' end,
           'Customer', case when n % 3 = 0 then 'draft' else 'estimating' end, 1, 0, 1764000000000000 + n, 1764000000000000 + n
    from generate_series(1, 20000) as n)";

// What differs between the function and a plain reading of the table, over words, filters, places
// and numbers wanted.
constexpr const char* differences = R"(
    select string_agg(concat_ws(' ', word, account, wanted_status, before, wanted), ', ')
    from unnest(array['gone', 'middling', 'seldom', 'bulk', 'absent']) as word,
         unnest(array[null, 'a', 'b']) as account, unnest(array[null, 'draft']) as wanted_status,
         unnest(array[null, 17000, 9000]) as before, unnest(array[1, 51, 1001]) as wanted,
         lateral (select array_agg(project_id) from search_projects(
             array['%' || word || '%'], null, account, wanted_status, 1764000000000000 + before, 'prj_', wanted)) as f(by_function),
         lateral (select array_agg(project_id) from (
             select project_id from project_search
             where body like '%' || word || '%' and (account is null or account_id = account)
               and (wanted_status is null or status = wanted_status)
               and (before is null or created_at < 1764000000000000 + before)
             order by created_at desc limit wanted) as rows) as r(by_reading)
    where by_function is distinct from by_reading)";

// The same of pages, where nothing ranks one above another, with the totals.
constexpr const char* differences_of_pages = R"(
    select string_agg(concat_ws(' ', word, account, wanted_status, skipped, counted), ', ')
    from unnest(array['gone', 'middling', 'seldom', 'bulk', 'absent']) as word,
         unnest(array[null, 'a', 'b']) as account, unnest(array[null, 'draft']) as wanted_status,
         unnest(array[0, 4, 300]) as skipped, unnest(array[100, 1000]) as counted,
         search_page(array['%' || word || '%'], null, 'unranked', account, wanted_status, null, null, skipped, 21, counted) as page,
         lateral (select array_agg(project_id order by created_at desc) from project_search
                  where body like '%' || word || '%' and (account is null or account_id = account)
                    and (wanted_status is null or status = wanted_status)) as r(fitting)
    where page.total <> least(coalesce(cardinality(fitting), 0), counted + 1)
       or page.project_ids <> coalesce(case when page.total > counted then fitting[:21] else fitting[skipped + 1:skipped + 21] end, '{}'))";

TEST_F(PostgresSearch, FindsTheNewestHoweverCommonAWordIs) {
    Psql superuser(database_->superuser_url());
    ASSERT_EQ(superuser(many), "");
    ASSERT_EQ(superuser("set role apex_service"), "");
    EXPECT_EQ(superuser(differences), "");
    EXPECT_EQ(superuser(differences_of_pages), "");
}

TEST_F(PostgresSearch, CountsToItsLimitAndThenSaysMore) {
    Psql superuser(database_->superuser_url());
    ASSERT_EQ(superuser(many), "");
    const auto search = make_postgres_search(database_->app_url());
    const auto total = [&](const char* text, std::optional<std::string> account) {
        return search->search({{}, text, {}, std::move(account), {}}).value().total;
    };
    EXPECT_EQ(total("gone", {}), app::exact_total + 1);
    EXPECT_EQ(total("middling", {}), 1000);
    EXPECT_EQ(total("bulk", {}), 900);
    EXPECT_EQ(total("seldom", {}), 5);
    EXPECT_EQ(total("gone", "a"), app::exact_total + 1);
    EXPECT_EQ(total("middling", "b"), 1000);
    EXPECT_EQ(total("middling", "a"), 0);
}

// What only the role that sees every account may do is taken from it, so only a search that stays
// apex_app gets an answer.
TEST_F(PostgresSearch, OfAnAccountNeedsNoRightsBeyondIt) {
    const auto database = make_postgres_database(database_->app_url());
    {
        const auto work = database->begin({}, app::Intent::write);
        auto theirs = project("Harbour pylon");
        theirs.facts.account_id = "b";
        for (const auto& each : {project("Main Street pylon"), theirs})
            work->projects().insert(each);
        work->commit();
    }
    Psql owner(database_->owner_url());
    ASSERT_EQ(owner("revoke execute on function search_page, words_alike from apex_service"), "");
    const auto search = make_postgres_search(database_->app_url());
    const auto total = [&](app::Access access, std::optional<std::string> account) {
        return search->search({std::move(access), "pylon", {}, std::move(account), {}})->total;
    };
    EXPECT_EQ(total(app::Access::account("a"), {}), 1);
    EXPECT_EQ(total(app::Access::account("a"), "a"), 1);
    EXPECT_EQ(total(app::Access::account("a"), "b"), 0);
    EXPECT_EQ(total(app::Access::everything(), "b"), 1);
    EXPECT_THROW(total(app::Access::everything(), {}), std::runtime_error) << "so they were taken";
}

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
