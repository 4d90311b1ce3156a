// Backup and restore of the embedded store: the SQLite file and the folder of objects, as one file.
// For PostgreSQL and S3 their own tools do it (docs/operating/database.md).
#pragma once
#include <cstdint>
#include <filesystem>

#include "config/settings.hpp"

namespace apex::composition {

struct BackedUp {
    std::int64_t database_bytes = 0, objects = 0;
};

/// While `apex serve` runs: the database as of one moment, and every object that it refers to then.
/// Throws CannotStart for a store that is not embedded, archive::ArchiveError.
BackedUp back_up(const config::Settings& settings, const std::filesystem::path& file);

/// Checks the whole file, its database and its audit trail first. The old database is in force
/// until the new one takes its place in one step; objects that are there already stay. Throws
/// adapters::DatabaseInUse, CannotStart where one exists and `replace` does not say so,
/// archive::ArchiveError.
BackedUp restore(const config::Settings& settings, const std::filesystem::path& file, bool replace);

}  // namespace apex::composition
