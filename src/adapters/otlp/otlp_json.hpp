// Spans as the JSON of OTLP 1.x (ExportTraceServiceRequest).
#pragma once
#include <string>
#include <vector>

#include "telemetry/tracer.hpp"

namespace apex::adapters {

/// Who reports: OpenTelemetry's service.name, service.version, service.instance.id.
struct OtlpResource {
    std::string service, version, instance;
};

std::string otlp_json(const OtlpResource& resource,
                      const std::vector<telemetry::SpanRecord>& spans);

}  // namespace apex::adapters
