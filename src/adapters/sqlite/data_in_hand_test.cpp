#include "adapters/sqlite/fresh_database.hpp"
#include "app/ports/contract/erasure_contract.hpp"
#include "app/ports/contract/rows_contract.hpp"

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Sqlite, RowsContract, testing::Values(adapters::fresh_sqlite));
INSTANTIATE_TEST_SUITE_P(Sqlite, ErasureContract, testing::Values(adapters::fresh_sqlite));
}  // namespace apex::app::contract
