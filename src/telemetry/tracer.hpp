// Where traces begin and where their finished spans go.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "telemetry/trace_context.hpp"

namespace apex::telemetry {

/// As OpenTelemetry numbers them.
enum class SpanKind : unsigned char {
    internal = 1,
    server = 2,
    client = 3,
    producer = 4,
    consumer = 5
};

/// A span that has ended.
struct SpanRecord {
    std::string name;
    SpanKind kind = SpanKind::internal;
    TraceContext context;
    std::uint64_t parent = 0;  ///< span id; 0: it is the first of its trace
    std::chrono::system_clock::time_point from;
    std::chrono::nanoseconds duration{0};
    std::vector<std::pair<std::string, std::string>> attributes;
    std::optional<std::string> error;  ///< present: it failed; in words without secrets
};

/// Takes spans off the hands of those who work: never waits, never throws; what it cannot keep it
/// drops and counts.
class SpanSink {
  public:
    virtual ~SpanSink() = default;
    virtual void take(SpanRecord&& span) noexcept = 0;
};

class Tracer {
  public:
    /// Nothing is kept; contexts still pass through.
    Tracer() = default;
    /// `ratio` of the traces that begin here are sampled; `sink` outlives the tracer.
    Tracer(SpanSink& sink, double ratio);

    /// A new span: in the trace of `remote`, whose flag is obeyed, or the first of a new trace.
    TraceContext begin(const TraceContext& remote) const;
    void end(SpanRecord&& span) const noexcept;
    bool keeps(const TraceContext& context) const { return sink_ != nullptr && context.sampled; }

  private:
    SpanSink* sink_ = nullptr;
    double ratio_ = 0;
};

}  // namespace apex::telemetry
