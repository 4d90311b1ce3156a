#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <thread>

#include "telemetry/span.hpp"

namespace apex::telemetry {
namespace {

class Kept final : public SpanSink {
  public:
    void take(SpanRecord&& span) noexcept override { spans.push_back(std::move(span)); }
    std::vector<SpanRecord> spans;
};

constexpr const char* parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

TEST(Traceparent, IsReadAndWrittenAsTheStandardHasIt) {
    const TraceContext context = parse_traceparent(parent);
    EXPECT_EQ(to_text(context.trace), "0af7651916cd43dd8448eb211c80319c");
    EXPECT_EQ(span_text(context.span), "b7ad6b7169203331");
    EXPECT_TRUE(context.sampled);
    EXPECT_EQ(to_traceparent(context), parent);
    EXPECT_EQ(to_traceparent({}), "");
    for (const char* bad : {"", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x"})
        EXPECT_FALSE(parse_traceparent(bad)) << bad;
    EXPECT_TRUE(parse_traceparent("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00-later"));
}

TEST(Tracer, ContinuesTheCallersTraceAndObeysItsFlag) {
    Kept kept;
    const Tracer never(kept, 0), always(kept, 1);
    TraceContext remote = parse_traceparent(parent);
    const TraceContext mine = never.begin(remote);
    EXPECT_EQ(mine.trace, remote.trace);
    EXPECT_NE(mine.span, remote.span);
    EXPECT_TRUE(mine.sampled);
    remote.sampled = false;
    EXPECT_FALSE(always.begin(remote).sampled);
}

TEST(Tracer, SamplesTheGivenRatioOfTheTracesThatBeginHere) {
    Kept kept;
    const Tracer tracer(kept, 0.25);
    int sampled = 0;
    for (int i = 0; i < 20'000; ++i) sampled += tracer.begin({}).sampled ? 1 : 0;
    EXPECT_NEAR(sampled, 5'000, 300);  // 5 standard deviations
}

TEST(Tracer, WithoutASinkStillNamesTheTraceButKeepsNothing) {
    const Tracer tracer;
    const TraceContext context = tracer.begin({});
    EXPECT_TRUE(context);
    EXPECT_FALSE(context.sampled);
    EXPECT_FALSE(tracer.keeps(parse_traceparent(parent)));
}

TEST(Span, IsTheChildOfTheWorkAroundItAndTheParentOfTheWorkWithin) {
    Kept kept;
    const Tracer tracer(kept, 1);
    const TraceContext root = tracer.begin({});
    {
        const Activity request(tracer, root, "r1");
        const Span outer("outer", SpanKind::client);
        EXPECT_EQ(Activity::current()->request_id(), "r1");
        const std::string carried = current_traceparent();
        { const OpenSpan inner("inner", SpanKind::internal); }
        ASSERT_EQ(kept.spans.size(), 1U);
        EXPECT_EQ(carried.substr(36, 16), span_text(kept.spans[0].parent));
    }
    ASSERT_EQ(kept.spans.size(), 2U);
    EXPECT_EQ(kept.spans[1].name, "outer");
    EXPECT_EQ(kept.spans[1].parent, root.span);
    EXPECT_EQ(kept.spans[0].parent, kept.spans[1].context.span);
    EXPECT_EQ(kept.spans[0].context.trace, root.trace);
    EXPECT_EQ(Activity::current(), nullptr);
    EXPECT_EQ(current_traceparent(), "");
}

TEST(Span, FailsWhenAnExceptionEndsItAndOnlyThen) {
    Kept kept;
    const Tracer tracer(kept, 1);
    const Activity request(tracer, tracer.begin({}), "r");
    try {
        const Span broken("broken", SpanKind::client);
        throw std::runtime_error("secret words");
    } catch (const std::runtime_error&) {
        const Span whole("whole", SpanKind::client);
    }
    ASSERT_EQ(kept.spans.size(), 2U);
    EXPECT_EQ(kept.spans[0].error, "it threw") << "the words of an exception stay in the log";
    EXPECT_EQ(kept.spans[1].error, std::nullopt);
}

TEST(Span, OfAnUnsampledTraceIsNotKeptAndTheContextGoesOn) {
    Kept kept;
    const Tracer tracer(kept, 0);
    const TraceContext root = tracer.begin({});
    const Activity request(tracer, root, "r");
    {
        const Span span("nothing", SpanKind::client);
        EXPECT_EQ(current_traceparent(), to_traceparent(root));
    }
    EXPECT_TRUE(kept.spans.empty());
}

TEST(Activity, BelongsToItsThreadAlone) {
    const Tracer tracer;
    const Activity here(tracer, tracer.begin({}), "r");
    const Activity* seen = &here;
    std::thread([&seen] { seen = Activity::current(); }).join();
    EXPECT_EQ(seen, nullptr);
}

}  // namespace
}  // namespace apex::telemetry
