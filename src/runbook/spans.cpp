#include "runbook/spans.hpp"

#include <time.h>

#include <cstdio>
#include <map>

#include "base/sha256.hpp"
#include "runbook/run_state.hpp"

namespace apex::runbook {
namespace {

/// "2026-01-31T12:00:00.000Z" in nanoseconds since 1970; a journal has no other times.
std::string nanoseconds_of(const std::string& time) {
    tm utc{};
    int milliseconds = 0;
    if (std::sscanf(time.c_str(), "%d-%d-%dT%d:%d:%d.%dZ", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
                    &utc.tm_hour, &utc.tm_min, &utc.tm_sec, &milliseconds) != 7)
        return "0";
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    char text[32];
    std::snprintf(text, sizeof text, "%lld%03d000000", static_cast<long long>(::timegm(&utc)),
                  milliseconds);
    return text;
}

std::string attribute(const char* name, const std::string& value) {
    return "{\"key\":" + json_quoted(name) + ",\"value\":{\"stringValue\":" + json_quoted(value) +
           "}}";
}

struct Span {
    std::string name, id, parent, begin, end, attributes;
    std::string failure;  ///< "" when it went well
};

std::string text_of(const Span& span, const std::string& trace) {
    return "{\"traceId\":" + json_quoted(trace) + ",\"spanId\":" + json_quoted(span.id) +
           (span.parent.empty() ? "" : ",\"parentSpanId\":" + json_quoted(span.parent)) +
           ",\"name\":" + json_quoted(span.name) +
           ",\"kind\":1,\"startTimeUnixNano\":" + json_quoted(nanoseconds_of(span.begin)) +
           ",\"endTimeUnixNano\":" + json_quoted(nanoseconds_of(span.end)) + ",\"attributes\":[" +
           span.attributes + "],\"status\":" +
           (span.failure.empty() ? "{\"code\":1}"
                                 : "{\"code\":2,\"message\":" + json_quoted(span.failure) + '}') +
           '}';
}

/// How a record ends the span that is open, if it does.
bool ends_one(const std::string& kind) {
    return kind == "step-verified" || kind == "step-failed" || kind == "undo-done" ||
           kind == "undo-failed" || kind == "interrupted" || kind == "run-resumed";
}

std::string failure_of(const Record& record) {
    if (record.kind == "step-failed" || record.kind == "undo-failed") return record["reason"];
    if (record.kind == "interrupted") return "interrupted";
    if (record.kind == "run-resumed") return "the program was killed";
    return "";
}

}  // namespace

std::string trace_json(const Document& document, const std::vector<Record>& records) {
    const RunState state = replay(records);
    const std::string seed = sha256_hex("apexctl run " + state.run), trace = seed.substr(0, 32);
    std::vector<Span> spans(1);
    Span* open = nullptr;
    spans.reserve(records.size() + 1);  // `open` points into it.
    for (const Record& record : records) {
        if (open != nullptr && ends_one(record.kind)) {
            open->end = record["time"];
            open->failure = failure_of(record);
            open = nullptr;
        }
        if (record.kind == "step-started" || record.kind == "undo-started") {
            const bool undo = record.kind == "undo-started";
            spans.push_back({(undo ? "undo " : "") + record["step"],
                             sha256_hex(seed + std::to_string(spans.size())).substr(0, 16),
                             seed.substr(32, 16), record["time"], record["time"],
                             attribute("apex.step", record["step"]) + ',' +
                                 attribute("apex.doing", undo ? "undo" : "run"),
                             "it has no end"});
            open = &spans.back();
        }
    }
    Span& whole = spans.front();
    whole.name = document.title;
    whole.id = seed.substr(32, 16);
    whole.begin = records.empty() ? "" : records.front()["time"];
    whole.end = records.empty() ? "" : records.back()["time"];
    const std::string outcome = state.outcome ? to_text(*state.outcome) : "unfinished";
    whole.attributes = attribute("apex.run", state.run) + ',' + attribute("apex.outcome", outcome);
    if (state.outcome != RunOutcome::new_release)
        whole.failure = state.reason.empty() ? outcome : state.reason;

    std::string list;
    for (const Span& span : spans) list += (list.empty() ? "" : ",") + text_of(span, trace);
    return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[" +
           attribute("service.name", "apexctl") + ',' +
           attribute("host.name", records.empty() ? "" : records.front()["host"]) +
           "]},\"scopeSpans\":[{\"scope\":{\"name\":\"apex.runbook\"},\"spans\":[" + list +
           "]}]}]}\n";
}

}  // namespace apex::runbook
