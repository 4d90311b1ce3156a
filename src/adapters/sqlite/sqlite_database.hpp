// The Database port over one SQLite file with a write-ahead log. Several threads and several
// processes share the file: readers never wait, writers take turns. A commit is on the disk when it
// returns (synchronous = full).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "adapters/sqlite/connection_pool.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::adapters {

/// The path in "sqlite:///relative.db" or "sqlite:////absolute.db"; none for another scheme.
std::optional<std::string> sqlite_path(std::string_view database_url);

class SqliteDatabase final : public app::Database {
  public:
    /// The file must exist and be at the newest revision of the schema (migrations::upgrade); else
    /// it throws.
    explicit SqliteDatabase(const std::string& path, int readers = 4);

    std::unique_ptr<app::UnitOfWork> begin(const app::Access& access, app::Intent intent) override;
    std::optional<std::string> trouble() override;

  private:
    ConnectionPool readers_, writer_;
};

}  // namespace apex::adapters
