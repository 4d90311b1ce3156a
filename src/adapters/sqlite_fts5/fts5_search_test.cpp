#include "adapters/sqlite_fts5/fts5_search.hpp"

#include "adapters/sqlite/fresh_database.hpp"
#include "app/ports/contract/search_index_contract.hpp"

namespace apex::adapters {
namespace {

std::shared_ptr<app::SearchIndex> make() {
    struct Both {
        app::contract::FreshDatabase fresh = fresh_sqlite();
        Fts5Search search{std::static_pointer_cast<TemporaryFolder>(fresh.keep)->database()};
    };
    const auto both = std::make_shared<Both>();
    return {both, &both->search};
}

}  // namespace
}  // namespace apex::adapters

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Fts5, SearchIndexContract, testing::Values(apex::adapters::make));
}
