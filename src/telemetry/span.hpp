// A timed piece of the calling thread's work. Costs next to nothing where no one keeps the trace.
#pragma once
#include <optional>
#include <string_view>

#include "telemetry/activity.hpp"

namespace apex::telemetry {

/// From construction to destruction, which may be anywhere. A child of the work that begins it, and
/// no parent of anything. It failed when it is destroyed by an exception that came after it.
class OpenSpan {
  public:
    OpenSpan(std::string_view name, SpanKind kind);
    ~OpenSpan();
    OpenSpan(const OpenSpan&) = delete;
    OpenSpan& operator=(const OpenSpan&) = delete;

    void tell(std::string_view key, std::string_view value);
    void fail(std::string_view why);
    /// Of this span; of no trace outside requests and tasks.
    const TraceContext& context() const { return context_; }

  private:
    const Tracer* tracer_ = nullptr;
    TraceContext context_;
    std::optional<SpanRecord> record_;  ///< absent: no one keeps it
    std::chrono::steady_clock::time_point begun_;
    int exceptions_;
};

/// A span that is the parent of what its thread does until it ends.
class Span {
  public:
    Span(std::string_view name, SpanKind kind);
    void tell(std::string_view key, std::string_view value) { open_.tell(key, value); }
    void fail(std::string_view why) { open_.fail(why); }

  private:
    OpenSpan open_;
    std::optional<Activity> activity_;
};

}  // namespace apex::telemetry
