#include "app/ports/contract/use_cases_contract.hpp"

#include "adapters/sqlite/fresh_database.hpp"

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Sqlite, UseCasesContract, testing::Values(adapters::fresh_sqlite));
}
