// The schema of whichever database a command names: the one place that chooses between the runners
// (sqlite_schema.hpp, postgres_schema.hpp).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "migrations/revision.hpp"

namespace apex::migrations {

/// "postgresql://..." or "postgres://...".
bool is_postgres_url(std::string_view database_url);

class Schema {
  public:
    /// A PostgreSQL URL as the role that owns the schema; else a SQLite file, as "sqlite:///path"
    /// or by its path alone.
    explicit Schema(std::string database);

    const std::vector<Revision>& revisions() const;
    /// "" if there is none.
    std::string current() const;
    std::vector<Step> upgrade(const std::string& target) const;
    std::vector<Step> downgrade(const std::string& target) const;

  private:
    std::string database_;
    bool postgres_;
};

}  // namespace apex::migrations
