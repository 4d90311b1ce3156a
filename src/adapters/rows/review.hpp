// How a row of revision_reviews is read, by the columns that are asked for.
#pragma once
#include <string>

#include "base/assertion.hpp"
#include "domain/review.hpp"

namespace apex::adapters::rows {

inline const std::string review_columns =
    "project_id, revision, number, verdict, note, reviewer, created_at";

/// Of a row with these columns, in this order, whichever database it comes from.
template <class Row>
domain::Review read_review(const Row& row) {
    const auto project = domain::ProjectId::parse(row.text(0));
    const auto verdict = domain::parse_verdict(row.text(3));
    APEX_ASSERT(project && verdict);
    return {*project,
            row.whole(1),
            row.whole(2),
            *verdict,
            row.text(4),
            row.text(5),
            domain::from_microseconds(row.integer(6))};
}

}  // namespace apex::adapters::rows
