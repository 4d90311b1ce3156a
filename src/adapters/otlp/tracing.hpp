// A service's tracer as its settings want it: sending to a collector, or keeping nothing.
#pragma once
#include <memory>
#include <string>

#include "adapters/otlp/otlp_exporter.hpp"
#include "config/settings.hpp"

namespace apex::adapters {

class Tracing {
  public:
    /// `metrics` and `log` outlive it. Destroyed last of what makes spans: it sends what waits.
    Tracing(const config::Settings& settings, const std::string& service, http::Registry& metrics,
            http::Log& log);

    const telemetry::Tracer& tracer() const { return tracer_; }

  private:
    std::unique_ptr<OtlpExporter> exporter_;
    telemetry::Tracer tracer_;
};

}  // namespace apex::adapters
