// Migrates the schema of a SQLite file: one transaction and one lock (BEGIN IMMEDIATE) for a whole
// run, so that two programs that start together do it once. Records the revision in
// alembic_version, where Alembic goes on from it and it from Alembic.
#pragma once
#include <string>
#include <vector>

#include "migrations/revision.hpp"

namespace apex::migrations {

/// Those compiled in for SQLite.
const std::vector<Revision>& sqlite_revisions();

/// The revision of the file; "" if it has none or does not exist (it is not created then).
std::string current_revision(const std::string& path);

/// The steps that were run; the file is created when it does not exist. Nothing has changed if it
/// throws.
std::vector<Step> upgrade(const std::string& path, const std::string& target,
                          const std::vector<Revision>& revisions = sqlite_revisions());
std::vector<Step> downgrade(const std::string& path, const std::string& target,
                            const std::vector<Revision>& revisions = sqlite_revisions());

/// Throws MigrationError with what to do, unless the file is at the newest revision.
void require_newest(const std::string& path);

}  // namespace apex::migrations
