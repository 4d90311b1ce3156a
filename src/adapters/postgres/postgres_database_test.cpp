#include "adapters/postgres/postgres_database.hpp"

#include "adapters/postgres/fresh_database.hpp"
#include "app/ports/contract/database_contract.hpp"
#include "app/ports/contract/database_documents_contract.hpp"
#include "app/ports/contract/task_store_contract.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::app::contract {
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(DatabaseContract);
INSTANTIATE_TEST_SUITE_P(
    Postgres, DatabaseContract,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));
}  // namespace apex::app::contract

namespace apex::adapters {
namespace {

TEST(Postgres, IsTestedAgainstARealServer) {
    if (!postgres::server_url())
        GTEST_SKIP()
            << "APEX_TEST_POSTGRES_URL names no server; tests/services/test_postgres.py starts one";
}

TEST(PostgresUrl, HasOneOfTwoSchemes) {
    EXPECT_TRUE(is_postgres_url("postgresql://apex_app@db/apex"));
    EXPECT_TRUE(is_postgres_url("postgres://apex_app@db/apex"));
    for (const char* url : {"", "sqlite:///x", "postgresql:/x", "mysql://a/b"})
        EXPECT_FALSE(is_postgres_url(url)) << url;
    try {
        make_postgres_database("postgresql://apex:secret@db/apex?no_such_parameter=1");
        FAIL() << "was accepted";
    } catch (const std::invalid_argument& error) {
        EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
    }
}

}  // namespace
}  // namespace apex::adapters
