// The Database port over one SQLite file with a write-ahead log. Several threads and several
// processes share the file: readers never wait, writers take turns. A commit is on the disk when it
// returns (synchronous = full).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/sqlite/connection_pool.hpp"
#include "app/ports/pool_counts.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::adapters {

/// The path in "sqlite:///relative.db" or "sqlite:////absolute.db"; none for another scheme.
std::optional<std::string> sqlite_path(std::string_view database_url);

/// Which file a path leads to, however it is called.
struct FileIdentity {
    std::uint64_t device = 0, number = 0;
    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// What its pools say of themselves.
struct SqlitePools {
    app::SharedPoolCounts readers = std::make_shared<app::PoolCounts>();
    app::SharedPoolCounts writer = std::make_shared<app::PoolCounts>();
};

class SqliteDatabase final : public app::Database {
  public:
    /// The file must exist and be at the newest revision of the schema (migrations::upgrade); else
    /// it throws.
    explicit SqliteDatabase(const std::string& path, int readers = 4,
                            const SqlitePools& pools = {});

    std::unique_ptr<app::UnitOfWork> begin(const app::Access& access, app::Intent intent) override;
    std::optional<std::string> trouble() override;

  private:
    /// Throws Unavailable when the file is no more the one that was opened: what is written there
    /// would be lost with the last descriptor.
    void require_same_file() const;
    ConnectionPool readers_, writer_;
    std::string path_;
    FileIdentity opened_;
};

}  // namespace apex::adapters
