#include "services/signcalc/signcalc.hpp"

#include "base/version.hpp"
#include "endpoint/openapi.hpp"
#include "endpoint/serving.hpp"
#include "http/stop_signal.hpp"
#include "signage/signage.hpp"

namespace apex::signcalc {
namespace {

http::Route constant(const char* path, const char* name, const char* media_type, std::string body) {
    http::Route route;
    route.path = path;
    route.name = name;
    route.runs = http::Runs::on_loop;
    route.handler = [media_type, body = std::move(body)](const http::HttpRequest&) {
        http::HttpResponse response = http::json_response(200, body);
        response.content_type = media_type;
        return response;
    };
    return route;
}

}  // namespace

std::unique_ptr<endpoint::Table> make_table(const site::SiteData& site, http::Registry& metrics) {
    auto table = std::make_unique<endpoint::Table>();
    signage::add_calls(*table, "/v1", site, metrics);
    return table;
}

std::unique_ptr<http::Server> start(const endpoint::Table& table, const config::Settings& settings,
                                    http::Registry& metrics, http::Log& log) {
    std::vector<http::Route> routes =
        table.routes(static_cast<std::size_t>(settings.body_limit_bytes));
    routes.push_back(constant("/healthz", "healthz", "application/json", R"({"status":"ok"})"));
    routes.push_back(constant(
        "/openapi.json", "openapi_document", "application/json",
        endpoint::openapi_document(
            {"APEX signcalc", "The pure calculations of APEX, without state.", program_version},
            table)));
    http::Route scrape =
        constant("/metrics", "metrics", "text/plain; version=0.0.4; charset=utf-8", "");
    scrape.runs = http::Runs::on_pool;
    scrape.handler = [&metrics](const http::HttpRequest&) {
        http::HttpResponse response = http::json_response(200, metrics.text());
        response.content_type = "text/plain; version=0.0.4; charset=utf-8";
        return response;
    };
    routes.push_back(std::move(scrape));
    const http::ServerOptions options =
        endpoint::server_options(settings, settings.signcalc_listen);
    auto server = std::make_unique<http::Server>(std::move(routes), options, metrics, log);
    server->start();
    endpoint::announce(log, options.address, server->port());
    return server;
}

int run(const config::Settings& settings) {
    http::StopSignal stop;
    const auto log = endpoint::make_log(settings, "signcalc");
    http::Registry metrics;
    endpoint::add_process_metrics(metrics, "signcalc");
    const site::SiteData site;
    const auto table = make_table(site, metrics);
    const auto server = start(*table, settings, metrics, *log);
    stop.wait();
    log->write(http::Level::info, "draining");
    const bool whole = server->drain(std::chrono::seconds(settings.drain_seconds));
    log->write(http::Level::info, "stopped", {{"whole", whole}});
    return 0;
}

}  // namespace apex::signcalc
