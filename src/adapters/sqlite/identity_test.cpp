#include "adapters/sqlite/fresh_database.hpp"
#include "app/ports/contract/identity_contract.hpp"

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Sqlite, IdentityContract, testing::Values(adapters::fresh_sqlite));
}
