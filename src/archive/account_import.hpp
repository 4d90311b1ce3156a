// Use case: an account's archive into a database and an object store, of whichever kind.
#pragma once
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "app/ports/clock.hpp"
#include "app/ports/object_store.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::archive {

/// Something of the same name is here already, and it is not the same. Nothing was changed.
struct ImportConflict : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Imported {
    std::string account_id;
    std::int64_t inserted = 0, already = 0, objects = 0;
};

/// Checks the whole file first: hashes, chains of events, that every row is the account's and every
/// object it refers to is there. Then writes the objects, and all rows in one unit of work or none.
/// The same file again changes nothing. Throws ArchiveError or ImportConflict.
Imported import_account(app::Database& database, app::ObjectStore& objects, app::Clock& clock,
                        const std::filesystem::path& file);

}  // namespace apex::archive
