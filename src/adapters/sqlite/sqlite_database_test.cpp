#include "adapters/sqlite/sqlite_database.hpp"

#include <cstdlib>
#include <filesystem>

#include "app/ports/contract/database_contract.hpp"
#include "migrations/sqlite_schema.hpp"

namespace apex::adapters {
namespace {

app::contract::FreshDatabase make() {
    namespace fs = std::filesystem;
    std::string pattern = (fs::temp_directory_path() / "apex_sqlite_XXXXXX").string();
    const fs::path folder = mkdtemp(pattern.data());
    const std::string path = (folder / "apex.db").string();
    migrations::upgrade(path, "head");
    const auto remove = [](fs::path* place) {
        fs::remove_all(*place);
        delete place;
    };
    return {std::shared_ptr<fs::path>(new fs::path(folder), remove),
            std::make_shared<SqliteDatabase>(path)};
}

}  // namespace
}  // namespace apex::adapters

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Sqlite, DatabaseContract, testing::Values(apex::adapters::make));
}
