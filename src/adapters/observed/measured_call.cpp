#include "adapters/observed/measured_call.hpp"

namespace apex::adapters {
namespace {

http::Counter& calls(http::Registry& metrics, const std::string& port, const std::string& operation,
                     const char* outcome) {
    return metrics.counter("apex_port_calls_total",
                           "Calls of what stands behind the program, by how they ended.",
                           {{"port", port}, {"operation", operation}, {"outcome", outcome}});
}

}  // namespace

MeasuredCall::MeasuredCall(http::Registry& metrics, const std::string& port,
                           const std::string& operation)
    : name_(port + ' ' + operation),
      fine_(calls(metrics, port, operation, "ok")),
      failed_(calls(metrics, port, operation, "failed")),
      seconds_(metrics.histogram("apex_port_call_seconds",
                                 "Time of a call of what stands behind the program.",
                                 {{"port", port}, {"operation", operation}})) {}

std::shared_ptr<void> MeasuredCall::begin() const {
    struct Both {
        telemetry::OpenSpan span;
        Watch watch;
        explicit Both(const MeasuredCall& call)
            : span(call.name_, telemetry::SpanKind::client), watch(call) {}
    };
    return std::make_shared<Both>(*this);
}

}  // namespace apex::adapters
