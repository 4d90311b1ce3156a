#include "services/composition/serve.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

#include "adapters/otlp/tracing.hpp"
#include "app/readiness.hpp"
#include "base/version.hpp"
#include "endpoint/probe_routes.hpp"
#include "endpoint/serving.hpp"
#include "http/stop_signal.hpp"
#include "services/api/api.hpp"
#include "services/api/task_metrics.hpp"
#include "services/composition/adapters.hpp"
#include "services/composition/sign_in.hpp"
#include "services/composition/site_names.hpp"
#include "services/composition/web_app.hpp"
#include "services/signcalc/signcalc.hpp"
#include "services/worker/jobs/jobs.hpp"
#include "services/worker/search_feeder.hpp"
#include "services/worker/worker.hpp"

namespace apex::composition {
namespace {

/// The API over some adapters, ready to be served at one address or two.
class Api {
  public:
    Api(Adapters& adapters, http::Registry& metrics, const config::Settings& settings,
        const telemetry::Tracer& tracer, http::Log& log)
        : settings_(settings),
          metrics_(metrics),
          tracer_(tracer),
          readiness_(adapters.probes()),
          sign_in_(settings, adapters.ports(), adapters.rate_limiter(), metrics, log),
          limits_(adapters.rate_limiter(), adapters.rate_limiter_in_process(),
                  client_addresses(settings),
                  {static_cast<int>(settings.rate_limit),
                   static_cast<int>(settings.rate_limit_account)},
                  metrics) {
        context_ = {&adapters.ports(),  &readiness_,      &site_,
                    &metrics_,          &sign_in_.gate(), static_cast<int>(settings.event_streams),
                    settings.public_url};
        table_ = api::make_table(context_);
        api::add_task_metrics(metrics_, adapters.ports());
    }
    Api(const Api&) = delete;
    Api& operator=(const Api&) = delete;

    std::unique_ptr<http::Server> start(const std::string& listen, bool with_web_app,
                                        http::Log& log) {
        http::ServerOptions options = endpoint::server_options(settings_, listen);
        options.tracer = &tracer_;
        if (!sign_in_.gate().settings().sign_in_required) options.names = site_names(settings_);
        if (with_web_app) options.fallback = web_app();
        auto server = std::make_unique<http::Server>(
            api::make_routes(*table_, static_cast<std::size_t>(settings_.body_limit_bytes),
                             &limits_),
            options, metrics_, log);
        server->start();
        endpoint::announce(log, options.address, server->port(),
                           sign_in_.gate().settings().sign_in_required);
        return server;
    }
    const site::SiteData& site() const { return site_; }

  private:
    const config::Settings& settings_;
    http::Registry& metrics_;
    const telemetry::Tracer& tracer_;
    const site::SiteData site_;
    app::Readiness readiness_;
    SignInParts sign_in_;
    api::RateLimits limits_;
    api::Context context_;
    std::unique_ptr<endpoint::Table> table_;
};

/// What a worker process does, over some adapters: tasks, and the feeding of the search index.
struct Work {
    std::unique_ptr<worker::Worker> tasks;
    std::unique_ptr<worker::SearchFeeder> search;

    void stop() {
        tasks->stop();
        search->stop();
    }
};

/// Its threads, started.
Work start_work(Adapters& adapters, const config::Settings& settings, http::Log& log,
                http::Registry& metrics, const telemetry::Tracer& tracer) {
    worker::WorkerOptions options;
    options.name = "worker-" + std::to_string(::getpid());
    options.threads = static_cast<int>(settings.worker_threads);
    options.poll = std::chrono::milliseconds(settings.worker_poll_ms);
    options.tracer = &tracer;
    options.lease_for = std::chrono::milliseconds(settings.worker_lease_ms);
    worker::FeederOptions feeding;
    feeding.poll = options.poll;
    Work work{std::make_unique<worker::Worker>(adapters.ports(), worker::all_jobs(adapters.ports()),
                                               options, log, metrics),
              std::make_unique<worker::SearchFeeder>(adapters.ports(), feeding, log, metrics)};
    work.tasks->start();
    work.search->start();
    log.write(http::Level::info, "working", {{"threads", settings.worker_threads}});
    return work;
}

/// The worker's own door: whether it lives, and what it counts. None where the setting is empty.
std::unique_ptr<http::Server> start_worker_probes(const config::Settings& settings,
                                                  http::Registry& metrics, http::Log& log) {
    if (settings.worker_listen.empty()) return nullptr;
    std::vector<http::Route> routes;
    routes.push_back(endpoint::fixed_route(
        "/health", "health", "application/json",
        R"({"status":"ok","service":"worker","version":")" + std::string(program_version) + "\"}"));
    routes.push_back(endpoint::metrics_route(metrics));
    http::ServerOptions options = endpoint::server_options(settings, settings.worker_listen);
    options.threads = options.pool_threads = 1;
    auto server = std::make_unique<http::Server>(std::move(routes), options, metrics, log);
    server->start();
    endpoint::announce(log, options.address, server->port());
    return server;
}

/// The settings were looked at when they were loaded; this address is none of them.
void refuse_open_door(const config::Settings& settings, const std::string& web) {
    if (web.empty()) return;
    const auto endpoint = config::parse_endpoint(web, "--web");
    if (const auto* refusal = refused(endpoint))
        throw CannotStart(refusal->field + ": " + refusal->reason + '.');
    if (config::lets_everyone_in(settings, value(endpoint).address))
        throw CannotStart("--web " + web +
                          " is reached from beyond this machine, and no one signs in "
                          "(APEX_AUTH=off). Name 127.0.0.1, or set APEX_AUTH=required.");
}

/// For a person at a terminal; a log line says the same to machines.
void greet(const config::Settings& settings, std::uint16_t port) {
    if (::isatty(STDOUT_FILENO) == 0) return;
    const bool local =
        config::is_loopback(value(config::parse_endpoint(settings.listen, "listen")).address);
    std::printf("APEX is at http://%s:%u (data in %s); Ctrl-C ends it.\n",
                local ? "localhost" : settings.listen.substr(0, settings.listen.rfind(':')).c_str(),
                static_cast<unsigned>(port), settings.data.c_str());
    std::fflush(stdout);
}

/// Lets running requests end, one patience for all servers together.
void drain(std::vector<std::unique_ptr<http::Server>>& servers, const config::Settings& settings,
           http::Log& log) {
    log.write(http::Level::info, "draining");
    const auto until =
        std::chrono::steady_clock::now() + std::chrono::seconds(settings.drain_seconds);
    bool whole = true;
    for (auto& server : servers) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        whole = server->drain(std::max(left, std::chrono::milliseconds(0))) && whole;
    }
    log.write(http::Level::info, "drained", {{"whole", whole}});
}

}  // namespace

int serve(const config::Settings& settings, const AlsoListen& also) {
    refuse_open_door(settings, also.web);
    http::StopSignal stop;
    const auto log = endpoint::make_log(settings, "apex");
    http::Registry metrics;
    endpoint::add_process_metrics(metrics, "apex", *log);
    const adapters::Tracing tracing(settings, "serve", metrics, *log);
    Adapters adapters(settings, metrics);
    Api api(adapters, metrics, settings, tracing.tracer(), *log);
    std::vector<std::unique_ptr<http::Server>> servers;
    servers.push_back(api.start(settings.listen, true, *log));
    if (!also.web.empty()) servers.push_back(api.start(also.web, true, *log));
    std::unique_ptr<endpoint::Table> calls;
    if (also.signcalc) {
        calls = signcalc::make_table(api.site(), metrics);
        servers.push_back(signcalc::start(*calls, settings, metrics, *log, tracing.tracer()));
    }
    Work work = start_work(adapters, settings, *log, metrics, tracing.tracer());
    greet(settings, servers.front()->port());
    stop.wait([&] { endpoint::reread_log_level(settings, *log); });
    drain(servers, settings, *log);
    work.stop();
    log->write(http::Level::info, "stopped");
    return 0;
}

int run_api(const config::Settings& settings) {
    http::StopSignal stop;
    const auto log = endpoint::make_log(settings, "api");
    http::Registry metrics;
    endpoint::add_process_metrics(metrics, "api", *log);
    const adapters::Tracing tracing(settings, "api", metrics, *log);
    Adapters adapters(settings, metrics);
    Api api(adapters, metrics, settings, tracing.tracer(), *log);
    std::vector<std::unique_ptr<http::Server>> servers;
    servers.push_back(api.start(settings.listen, false, *log));
    stop.wait([&] { endpoint::reread_log_level(settings, *log); });
    drain(servers, settings, *log);
    log->write(http::Level::info, "stopped");
    return 0;
}

int run_worker(const config::Settings& settings) {
    http::StopSignal stop;
    const auto log = endpoint::make_log(settings, "worker");
    http::Registry metrics;
    endpoint::add_process_metrics(metrics, "worker", *log);
    const adapters::Tracing tracing(settings, "worker", metrics, *log);
    Adapters adapters(settings, metrics);
    const auto server = start_worker_probes(settings, metrics, *log);
    Work work = start_work(adapters, settings, *log, metrics, tracing.tracer());
    stop.wait([&] { endpoint::reread_log_level(settings, *log); });
    work.stop();
    log->write(http::Level::info, "stopped");
    return 0;
}

}  // namespace apex::composition
