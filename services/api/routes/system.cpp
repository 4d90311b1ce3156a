// Health, readiness, version and metrics, at the root.
#include <array>

#include "base/version.hpp"
#include "endpoint/probe_routes.hpp"
#include "endpoint/request.hpp"
#include "http/problem.hpp"
#include "services/api/routes/routes.hpp"
#include "services/api/version.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* system_tag = "System";

HttpResponse readiness(app::Readiness& readiness) {
    Ready ready{"ready", {}};
    std::array<std::pair<const char*, std::string*>, 4> places{
        {{"database", &ready.checks.database},
         {"redis", &ready.checks.redis},
         {"object_storage", &ready.checks.object_storage},
         {"search", &ready.checks.search}}};
    for (const auto& check : readiness.check()) {
        for (const auto& [name, place] : places)
            if (check.name == name) *place = check.trouble.value_or("ok");
        if (check.name == "scanner") ready.checks.scanner = check.trouble.value_or("ok");
        if (!check.trouble) continue;
        if (check.name == "database")
            ready.status = "not_ready";
        else if (ready.status == "ready")
            ready.status = "degraded";
    }
    HttpResponse response =
        http::json_response(ready.status == "not_ready" ? 503 : 200, wire::encode(ready));
    if (response.status == 503) response.with("Retry-After", "5");
    return response;
}

}  // namespace

void add_system(endpoint::Table& table, const Context& context) {
    table.get("/health", "health")
        .tagged(system_tag)
        .says("The process answers; nothing else is asked")
        .gives<Health>(200, "ok")
        .runs(http::Runs::on_loop)
        .with([](const HttpRequest&) {
            return http::json_response(200, wire::encode(Health{"ok", "api", program_version}));
        });
    table.get("/ready", "ready")
        .tagged(system_tag)
        .says("Whether the backing services answer, each asked for at most a second")
        .gives<Ready>(200, "ready, or degraded: what is not ok says why")
        .gives<Ready>(503, "not_ready: the database does not answer")
        .with([&context](const HttpRequest&) { return readiness(*context.readiness); });
    table.get("/version", "version")
        .tagged(system_tag)
        .says("What runs here: versions, editions, data packs")
        .gives<Version>(200, "The version")
        .with([](const HttpRequest&) {
            return http::json_response(200, wire::encode(version_of_this_program()));
        });
    table.get("/metrics", "metrics")
        .tagged(system_tag)
        .says("Prometheus text")
        .gives_media(200, "Counters, gauges and histograms",
                     "text/plain; version=0.0.4; charset=utf-8")
        .with([&context](const HttpRequest&) {
            return endpoint::metrics_response(*context.metrics);
        });
}

}  // namespace apex::api
