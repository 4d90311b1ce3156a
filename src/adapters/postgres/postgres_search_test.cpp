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

TEST(PostgresWords, AreDividedAtWhiteSpaceAndZeroBytes) {
    EXPECT_EQ(words_of(std::string(" a\tb\0c\n", 7)), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_TRUE(words_of(" \t").empty());
}

TEST(PostgresWords, HoldNoSyntaxOfLike) {
    EXPECT_EQ(patterns_of({"100%", "a_b", "\\"}),
              (std::vector<std::string>{"%100\\%%", "%a\\_b%", "%\\\\%"}));
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
