// Reports: order one, list them, fetch the file.
#include "app/reports.hpp"

#include "app/tasks.hpp"
#include "endpoint/request.hpp"
#include "http/conditional.hpp"
#include "services/api/answers.hpp"
#include "services/api/resources_wire.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* reports_tag = "Reports";

}  // namespace

void add_reports(endpoint::Table& table, const Context& context) {
    table.post(project_path + "/report", "request_report")
        .tagged(reports_tag)
        .says("Order a PDF of the current design; without a design a cover that says so")
        .header("Idempotency-Key",
                "The same key and body give the first answer again, for 24 hours")
        .takes<ReportRequest>()
        .gives<TaskStarted>(202, "The task that makes it; poll Location",
                            {"Location", "Idempotent-Replayed"})
        .refuses({404, 409, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto body = endpoint::decode_body<ReportRequest>(request);
            return answer_once(
                context, request, [&](app::UnitOfWork& work, const app::Caller& caller) {
                    const auto task = take(app::request_report(work, *context.ports, caller,
                                                               request.path_value(0), body->kind));
                    HttpResponse response = http::json_response(
                        202, wire::encode(TaskStarted{task.id.text(),
                                                      std::string(domain::to_text(task.status))}));
                    response.with("Location", std::string(base_path) + "/tasks/" + task.id.text());
                    return response;
                });
        });
    table.get(project_path + "/reports", "list_reports")
        .tagged(reports_tag)
        .says("The reports that were made, newest first")
        .gives_schema(200, "The reports",
                      R"({"type":"array","items":)" +
                          wire::schema_reference<ReportResource>(table.parts(), wire::Use::answer) +
                          '}',
                      {"X-Total-Count"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto reports =
                take(app::list_reports(*context.ports, caller_of(request), request.path_value(0)));
            std::vector<std::string> items;
            for (const auto& report : reports) items.push_back(wire::encode(resource(report)));
            return list_response(request, items, static_cast<int>(items.size()), std::nullopt);
        });
    table.get(project_path + "/reports/{sha256}.pdf", "get_report")
        .tagged(reports_tag)
        .says("The file itself")
        .gives_media(200, "The PDF", "application/pdf", {"ETag"})
        .gives_media(304, "Unchanged", "", {"ETag"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            auto file = take(app::get_report(*context.ports, caller_of(request),
                                             request.path_value(0), request.path_value(1)));
            HttpResponse response =
                tagged_response(request, http::etag(file.report.sha256), std::move(file.bytes));
            if (response.status == 200) response.content_type = "application/pdf";
            const std::string name = std::string(domain::to_text(file.report.kind)) + "_r" +
                                     std::to_string(file.report.revision) + ".pdf";
            response.with("Content-Disposition", "inline; filename=\"" + name + '"');
            // The browser's own viewer is a page with scripts and styles.
            response.with("Content-Security-Policy", "frame-ancestors 'none'");
            return response;
        });
}

}  // namespace apex::api
