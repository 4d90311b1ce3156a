// An empty database in a folder of its own, for tests.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "adapters/sqlite/sqlite_database.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "migrations/sqlite_schema.hpp"

namespace apex::adapters {

struct TemporaryFolder {
    std::filesystem::path path = [] {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "apex_sqlite_XXXXXX").string();
        return std::filesystem::path(mkdtemp(pattern.data()));
    }();
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    std::string database() const { return (path / "apex.db").string(); }
};

inline app::contract::FreshDatabase fresh_sqlite() {
    const auto folder = std::make_shared<TemporaryFolder>();
    migrations::upgrade(folder->database(), "head");
    return {folder, std::make_shared<SqliteDatabase>(folder->database())};
}

}  // namespace apex::adapters
