// The design of a project and its revisions.
#include "app/designs.hpp"

#include "app/reviews.hpp"

#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/resources_wire.hpp"
#include "services/api/routes/routes.hpp"
#include "wire/design_wire.hpp"

namespace apex::api {
namespace {

using endpoint::decode_body;
using endpoint::QueryReader;
using http::HttpRequest;
using http::HttpResponse;

constexpr const char* designs_tag = "Designs";
constexpr const char* flag_schema = R"({"type":"string","enum":["0","1"]})";

std::string path_of(const domain::RevisionHeader& header) {
    return std::string(base_path) + "/projects/" + header.project_id.text() + "/revisions/" +
           std::to_string(header.number);
}

void add_design(endpoint::Table& table, const Context& context) {
    table.get(project_path + "/design", "get_design")
        .tagged(designs_tag)
        .says("The current design document")
        .explains("Link names the revision that has its results; ETag is the project's.")
        .gives<design::DesignDocument>(200, "The document as it was saved, defaults filled in",
                                       {"ETag", "Link"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const QueryReader query(request, {});
            const auto current =
                take(app::get_design(*context.ports, caller_of(request), request.path_value(0)));
            HttpResponse response =
                tagged_response(request, current.project_etag, current.revision.document);
            response.with("Link",
                          '<' + path_of(current.revision.header) + ">; rel=\"latest-version\"");
            return response;
        });
    table.put(project_path + "/design", "put_design")
        .tagged(designs_tag)
        .says("Save a design: it is calculated at once and becomes a new revision")
        .explains("The same content as the current revision makes no new one (`is_new` false).")
        .header("If-Match", "The project's ETag", true)
        .query("trace", "1 adds the derivation to the answer", flag_schema)
        .takes<design::DesignDocument>()
        .gives<RevisionResource>(200,
                                 "The revision with its results; ETag is the project's new one",
                                 {"ETag", "Location"})
        .refuses({404, 409, 412, 428, 503})
        .with([&context](const HttpRequest& request) {
            const bool with_trace = QueryReader(request, {"trace"}).flag("trace");
            const auto body = decode_body<design::DesignDocument>(request);
            const auto saved =
                take(app::put_design(*context.ports, caller_of(request), request.path_value(0),
                                     header_of(request, "If-Match"), *body));
            RevisionResource answer = resource(saved.revision, with_trace);
            answer.is_new = saved.is_new;
            answer.calculated_by = saved.calculated_by;
            HttpResponse response = http::json_response(200, wire::encode(answer));
            response.with("ETag", saved.project.etag)
                .with("Location", path_of(saved.revision.header));
            return response;
        });
}

void add_revisions(endpoint::Table& table, const Context& context) {
    table.get(project_path + "/revisions", "list_revisions")
        .tagged(designs_tag)
        .says("The revisions of a project, newest first")
        .query("limit", "Items on a page",
               R"({"type":"integer","minimum":1,"maximum":500,"default":50})")
        .query("cursor", "From Link of the page before")
        .gives_schema(
            200, "A page of revisions, in short",
            R"({"type":"array","items":)" +
                wire::schema_reference<RevisionSummary>(table.parts(), wire::Use::answer) + '}',
            {"Link", "X-Total-Count"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const QueryReader query(request, {"limit", "cursor"});
            const auto page = take(app::list_revisions(*context.ports, caller_of(request),
                                                       request.path_value(0), page_request(query)));
            std::vector<std::string> items;
            for (const auto& header : page.items) items.push_back(wire::encode(resource(header)));
            return list_response(request, items, page.total, page.next);
        });
    table.get(project_path + "/revisions/{number}", "get_revision")
        .tagged(designs_tag)
        .says("One revision with its document, results, checks and derivation, as they were stored")
        .gives<RevisionResource>(200, "The revision; it never changes, but may be reviewed",
                                 {"ETag"})
        .gives_media(304, "Unchanged", "", {"ETag"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const QueryReader query(request, {});
            const app::Caller caller = caller_of(request);
            const auto revision = take(app::get_revision(
                *context.ports, caller, request.path_value(0), request.path_value(1)));
            RevisionResource answer = resource(revision, true);
            answer.reviews.emplace();
            for (const auto& review : take(app::list_reviews(
                     *context.ports, caller, request.path_value(0), request.path_value(1))))
                answer.reviews->push_back(resource(review));
            return tagged_response(request, etag_of(revision.header, answer.reviews->size()),
                                   wire::encode(answer));
        });
    table.get(project_path + "/revisions/{from}/diff/{to}", "diff_revisions")
        .tagged(designs_tag)
        .says("Which inputs and which results differ between two revisions")
        .gives<DiffResource>(200, "The differences, by JSON pointer")
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const QueryReader query(request, {});
            const auto diff =
                take(app::diff_revisions(*context.ports, caller_of(request), request.path_value(0),
                                         request.path_value(1), request.path_value(2)));
            return http::json_response(200, wire::encode(resource(diff)));
        });
}

}  // namespace

void add_designs(endpoint::Table& table, const Context& context) {
    add_design(table, context);
    add_revisions(table, context);
}

}  // namespace apex::api
