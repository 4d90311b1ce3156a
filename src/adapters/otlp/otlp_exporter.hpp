// Sends spans to a collector from a bounded queue, in batches.
#pragma once
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "adapters/otlp/otlp_json.hpp"
#include "http/log.hpp"
#include "http/metrics.hpp"
#include "telemetry/tracer.hpp"

namespace apex::adapters {

struct OtlpSettings {
    std::string endpoint;  ///< "http://collector:4318"; /v1/traces is appended
    std::vector<std::pair<std::string, std::string>> headers;  ///< secrets: sent and nothing else
    OtlpResource resource;
    std::size_t queue_max = 8'192;  ///< spans that wait; beyond: dropped
    std::size_t batch_max = 512;
    std::chrono::milliseconds every{1'000};  ///< longest time a span waits for company
    std::chrono::milliseconds answer_at_most{5'000};
    std::chrono::milliseconds flush_at_most{3'000};  ///< at the end, for all that still waits
};

class OtlpExporter final : public telemetry::SpanSink {
  public:
    /// `metrics` and `log` outlive it; `metrics` is not read any more once it has gone.
    OtlpExporter(OtlpSettings settings, http::Registry& metrics, http::Log& log);
    ~OtlpExporter() override;  ///< Sends what still waits.
    OtlpExporter(const OtlpExporter&) = delete;
    OtlpExporter& operator=(const OtlpExporter&) = delete;

    void take(telemetry::SpanRecord&& span) noexcept override;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex::adapters
