#include "adapters/postgres/fresh_database.hpp"
#include "app/ports/contract/erasure_contract.hpp"
#include "app/ports/contract/rows_contract.hpp"

namespace apex::app::contract {
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RowsContract);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ErasureContract);
INSTANTIATE_TEST_SUITE_P(
    Postgres, RowsContract,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));
INSTANTIATE_TEST_SUITE_P(
    Postgres, ErasureContract,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));
}  // namespace apex::app::contract
