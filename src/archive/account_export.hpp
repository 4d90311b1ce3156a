// Use case: everything of an account into one file. The way back: account_import.hpp.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "app/ports/clock.hpp"
#include "app/ports/object_store.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::archive {

struct Exported {
    std::int64_t rows = 0, objects = 0;
};

/// One snapshot of the database and the objects it refers to. Throws ArchiveError: there is no such
/// account, an object is missing, the file cannot be written.
Exported export_account(app::Database& database, app::ObjectStore& objects, app::Clock& clock,
                        const std::string& account_id, const std::filesystem::path& file);

}  // namespace apex::archive
