#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "adapters/otlp/otlp_exporter.hpp"
#include "telemetry/span.hpp"

namespace apex::adapters {
namespace {

using telemetry::SpanRecord;

SpanRecord example() {
    SpanRecord span;
    span.name = "PUT /a \"b\"";
    span.kind = telemetry::SpanKind::server;
    span.context =
        telemetry::parse_traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    span.from = std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000));
    span.duration = std::chrono::milliseconds(5);
    span.attributes = {{"http.route", "/a"}};
    return span;
}

TEST(OtlpJson, IsWhatTheProtocolHas) {
    SpanRecord child = example();
    child.parent = 0xab;
    child.error = "it threw";
    // opentelemetry-proto: ids in hexadecimal, 64-bit numbers as texts, enumerations as numbers.
    EXPECT_EQ(
        otlp_json({"apex-api", "1.2", "host:7"}, {example(), child}),
        R"({"resourceSpans":[{"resource":{"attributes":[)"
        R"({"key":"service.name","value":{"stringValue":"apex-api"}},)"
        R"({"key":"service.version","value":{"stringValue":"1.2"}},)"
        R"({"key":"service.instance.id","value":{"stringValue":"host:7"}}]},)"
        R"("scopeSpans":[{"scope":{"name":"apex"},"spans":[)"
        R"({"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",)"
        R"("name":"PUT /a \"b\"","kind":2,"startTimeUnixNano":"1700000000000000000",)"
        R"("endTimeUnixNano":"1700000000005000000",)"
        R"("attributes":[{"key":"http.route","value":{"stringValue":"/a"}}]},)"
        R"({"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",)"
        R"("parentSpanId":"00000000000000ab","name":"PUT /a \"b\"","kind":2,)"
        R"("startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000005000000",)"
        R"("attributes":[{"key":"http.route","value":{"stringValue":"/a"}}],)"
        R"("status":{"code":2,"message":"it threw"}}]}]}]})");
}

TEST(OtlpExporter, TakesFromManyThreadsWithoutWaitingAndCountsEverySpan) {
    http::Registry metrics;
    http::Log log("test", -1);
    constexpr int threads = 8, each = 2'000;
    const auto begun = std::chrono::steady_clock::now();
    {
        // No one listens there: each span is refused or, where the queue is full, dropped.
        OtlpExporter exporter({.endpoint = "http://127.0.0.1:9",
                               .headers = {},
                               .resource = {},
                               .queue_max = 64,
                               .flush_at_most = std::chrono::milliseconds(500)},
                              metrics, log);
        std::vector<std::thread> workers;
        for (int i = 0; i < threads; ++i)
            workers.emplace_back([&exporter] {
                for (int n = 0; n < each; ++n) exporter.take(example());
            });
        for (std::thread& worker : workers) worker.join();
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
    const auto count = [&metrics](const char* outcome) {
        return metrics.counter("apex_trace_spans_total", "", {{"outcome", outcome}}).value();
    };
    EXPECT_EQ(count("sent"), 0U);
    EXPECT_GT(count("dropped"), 0U);
    EXPECT_EQ(count("dropped") + count("refused"), static_cast<std::uint64_t>(threads * each));
}

}  // namespace
}  // namespace apex::adapters
