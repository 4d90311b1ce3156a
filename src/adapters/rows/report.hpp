// How a row of reports is read and which columns it has.
#pragma once
#include <string>

#include "base/assertion.hpp"
#include "domain/report.hpp"

namespace apex::adapters::rows {

inline const std::string report_columns =
    "project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at";

/// Of a row with these columns, in this order, whichever database it comes from.
template <class Row>
domain::Report read_report(const Row& row) {
    const auto project = domain::ProjectId::parse(row.text(0));
    const auto kind = domain::parse_report_kind(row.text(4));
    const auto task = domain::TaskId::parse(row.text(6));
    APEX_ASSERT(project && kind && task);
    return {*project, row.text(1),  row.text(2), row.integer(3),
            *kind,    row.whole(5), *task,       domain::from_microseconds(row.integer(7))};
}

}  // namespace apex::adapters::rows
