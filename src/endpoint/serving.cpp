#include "endpoint/serving.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>

#include "base/version.hpp"
#include "endpoint/machine_metrics.hpp"

namespace apex::endpoint {
namespace {

double resident_bytes() {
    std::ifstream file("/proc/self/statm");
    double pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double processor_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

http::Level level_of(const std::string& word) {
    if (word == "debug") return http::Level::debug;
    if (word == "warning") return http::Level::warning;
    if (word == "failure") return http::Level::failure;
    return http::Level::info;
}

/// How many lines were written, and how many could not be.
void add_log_metrics(http::Registry& metrics, const http::Log& log) {
    std::array<http::Gauge*, http::level_count> lines{};
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i] = &metrics.followed_counter("apex_log_lines_total", "Lines of the log, by level.",
                                             {{"level", to_text(static_cast<http::Level>(i))}});
    http::Gauge& dropped = metrics.followed_counter(
        "apex_log_lines_dropped_total", "Lines that were lost because no one read the log.");
    metrics.before_scrape([lines, &dropped, &log] {
        for (std::size_t i = 0; i < lines.size(); ++i)
            lines[i]->set(static_cast<double>(log.written(static_cast<http::Level>(i))));
        dropped.set(static_cast<double>(log.dropped()));
    });
}

}  // namespace

http::ServerOptions server_options(const config::Settings& settings, const std::string& listen) {
    const config::Endpoint endpoint = value(config::parse_endpoint(listen, "listen"));
    http::ServerOptions options;
    options.address = endpoint.address;
    options.port = endpoint.port;
    options.threads = static_cast<unsigned>(settings.threads);
    options.pool_threads = static_cast<unsigned>(settings.pool_threads);
    options.pool_queue_max = static_cast<std::size_t>(settings.pool_queue);
    options.cors_origins = config::list_of(settings.cors_origins);
    options.access_log = settings.access_log;
    options.request_metrics = settings.metrics;
    return options;
}

std::unique_ptr<http::Log> make_log(const config::Settings& settings, std::string service) {
    return std::make_unique<http::Log>(std::move(service), STDERR_FILENO,
                                       level_of(settings.log_level));
}

void reread_log_level(const config::Settings& settings, http::Log& log) {
    const auto read = config::reread(settings);
    if (const auto* refusal = refused(read)) {
        log.write(http::Level::failure, "settings_refused",
                  {{"setting", std::string_view(refusal->field)},
                   {"reason", std::string_view(refusal->reason)}});
        return;
    }
    const std::string& level = value(read).log_level;
    log.take_from(level_of(level));
    // Said at any level: whoever asked wants to know.
    log.write(std::max(level_of(level), http::Level::info), "log_level",
              {{"level_in_force", std::string_view(level)}});
}

void add_process_metrics(http::Registry& metrics, const std::string& service,
                         const http::Log& log) {
    add_log_metrics(metrics, log);
    add_machine_metrics(metrics);
    metrics
        .gauge("apex_build_info", "1, with what runs here in the labels.",
               {{"service", service}, {"version", program_version}, {"engine", engine_version}})
        .set(1);
    const auto started =
        std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    metrics.gauge("process_start_time_seconds", "Start of the process, seconds since 1970.")
        .set(started);
    http::Gauge& memory = metrics.gauge("process_resident_memory_bytes", "Resident memory.");
    http::Gauge& processor =
        metrics.followed_counter("process_cpu_seconds_total", "Processor time, user and system.");
    metrics.before_scrape([&memory, &processor] {
        memory.set(resident_bytes());
        processor.set(processor_seconds());
    });
}

void announce(http::Log& log, const std::string& address, std::uint16_t port,
              bool sign_in_required) {
    log.write(http::Level::info, "listening",
              {{"address", std::string_view(address)},
               {"port", std::int64_t{port}},
               {"version", std::string_view(program_version)}});
    if (!sign_in_required && !config::is_loopback(address))
        log.write(http::Level::warning, "open_to_the_network",
                  {{"address", std::string_view(address)},
                   {"advice", std::string_view(
                                  "no one signs in; publish it on loopback or behind a proxy")}});
}

}  // namespace apex::endpoint
