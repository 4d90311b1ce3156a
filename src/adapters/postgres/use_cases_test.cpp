#include "app/ports/contract/use_cases_contract.hpp"

#include "adapters/postgres/fresh_database.hpp"

namespace apex::app::contract {
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(UseCasesContract);
INSTANTIATE_TEST_SUITE_P(
    Postgres, UseCasesContract,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));
}  // namespace apex::app::contract
