// Migrates the schema of a PostgreSQL database: one transaction and one advisory lock for a whole
// run, the same lock that Alembic's env.py takes. Records the revision in alembic_version, where
// Alembic goes on from it and it from Alembic.
#pragma once
#include <string>
#include <vector>

#include "migrations/revision.hpp"

namespace apex::migrations::postgres {

/// Those compiled in for PostgreSQL: the numbers and names of SQLite's.
const std::vector<Revision>& revisions();

/// The revision of the database; "" if it has none. `url` is libpq's and names the owner of the
/// schema.
std::string current_revision(const std::string& url);

/// The steps that were run. Nothing has changed if it throws: a statement failed, another program
/// held a table for longer than 2 s, or migrated for longer than 30 s.
std::vector<Step> upgrade(const std::string& url, const std::string& target,
                          const std::vector<Revision>& revisions = postgres::revisions());
std::vector<Step> downgrade(const std::string& url, const std::string& target,
                            const std::vector<Revision>& revisions = postgres::revisions());

}  // namespace apex::migrations::postgres
