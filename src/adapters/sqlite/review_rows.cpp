#include "adapters/sqlite/stores.hpp"
#include "base/assertion.hpp"

namespace apex::adapters {
namespace {

using domain::Review;

const std::string insert_review = R"(
    insert into revision_reviews (project_id, revision, number, account_id, verdict, note, reviewer, created_at)
    select ?1, ?2, ?3, account_id, ?4, ?5, ?6, ?7
    from projects
    where project_id = ?1 and (?8 is null or account_id = ?8))";

const std::string list_reviews = R"(
    select project_id, revision, number, verdict, note, reviewer, created_at
    from revision_reviews
    where project_id = ?1 and revision = ?2 and (?3 is null or account_id = ?3)
    order by number)";

Review read(const Statement& row) {
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

}  // namespace

void SqliteReviews::insert(const Review& review) {
    const bool stored = session_.connection.prepare(insert_review)
                            .bind(review.project_id.text(), review.revision, review.number,
                                  domain::to_text(review.verdict), review.note, review.reviewer,
                                  domain::microseconds(review.at), session_.account())
                            .run() == 1;
    APEX_ASSERT(stored);
}

std::vector<Review> SqliteReviews::list(const domain::ProjectId& project, int revision) {
    Statement row = session_.connection.prepare(list_reviews);
    row.bind(project.text(), revision, session_.account());
    std::vector<Review> reviews;
    while (row.step()) reviews.push_back(read(row));
    return reviews;
}

}  // namespace apex::adapters
