#include "adapters/otlp/tracing.hpp"

#include <unistd.h>

#include <array>

#include "base/assertion.hpp"
#include "base/version.hpp"

namespace apex::adapters {
namespace {

/// Of all processes of a service: the host's name and the process.
std::string instance_name() {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return std::string(host.data()) + ':' + std::to_string(::getpid());
}

}  // namespace

Tracing::Tracing(const config::Settings& settings, const std::string& service,
                 http::Registry& metrics, http::Log& log) {
    if (settings.trace_endpoint.empty()) return;
    OtlpSettings chosen;
    chosen.endpoint = settings.trace_endpoint;
    while (chosen.endpoint.ends_with('/')) chosen.endpoint.pop_back();
    chosen.headers = config::pairs_of(settings.trace_headers);
    chosen.resource = {"apex-" + service, program_version, instance_name()};
    exporter_ = std::make_unique<OtlpExporter>(std::move(chosen), metrics, log);
    const auto ratio = config::parse_ratio(settings.trace_ratio);
    APEX_ASSERT(ratio);  // load_settings has refused anything else.
    tracer_ = telemetry::Tracer(*exporter_, *ratio);
}

}  // namespace apex::adapters
