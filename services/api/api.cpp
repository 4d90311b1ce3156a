#include "services/api/api.hpp"

#include "app/ports/unavailable.hpp"
#include "base/sha256.hpp"
#include "base/version.hpp"
#include "endpoint/openapi.hpp"
#include "http/conditional.hpp"
#include "http/problem.hpp"
#include "services/api/access_table.hpp"
#include "services/api/answers.hpp"
#include "services/api/docs_page.hpp"
#include "services/api/routes/routes.hpp"
#include "signage/signage.hpp"

namespace apex::api {
namespace {

template <class Request, class Answer>
std::function<Answer(Request&)> when_available(std::function<Answer(Request&)> work) {
    return [work = std::move(work)](Request& request) {
        try {
            return work(request);
        } catch (const app::Unavailable& away) {
            throw problem_of(away);
        }
    };
}

/// Everything below the base path is limited; health, readiness, metrics and documents are not.
/// Inside the guard, which finds out who asks; a signed URL has none and counts for its address,
/// before its body is read.
void limit(http::Route& route, RateLimits& limits) {
    if (route.open_sink)
        route.open_sink = [open = route.open_sink, &limits](const http::HttpRequest& request) {
            limits.admit_address(request);
            return open(request);
        };
    else if (!route.guard)
        route.handler = [handler = route.handler, &limits](const http::HttpRequest& request) {
            limits.admit_address(request);
            return handler(request);
        };
    else
        route.handler = [handler = route.handler, runs = route.runs,
                         &limits](const http::HttpRequest& request) {
            limits.admit(request, runs);
            return handler(request);
        };
}

/// A text that only changes with the program.
http::Route constant(std::string path, std::string name, std::string media_type, std::string body,
                     std::string policy) {
    const std::string tag = http::etag(sha256_hex(body).substr(0, 16));
    http::Route route;
    route.path = std::move(path);
    route.name = std::move(name);
    route.runs = http::Runs::on_loop;
    route.handler = [=](const http::HttpRequest& request) {
        const bool known = http::not_modified(request, tag);
        http::HttpResponse response =
            known ? http::empty_response(304) : http::json_response(200, body);
        if (!known) response.content_type = media_type;
        response.with("ETag", tag)
            .with("Cache-Control", "no-cache")
            .with("Content-Security-Policy", policy);
        return response;
    };
    return route;
}

/// Puts the gate before every route that its row does not open to everyone.
void guard(endpoint::Table& table, const Context& context) {
    for (endpoint::Endpoint& endpoint : table.endpoints()) {
        const auto least = access_of(endpoint.route().name).least;
        if (!least) continue;
        endpoint.needs(std::string(domain::to_text(*least)),
                       [&context, least](http::HttpRequest& request) {
                           context.gate->admit(request, *least);
                       });
        // Whoever signs in is looked up in the database.
        if (context.gate && context.gate->settings().sign_in_required)
            endpoint.runs(http::Runs::on_pool);
    }
}

}  // namespace

std::unique_ptr<endpoint::Table> make_table(const Context& context) {
    auto table = std::make_unique<endpoint::Table>();
    // There from the start: what never happened yet is none, not unknown.
    for (const char* outcome : {"hit", "miss"}) idempotency_lookups(*context.metrics, outcome);
    add_system(*table, context);
    add_projects(*table, context);
    add_designs(*table, context);
    add_quantities(*table, context);
    add_reports(*table, context);
    add_submissions(*table, context);
    add_files(*table, context);
    add_signed_urls(*table, context);
    add_tasks(*table, context);
    signage::add_calls(*table, std::string(base_path) + "/signage", *context.site,
                       *context.metrics);
    add_sign_in(*table, context);
    add_api_keys(*table, context);
    add_reviews(*table, context);
    guard(*table, context);
    table->refuses_below(base_path, {429});
    return table;
}

std::string openapi_text(const endpoint::Table& table) {
    return endpoint::openapi_document(
        {"APEX",
         "Sign structures: loads, poles, footings, price and a calculation package. Units are the "
         "last part of a name; input "
         "in SI (`width_m`) is converted and echoed. Every refusal is application/problem+json.",
         program_version},
        table);
}

std::vector<http::Route> make_routes(const endpoint::Table& table, std::size_t body_limit,
                                     RateLimits* limits) {
    std::vector<http::Route> routes = table.routes(body_limit);
    for (http::Route& route : routes) {
        if (route.runs == http::Runs::on_pool) {
            route.handler = when_available(std::move(route.handler));
            if (route.guard) route.guard = when_available(std::move(route.guard));
        }
        if (limits && route.path.starts_with(base_path)) limit(route, *limits);
    }
    const std::string document = openapi_text(table);
    routes.push_back(constant("/openapi.json", "openapi_document", "application/json", document,
                              "default-src 'none'; frame-ancestors 'none'"));
    routes.push_back(
        constant("/docs", "docs_page", "text/html; charset=utf-8", docs_page(), docs_policy()));
    for (const http::Route& route : routes) access_of(route.name);  // Throws where no row is.
    return routes;
}

}  // namespace apex::api
