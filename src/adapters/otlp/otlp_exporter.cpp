#include "adapters/otlp/otlp_exporter.hpp"

#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <thread>

#include "adapters/otlp/collector.hpp"

namespace apex::adapters {

using telemetry::SpanRecord;
using Clock = std::chrono::steady_clock;

struct OtlpExporter::State {
    OtlpSettings settings;
    http::Log& log;
    http::Counter &sent, &dropped, &refused;
    Collector collector;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<SpanRecord> waiting;
    bool ending = false;
    bool away = false;  ///< the last batch did not arrive; said once
    std::thread sender;

    static http::Counter& counter(http::Registry& metrics, const char* outcome) {
        return metrics.counter("apex_trace_spans_total",
                               "Spans by what became of them: sent, dropped (the queue was full), "
                               "refused (the collector did not take them).",
                               {{"outcome", outcome}});
    }

    State(OtlpSettings chosen, http::Registry& metrics, http::Log& to)
        : settings(std::move(chosen)),
          log(to),
          sent(counter(metrics, "sent")),
          dropped(counter(metrics, "dropped")),
          refused(counter(metrics, "refused")),
          collector(settings.endpoint + "/v1/traces", settings.headers) {
        http::Gauge& length =
            metrics.gauge("apex_trace_queue_length", "Spans that wait to be sent.");
        metrics.before_scrape([this, &length] {
            const std::lock_guard lock(mutex);
            length.set(static_cast<double>(waiting.size()));
        });
    }

    /// Waits for a batch; empty only at the end.
    std::vector<SpanRecord> next_batch() {
        std::unique_lock lock(mutex);
        wake.wait(lock, [this] { return ending || !waiting.empty(); });
        wake.wait_for(lock, settings.every,
                      [this] { return ending || waiting.size() >= settings.batch_max; });
        const auto count =
            static_cast<std::ptrdiff_t>(std::min(waiting.size(), settings.batch_max));
        std::vector<SpanRecord> batch(std::make_move_iterator(waiting.begin()),
                                      std::make_move_iterator(waiting.begin() + count));
        waiting.erase(waiting.begin(), waiting.begin() + count);
        return batch;
    }

    void run() {
        auto patience_ends = Clock::time_point::max();
        while (true) {
            const std::vector<SpanRecord> batch = next_batch();
            if (batch.empty()) return;
            auto at_most = settings.answer_at_most;
            {
                const std::lock_guard lock(mutex);
                if (ending && patience_ends == Clock::time_point::max())
                    patience_ends = Clock::now() + settings.flush_at_most;
            }
            if (patience_ends != Clock::time_point::max())
                at_most = std::min(at_most, std::chrono::duration_cast<std::chrono::milliseconds>(
                                                patience_ends - Clock::now()));
            send(batch, at_most);
        }
    }

    void send(const std::vector<SpanRecord>& batch, std::chrono::milliseconds at_most) {
        const auto trouble = at_most.count() <= 0
                                 ? std::optional<std::string>("the program ends")
                                 : collector.post(otlp_json(settings.resource, batch), at_most);
        (trouble ? refused : sent).add(batch.size());
        if (trouble && !away)
            log.write(http::Level::warning, "spans_refused",
                      {{"reason", std::string_view(*trouble)},
                       {"count", static_cast<std::int64_t>(batch.size())}});
        if (!trouble && away) log.write(http::Level::info, "spans_taken_again");
        away = trouble.has_value();
    }
};

OtlpExporter::OtlpExporter(OtlpSettings settings, http::Registry& metrics, http::Log& log)
    : state_(std::make_unique<State>(std::move(settings), metrics, log)) {
    state_->sender = std::thread([state = state_.get()] { state->run(); });
}

OtlpExporter::~OtlpExporter() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->ending = true;
    }
    state_->wake.notify_all();
    state_->sender.join();
}

void OtlpExporter::take(SpanRecord&& span) noexcept {
    bool full = false, wakes = false;
    try {
        const std::lock_guard lock(state_->mutex);
        full = state_->waiting.size() >= state_->settings.queue_max;
        if (!full) state_->waiting.push_back(std::move(span));
        wakes = state_->waiting.size() == 1 || state_->waiting.size() == state_->settings.batch_max;
    } catch (const std::bad_alloc&) {
        full = true;
    }
    if (full) state_->dropped.add();
    if (wakes) state_->wake.notify_one();
}

}  // namespace apex::adapters
