#include "adapters/otlp/otlp_json.hpp"

#include <chrono>

#include "app/json_text.hpp"

namespace apex::adapters {
namespace {

using app::JsonObject;
using telemetry::SpanRecord;

constexpr int status_error = 2;

/// 64-bit numbers are texts in the JSON of protocol buffers.
std::string nanoseconds(std::chrono::system_clock::time_point at) {
    return std::to_string(
        std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count());
}

std::string attributes(const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::string text = "[";
    for (const auto& [key, value] : pairs) {
        if (text.size() > 1) text += ',';
        text += JsonObject()
                    .add("key", key)
                    .add_raw("value", JsonObject().add("stringValue", value).text())
                    .text();
    }
    return text + ']';
}

std::string span_json(const SpanRecord& span) {
    const auto until =
        span.from + std::chrono::duration_cast<std::chrono::system_clock::duration>(span.duration);
    JsonObject json;
    json.add("traceId", telemetry::to_text(span.context.trace))
        .add("spanId", telemetry::span_text(span.context.span));
    if (span.parent != 0) json.add("parentSpanId", telemetry::span_text(span.parent));
    json.add("name", span.name)
        .add("kind", static_cast<int>(span.kind))
        .add("startTimeUnixNano", nanoseconds(span.from))
        .add("endTimeUnixNano", nanoseconds(until))
        .add_raw("attributes", attributes(span.attributes));
    if (span.error)
        json.add_raw("status",
                     JsonObject().add("code", status_error).add("message", *span.error).text());
    return json.text();
}

}  // namespace

std::string otlp_json(const OtlpResource& resource, const std::vector<SpanRecord>& spans) {
    std::string all = "[";
    for (const SpanRecord& span : spans) {
        if (all.size() > 1) all += ',';
        all += span_json(span);
    }
    all += ']';
    const std::string scope = JsonObject()
                                  .add_raw("scope", JsonObject().add("name", "apex").text())
                                  .add_raw("spans", all)
                                  .text();
    const std::string about = attributes({{"service.name", resource.service},
                                          {"service.version", resource.version},
                                          {"service.instance.id", resource.instance}});
    const std::string of_resource =
        JsonObject()
            .add_raw("resource", JsonObject().add_raw("attributes", about).text())
            .add_raw("scopeSpans", '[' + scope + ']')
            .text();
    return JsonObject().add_raw("resourceSpans", '[' + of_resource + ']').text();
}

}  // namespace apex::adapters
