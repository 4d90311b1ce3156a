// One operation of a port, measured: apex_port_calls_total, apex_port_call_seconds and a span.
#pragma once
#include <chrono>
#include <exception>
#include <memory>
#include <string>

#include "http/metrics.hpp"
#include "telemetry/span.hpp"

namespace apex::adapters {

/// Registered once, used by many threads.
class MeasuredCall {
  public:
    MeasuredCall(http::Registry& metrics, const std::string& port, const std::string& operation);

    /// Gives what `call` gives, and throws what it throws: that is a failure.
    template <class Call>
    auto operator()(Call&& call) const {
        const telemetry::Span span(name_, telemetry::SpanKind::client);
        const Watch watch(*this);
        return call();
    }

    /// The same for a port that tells of failures by what it gives.
    template <class Call, class IsFailure>
    auto operator()(Call&& call, IsFailure&& is_failure) const {
        const telemetry::Span span(name_, telemetry::SpanKind::client);
        Watch watch(*this);
        auto given = call();
        if (is_failure(given)) watch.fail();
        return given;
    }

    /// Measures until it is destroyed, as the lifetime of something lent. No parent of spans.
    std::shared_ptr<void> begin() const;

  private:
    class Watch {
      public:
        explicit Watch(const MeasuredCall& call)
            : call_(call),
              begun_(std::chrono::steady_clock::now()),
              exceptions_(std::uncaught_exceptions()) {}
        ~Watch() {
            call_.seconds_.observe(
                std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count());
            const bool failed = failed_ || std::uncaught_exceptions() > exceptions_;
            (failed ? call_.failed_ : call_.fine_).add();
        }
        void fail() { failed_ = true; }
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;

      private:
        const MeasuredCall& call_;
        std::chrono::steady_clock::time_point begun_;
        int exceptions_;
        bool failed_ = false;
    };

    std::string name_;  ///< of the span: "object_store put"
    http::Counter &fine_, &failed_;
    http::Histogram& seconds_;
};

}  // namespace apex::adapters
