// The SearchIndex port over SQLite's FTS5, in the file of the projects. Words are found anywhere in
// a text (trigrams); where nothing holds them as typed, near words of the vocabulary are tried.
// What a person typed never becomes query syntax.
#pragma once
#include "adapters/sqlite/connection_pool.hpp"
#include "adapters/sqlite/sqlite_database.hpp"
#include "app/ports/search_index.hpp"

namespace apex::adapters {

class Fts5Search final : public app::SearchInDatabase {
  public:
    /// The file of SqliteDatabase, at the newest revision of the schema.
    explicit Fts5Search(const std::string& path, int readers = 2, const SqlitePools& pools = {});

    void apply(const std::vector<app::SearchChange>& changes, std::int64_t) override;
    std::optional<app::Page<app::SearchHit>> search(const app::SearchRequest& request) override;
    std::optional<std::string> trouble() override;

  private:
    ConnectionPool readers_, writer_;
};

}  // namespace apex::adapters
