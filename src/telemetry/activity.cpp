#include "telemetry/activity.hpp"

namespace apex::telemetry {
namespace {

thread_local const Activity* of_this_thread = nullptr;

}  // namespace

Activity::Activity(const Tracer& tracer, const TraceContext& context, std::string_view request_id)
    : tracer_(tracer), context_(context), request_id_(request_id), before_(of_this_thread) {
    of_this_thread = this;
}

Activity::~Activity() { of_this_thread = before_; }

const Activity* Activity::current() { return of_this_thread; }

std::string current_traceparent() {
    const Activity* activity = Activity::current();
    return activity ? to_traceparent(activity->context()) : "";
}

}  // namespace apex::telemetry
