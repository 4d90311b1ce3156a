// W3C Trace Context: which trace a piece of work belongs to, and which span of it. Numbers inside,
// hexadecimal text at the edges.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace apex::telemetry {

struct TraceId {
    std::uint64_t high = 0, low = 0;
    friend bool operator==(const TraceId&, const TraceId&) = default;
};

/// Without a trace id it stands for "no trace".
struct TraceContext {
    TraceId trace;
    std::uint64_t span = 0;
    bool sampled = false;  ///< someone keeps the spans of this trace
    explicit operator bool() const { return trace != TraceId{}; }
    friend bool operator==(const TraceContext&, const TraceContext&) = default;
};

std::string to_text(const TraceId& id);   ///< 32 hexadecimal digits
std::string span_text(std::uint64_t id);  ///< 16 hexadecimal digits

/// `traceparent`, version 00 or later; no trace when it is malformed.
TraceContext parse_traceparent(std::string_view text);
/// "00-{trace}-{span}-{flags}"; "" of no trace.
std::string to_traceparent(const TraceContext& context);

}  // namespace apex::telemetry
