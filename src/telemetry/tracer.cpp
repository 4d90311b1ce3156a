#include "telemetry/tracer.hpp"

#include "telemetry/random_bits.hpp"

namespace apex::telemetry {

Tracer::Tracer(SpanSink& sink, double ratio) : sink_(&sink), ratio_(ratio) {}

TraceContext Tracer::begin(const TraceContext& remote) const {
    if (remote) return {remote.trace, random_bits(), remote.sampled};
    const TraceId trace{random_bits(), random_bits()};
    // By the id itself, so that every service that sees the id would decide alike.
    const double place = static_cast<double>(trace.low >> 11U) * 0x1p-53;
    return {trace, random_bits(), sink_ != nullptr && place < ratio_};
}

void Tracer::end(SpanRecord&& span) const noexcept {
    if (keeps(span.context)) sink_->take(std::move(span));
}

}  // namespace apex::telemetry
