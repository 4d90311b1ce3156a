#include "adapters/postgres/stores.hpp"
#include "adapters/rows/review.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::Review;

const Query insert_review{"insert_review", R"(
    insert into revision_reviews (project_id, revision, number, account_id, verdict, note, reviewer, created_at)
    select $1, $2, $3, account_id, $4, $5, $6, $7
    from projects
    where project_id = $1 and ($8 is null or account_id = $8))"};

const Query list_reviews{"list_reviews", "select " + rows::review_columns + R"(
    from revision_reviews
    where project_id = $1 and revision = $2 and ($3 is null or account_id = $3)
    order by number)"};

}  // namespace

void Reviews::insert(const Review& review) {
    const bool stored =
        session_.connection
            .run(insert_review, review.project_id.text(), review.revision, review.number,
                 domain::to_text(review.verdict), review.note, review.reviewer,
                 domain::microseconds(review.at), session_.account())
            .changed() == 1;
    APEX_ASSERT(stored);
}

std::vector<Review> Reviews::list(const domain::ProjectId& project, int revision) {
    const Answer found =
        session_.connection.run(list_reviews, project.text(), revision, session_.account());
    std::vector<Review> reviews;
    for (int i = 0; i < found.rows(); ++i) reviews.push_back(rows::read_review(found[i]));
    return reviews;
}

}  // namespace apex::adapters::postgres
