// Reviews: an engineer who is not the author says what a revision is worth. Shown with the revision
// (designs.cpp).
#include "app/reviews.hpp"

#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/identity_wire.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {

void add_reviews(endpoint::Table& table, const Context& context) {
    table.post(project_path + "/revisions/{number}/reviews", "review_revision")
        .tagged("Designs")
        .says("Review a revision: approved, rejected, or override where checks fail")
        .explains(
            "Only a person reviews, and never the author of the design. An override needs a note "
            "that says why. The last review stands.")
        .header("Idempotency-Key",
                "The same key and body give the first answer again, for 24 hours")
        .takes<ReviewBody>()
        .gives<ReviewResource>(201, "The review", {"Idempotent-Replayed"})
        .refuses({404, 409, 503})
        .with([&context](const http::HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto body = endpoint::decode_body<ReviewBody>(request);
            return answer_once(
                context, request, [&](app::UnitOfWork& work, const app::Caller& caller) {
                    const auto review = take(app::review_revision(
                        work, *context.ports, caller, request.path_value(0), request.path_value(1),
                        {body->verdict, body->note.value_or("")}));
                    return http::json_response(201, wire::encode(resource(review)));
                });
        });
}

}  // namespace apex::api
