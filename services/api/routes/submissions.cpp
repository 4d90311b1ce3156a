// Submissions: hand a project on, and who was told of it.
#include "app/submissions.hpp"

#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/routes/routes.hpp"
#include "services/api/submission_resources_wire.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* submissions_tag = "Submissions";

}  // namespace

void add_submissions(endpoint::Table& table, const Context& context) {
    table.post(project_path + "/submit", "submit_project")
        .tagged(submissions_tag)
        .says("Submit the current design, and tell whoever is configured to be told")
        .explains(
            "All checks of the current revision pass, or its newest review is an engineer's "
            "override; otherwise 422 with a pointer to each failing check. An estimating project "
            "becomes submitted; one that was submitted already gives the same answer again. "
            "`tasks` "
            "are the deliveries.")
        .header("Idempotency-Key",
                "The same key and body give the first answer again, for 24 hours")
        .takes<SubmitRequest>()
        .gives<SubmissionResource>(202, "The submission; its tasks tell how the deliveries go",
                                   {"Location", "ETag", "Idempotent-Replayed"})
        .refuses({404, 409, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            endpoint::decode_body<SubmitRequest>(request);
            return answer_once(
                context, request, [&](app::UnitOfWork& work, const app::Caller& caller) {
                    const auto submitted = take(
                        app::submit_project(work, *context.ports, caller, request.path_value(0)));
                    HttpResponse response =
                        http::json_response(202, wire::encode(resource(submitted.submission)));
                    response.with("Location", std::string(base_path) + "/projects/" +
                                                  submitted.submission.project_id.text() +
                                                  "/submissions");
                    response.with("ETag", submitted.project.etag);
                    return response;
                });
        });
    table.get(project_path + "/submissions", "list_submissions")
        .tagged(submissions_tag)
        .says("What was submitted, newest first")
        .gives_schema(
            200, "The submissions",
            R"({"type":"array","items":)" +
                wire::schema_reference<SubmissionResource>(table.parts(), wire::Use::answer) + '}',
            {"X-Total-Count"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto submissions = take(
                app::list_submissions(*context.ports, caller_of(request), request.path_value(0)));
            std::vector<std::string> items;
            for (const auto& submission : submissions)
                items.push_back(wire::encode(resource(submission)));
            return list_response(request, items, static_cast<int>(items.size()), std::nullopt);
        });
}

}  // namespace apex::api
