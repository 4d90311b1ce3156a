// A SQLite database as a file: copied while it is used, examined, taken out of use, and rid of what
// was deleted in it. What is in it: sqlite_database.hpp.
#pragma once
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace apex::adapters {

/// Another program has the file open.
struct DatabaseInUse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A consistent copy as of one moment, in one file, on the disk when it returns. Those who read and
/// write the source go on. `to` must not exist. Throws std::runtime_error.
void copy_database(const std::filesystem::path& from, const std::filesystem::path& to);

/// What SQLite's own examination finds wrong; none: nothing.
std::optional<std::string> damage_of(const std::filesystem::path& file);

/// Puts everything into the one file: no log lies beside it afterwards, so that it can be replaced.
/// Throws DatabaseInUse. A file that is damaged beyond that loses its log.
void take_out_of_use(const std::filesystem::path& file);

/// Rewrites the file so that nothing of deleted rows is left in it or in its log. Others may go on;
/// throws std::runtime_error when they keep it from ending.
void scrub_database(const std::filesystem::path& file);

}  // namespace apex::adapters
