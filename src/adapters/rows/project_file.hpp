// How a row of project_files is read and which columns it has.
#pragma once
#include <string>

#include "base/assertion.hpp"
#include "domain/project_file.hpp"

namespace apex::adapters::rows {

inline const std::string project_file_columns =
    "file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, "
    "sha256, scanner, reason, created_by, created_at, updated_at, version";

/// Of a row with these columns, in this order, whichever database it comes from.
template <class Row>
domain::ProjectFile read_project_file(const Row& row) {
    const auto id = domain::FileId::parse(row.text(0));
    const auto project = domain::ProjectId::parse(row.text(1));
    const auto status = domain::parse_file_status(row.text(7));
    APEX_ASSERT(id && project && status);
    return {*id,
            *project,
            row.text(2),
            {row.text(3), row.text(4), row.integer(5), row.maybe_text(6)},
            *status,
            row.maybe_text(8),
            row.maybe_text(9),
            row.maybe_text(10),
            row.text(11),
            domain::from_microseconds(row.integer(12)),
            domain::from_microseconds(row.integer(13)),
            row.integer(14)};
}

}  // namespace apex::adapters::rows
