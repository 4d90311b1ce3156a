#include "services/signcalc/signcalc.hpp"

#include "adapters/otlp/tracing.hpp"
#include "base/version.hpp"
#include "endpoint/openapi.hpp"
#include "endpoint/probe_routes.hpp"
#include "endpoint/serving.hpp"
#include "http/stop_signal.hpp"
#include "services/signcalc/golden_watch.hpp"
#include "signage/signage.hpp"

namespace apex::signcalc {
std::unique_ptr<endpoint::Table> make_table(const site::SiteData& site, http::Registry& metrics) {
    auto table = std::make_unique<endpoint::Table>();
    signage::add_calls(*table, "/v1", site, metrics);
    return table;
}

std::unique_ptr<http::Server> start(const endpoint::Table& table, const config::Settings& settings,
                                    http::Registry& metrics, http::Log& log,
                                    const telemetry::Tracer& tracer) {
    std::vector<http::Route> routes =
        table.routes(static_cast<std::size_t>(settings.body_limit_bytes));
    routes.push_back(
        endpoint::fixed_route("/healthz", "healthz", "application/json", R"({"status":"ok"})"));
    routes.push_back(endpoint::fixed_route(
        "/openapi.json", "openapi_document", "application/json",
        endpoint::openapi_document(
            {"APEX signcalc", "The pure calculations of APEX, without state.", program_version},
            table)));
    routes.push_back(endpoint::metrics_route(metrics));
    http::ServerOptions options = endpoint::server_options(settings, settings.signcalc_listen);
    options.tracer = &tracer;
    auto server = std::make_unique<http::Server>(std::move(routes), options, metrics, log);
    server->start();
    endpoint::announce(log, options.address, server->port());
    return server;
}

int run(const config::Settings& settings) {
    http::StopSignal stop;
    const auto log = endpoint::make_log(settings, "signcalc");
    http::Registry metrics;
    endpoint::add_process_metrics(metrics, "signcalc", *log);
    const adapters::Tracing tracing(settings, "signcalc", metrics, *log);
    const site::SiteData site;
    const auto table = make_table(site, metrics);
    const auto server = start(*table, settings, metrics, *log, tracing.tracer());
    const GoldenWatch golden(metrics, *log);
    stop.wait([&] { endpoint::reread_log_level(settings, *log); });
    log->write(http::Level::info, "draining");
    const bool whole = server->drain(std::chrono::seconds(settings.drain_seconds));
    log->write(http::Level::info, "stopped", {{"whole", whole}});
    return 0;
}

}  // namespace apex::signcalc
