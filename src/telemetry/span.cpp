#include "telemetry/span.hpp"

#include <exception>

#include "telemetry/random_bits.hpp"

namespace apex::telemetry {

OpenSpan::OpenSpan(std::string_view name, SpanKind kind) : exceptions_(std::uncaught_exceptions()) {
    const Activity* work = Activity::current();
    if (!work || !work->context()) return;
    tracer_ = &work->tracer();
    context_ = work->context();
    if (!tracer_->keeps(context_)) return;  // The caller's span stands for all below it.
    context_.span = random_bits();
    record_.emplace();
    record_->name = name;
    record_->kind = kind;
    record_->context = context_;
    record_->parent = work->context().span;
    record_->from = std::chrono::system_clock::now();
    begun_ = std::chrono::steady_clock::now();
}

OpenSpan::~OpenSpan() {
    if (!record_) return;
    record_->duration = std::chrono::steady_clock::now() - begun_;
    if (!record_->error && std::uncaught_exceptions() > exceptions_) record_->error = "it threw";
    tracer_->end(std::move(*record_));
}

void OpenSpan::tell(std::string_view key, std::string_view value) {
    if (record_) record_->attributes.emplace_back(key, value);
}

void OpenSpan::fail(std::string_view why) {
    if (record_) record_->error = std::string(why);
}

Span::Span(std::string_view name, SpanKind kind) : open_(name, kind) {
    if (const Activity* work = Activity::current())
        activity_.emplace(work->tracer(), open_.context(), work->request_id());
}

}  // namespace apex::telemetry
