#include "adapters/rows/review.hpp"
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

const std::string list_reviews = "select " + rows::review_columns + R"(
    from revision_reviews
    where project_id = ?1 and revision = ?2 and (?3 is null or account_id = ?3)
    order by number)";

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
    while (row.step()) reviews.push_back(rows::read_review(row));
    return reviews;
}

}  // namespace apex::adapters
