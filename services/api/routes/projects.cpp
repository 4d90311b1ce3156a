// Projects: create, find, read, change, remove, move on; and their audit trail.
#include "app/projects.hpp"

#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/resources_wire.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {
namespace {

using endpoint::decode_body;
using endpoint::QueryReader;
using http::HttpRequest;
using http::HttpResponse;

constexpr const char* projects_tag = "Projects";

std::string location_of(const app::ProjectView& view) {
    return projects_path + '/' + view.project.id.text();
}

HttpResponse with_etag(int status, const app::ProjectView& view) {
    HttpResponse response = http::json_response(status, wire::encode(resource(view)));
    response.with("ETag", view.etag);
    return response;
}

app::ProjectPatch patch_of(const ProjectChange& change) {
    for (const auto& [pointer, field] :
         {std::pair{"/name", &change.name}, std::pair{"/customer", &change.customer}})
        if (*field && !**field)
            endpoint::refuse(Rejection{pointer, "must be a text, not null", {}});
    app::ProjectPatch patch;
    if (change.name) patch.name = *change.name;
    if (change.customer) patch.customer = *change.customer;
    patch.description = change.description;
    patch.site_name = change.site_name;
    patch.street = change.street;
    return patch;
}

void add_collection(endpoint::Table& table, const Context& context) {
    table.post(projects_path, "create_project")
        .tagged(projects_tag)
        .says("Create a project")
        .header("Idempotency-Key",
                "The same key and body give the first answer again, for 24 hours")
        .takes<domain::ProjectFacts>()
        .gives<ProjectResource>(201, "The project, a draft",
                                {"Location", "ETag", "Idempotent-Replayed"})
        .refuses({409, 503})
        .with([&context](const HttpRequest& request) {
            const auto body = decode_body<domain::ProjectFacts>(request);
            return answer_once(
                context, request, [&](app::UnitOfWork& work, const app::Caller& caller) {
                    const auto view =
                        take(app::create_project(work, *context.ports, caller, *body));
                    return std::move(with_etag(201, view).with("Location", location_of(view)));
                });
        });
    table.get(projects_path, "list_projects")
        .tagged(projects_tag)
        .says("Projects, newest first; with `q` best match first")
        .query("q", "Words as a person types them")
        .query("status", "draft, estimating, submitted, accepted or rejected")
        .query("account_id", "Only this account's")
        .query("limit", "Items on a page",
               R"({"type":"integer","minimum":1,"maximum":500,"default":50})")
        .query("cursor", "From Link of the page before")
        .gives_schema(
            200, "A page of projects",
            R"({"type":"array","items":)" +
                wire::schema_reference<ProjectResource>(table.parts(), wire::Use::answer) + '}',
            {"Link", "X-Total-Count", "X-Search"})
        .refuses({503})
        .with([&context](const HttpRequest& request) {
            const QueryReader query(request, {"q", "status", "account_id", "limit", "cursor"});
            const app::ListRequest wanted{query.text("q"), query.text("status"),
                                          query.text("account_id"), page_request(query)};
            const auto found = take(app::list_projects(*context.ports, caller_of(request), wanted));
            std::vector<std::string> items;
            for (const auto& view : found.page.items) items.push_back(wire::encode(resource(view)));
            HttpResponse response =
                list_response(request, items, found.page.total, found.page.next);
            if (found.from_database) response.with("X-Search", "database");
            return response;
        });
}

void add_one(endpoint::Table& table, const Context& context) {
    table.get(project_path, "get_project")
        .tagged(projects_tag)
        .says("A project with its current design in short")
        .header("If-None-Match", "A tag the client has: 304 when it is still the current one")
        .gives<ProjectResource>(200, "The project", {"ETag"})
        .gives_media(304, "Unchanged", "", {"ETag"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const QueryReader query(request, {});
            const auto view =
                take(app::get_project(*context.ports, caller_of(request), request.path_value(0)));
            return tagged_response(request, view.etag, wire::encode(resource(view)));
        });
    table.patch(project_path, "change_project")
        .tagged(projects_tag)
        .says("Change what is said of a project; null clears, what is absent stays")
        .header("If-Match", "The project's ETag", true)
        .takes<ProjectChange>()
        .gives<ProjectResource>(200, "The project as it is now", {"ETag"})
        .refuses({404, 409, 412, 428, 503})
        .with([&context](const HttpRequest& request) {
            const auto body = decode_body<ProjectChange>(request);
            const app::ProjectPatch patch = patch_of(*body);
            return with_etag(200, take(app::patch_project(*context.ports, caller_of(request),
                                                          request.path_value(0),
                                                          header_of(request, "If-Match"), patch)));
        });
    table.remove(project_path, "delete_project")
        .tagged(projects_tag)
        .says("Remove a project; its history stays")
        .header("If-Match", "The project's ETag", true)
        .gives_media(204, "Removed", "")
        .refuses({404, 409, 412, 428, 503})
        .with([&context](const HttpRequest& request) {
            take(app::delete_project(*context.ports, caller_of(request), request.path_value(0),
                                     header_of(request, "If-Match")));
            return http::empty_response(204);
        });
}

void add_history(endpoint::Table& table, const Context& context) {
    table.post(project_path + "/transitions", "transition_project")
        .tagged(projects_tag)
        .says(
            "Move a project on: draft, estimating, submitted, accepted or rejected, and back to "
            "draft")
        .header("Idempotency-Key",
                "The same key and body give the first answer again, for 24 hours")
        .takes<TransitionRequest>()
        .gives<ProjectResource>(200, "The project in its new state",
                                {"ETag", "Idempotent-Replayed"})
        .refuses({404, 409, 503})
        .with([&context](const HttpRequest& request) {
            const auto body = decode_body<TransitionRequest>(request);
            return answer_once(
                context, request, [&](app::UnitOfWork& work, const app::Caller& caller) {
                    return with_etag(
                        200, take(app::transition_project(work, *context.ports, caller,
                                                          request.path_value(0), body->to)));
                });
        });
    table.get(project_path + "/events", "list_project_events")
        .tagged(projects_tag)
        .says("The audit trail, oldest first: one hash chain per project")
        .query("limit", "Items on a page",
               R"({"type":"integer","minimum":1,"maximum":500,"default":50})")
        .query("cursor", "From Link of the page before")
        .gives_schema(200, "A page of events",
                      R"({"type":"array","items":)" +
                          wire::schema_reference<EventResource>(table.parts(), wire::Use::answer) +
                          '}',
                      {"Link", "X-Total-Count"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const QueryReader query(request, {"limit", "cursor"});
            const auto page = take(app::list_events(*context.ports, caller_of(request),
                                                    request.path_value(0), page_request(query)));
            std::vector<std::string> items;
            for (const auto& event : page.items) items.push_back(wire::encode(resource(event)));
            return list_response(request, items, page.total, page.next);
        });
}

}  // namespace

void add_projects(endpoint::Table& table, const Context& context) {
    add_collection(table, context);
    add_one(table, context);
    add_history(table, context);
}

}  // namespace apex::api
