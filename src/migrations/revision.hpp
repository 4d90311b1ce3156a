// The numbered revisions of a schema as they are compiled in, and which of them a command has to
// run. How they are executed: sqlite_schema.hpp.
#pragma once
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"

namespace apex::migrations {

/// A refused command or a database that does not fit, in words for the person at the command line.
class MigrationError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// One step of the schema: NNNN_name.up.sql and NNNN_name.down.sql.
struct Revision {
    std::string number;  ///< "0001", also the text in alembic_version
    std::string name;    ///< "initial"
    std::string_view up, down;
};

/// In order. Numbers run 0001, 0002, ... without gaps, each with both files; anything else throws.
std::vector<Revision> revisions_of(std::span<const embedded::File> files);

struct Step {
    std::string from, to;  ///< numbers; "" is the empty schema
    std::string_view sql;
};

/// `target` is "head" or a number; `current` "" for an empty schema.
std::vector<Step> upgrade_steps(const std::vector<Revision>& revisions, const std::string& current,
                                const std::string& target);
/// `target` is "-1", "-2", ..., "base" or a number.
std::vector<Step> downgrade_steps(const std::vector<Revision>& revisions,
                                  const std::string& current, const std::string& target);

}  // namespace apex::migrations
