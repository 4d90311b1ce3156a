#include "app/ports/contract/identity_contract.hpp"

#include "adapters/postgres/fresh_database.hpp"

namespace apex::app::contract {
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(IdentityContract);
INSTANTIATE_TEST_SUITE_P(
    Postgres, IdentityContract,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));
}  // namespace apex::app::contract
