// What the calling thread works on, known to everything it calls: log lines name it, outgoing
// calls carry it on, spans are its children.
#pragma once
#include <string>
#include <string_view>

#include "telemetry/tracer.hpp"

namespace apex::telemetry {

/// In force from construction to destruction; the one before is in force again afterwards. Made and
/// destroyed by one thread, in order.
class Activity {
  public:
    /// `tracer` and `request_id` outlive it.
    Activity(const Tracer& tracer, const TraceContext& context, std::string_view request_id);
    ~Activity();
    Activity(const Activity&) = delete;
    Activity& operator=(const Activity&) = delete;

    /// The calling thread's; none outside requests and tasks.
    static const Activity* current();

    const Tracer& tracer() const { return tracer_; }
    const TraceContext& context() const { return context_; }
    std::string_view request_id() const { return request_id_; }

  private:
    const Tracer& tracer_;
    TraceContext context_;
    std::string_view request_id_;
    const Activity* before_;
};

/// `traceparent` of the calling thread's work; "" outside requests and tasks.
std::string current_traceparent();

}  // namespace apex::telemetry
