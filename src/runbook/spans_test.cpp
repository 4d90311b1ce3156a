#include "runbook/spans.hpp"

#include <gtest/gtest.h>

#include "runbook/json.hpp"

using namespace apex::runbook;
namespace {

Record record(std::string kind, const char* time, Facts facts) {
    facts["time"] = time;
    return {std::move(kind), std::move(facts), ""};
}

std::string at(const std::string& json, const std::string& pointer) {
    const auto place = json_at(json, pointer);
    return place ? place->text : "nothing there";
}

const std::string spans = "/resourceSpans/0/scopeSpans/0/spans";

std::vector<Record> failing_run() {
    return {record("run-started", "2026-01-31T12:00:00.000Z", {{"run", "r1"}, {"host", "one"}}),
            record("step-started", "2026-01-31T12:00:01.000Z", {{"step", "switch"}}),
            record("step-ran", "2026-01-31T12:00:02.000Z", {{"step", "switch"}}),
            record("step-failed", "2026-01-31T12:00:03.250Z",
                   {{"step", "switch"}, {"reason", "p99 is \"slow\""}}),
            record("undo-started", "2026-01-31T12:00:04.000Z", {{"step", "switch"}}),
            record("undo-done", "2026-01-31T12:00:05.000Z", {{"step", "switch"}}),
            record("run-ended", "2026-01-31T12:00:06.000Z",
                   {{"outcome", "old-release"}, {"reason", "p99 is \"slow\""}})};
}

}  // namespace

TEST(Spans, AreOneTraceWithTheTimesOfTheJournal) {
    Document document;
    document.title = "Deployment";
    const std::string json = trace_json(document, failing_run());
    EXPECT_EQ(json_at(json, spans)->count, 3u) << "the run, the step, its undoing";
    EXPECT_EQ(at(json, spans + "/0/name"), "Deployment");
    // 2026-01-31T12:00:00Z is 1769860800 (date --utc --date ... +%s).
    EXPECT_EQ(at(json, spans + "/0/startTimeUnixNano"), "1769860800000000000");
    EXPECT_EQ(at(json, spans + "/0/endTimeUnixNano"), "1769860806000000000");
    EXPECT_EQ(at(json, spans + "/1/name"), "switch");
    EXPECT_EQ(at(json, spans + "/1/startTimeUnixNano"), "1769860801000000000");
    EXPECT_EQ(at(json, spans + "/1/endTimeUnixNano"), "1769860803250000000");
    EXPECT_EQ(at(json, spans + "/1/status/code"), "2");
    EXPECT_EQ(at(json, spans + "/1/status/message"), "p99 is \"slow\"");
    EXPECT_EQ(at(json, spans + "/2/name"), "undo switch");
    EXPECT_EQ(at(json, spans + "/2/status/code"), "1");
    for (const char* each : {"/1", "/2"}) {
        EXPECT_EQ(at(json, spans + each + "/parentSpanId"), at(json, spans + "/0/spanId"));
        EXPECT_EQ(at(json, spans + each + "/traceId"), at(json, spans + "/0/traceId"));
    }
    EXPECT_EQ(at(json, spans + "/0/traceId").size(), 32u);
    EXPECT_EQ(at(json, spans + "/0/spanId").size(), 16u);
    EXPECT_NE(at(json, spans + "/1/spanId"), at(json, spans + "/2/spanId"));
}

TEST(Spans, SayWhereAProgramWasKilled) {
    auto records = failing_run();
    records.resize(2);
    records.push_back(record("run-resumed", "2026-01-31T13:00:00.000Z", {}));
    records.push_back(record("step-started", "2026-01-31T13:00:01.000Z", {{"step", "switch"}}));
    const std::string json = trace_json({}, records);
    EXPECT_EQ(at(json, spans + "/1/status/message"), "the program was killed");
    EXPECT_EQ(at(json, spans + "/2/status/message"), "it has no end");
}
