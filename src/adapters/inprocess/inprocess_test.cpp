#include "adapters/inprocess/inprocess_queue.hpp"
#include "adapters/inprocess/inprocess_rate_limiter.hpp"
#include "adapters/inprocess/random_ids.hpp"
#include "adapters/inprocess/system_clock.hpp"
#include "app/ports/contract/rate_limiter_contract.hpp"
#include "app/ports/contract/task_queue_contract.hpp"

#include <set>

namespace apex::app::contract {

INSTANTIATE_TEST_SUITE_P(Inprocess, TaskQueueContract,
                         testing::Values([]() -> std::shared_ptr<TaskQueue> {
                             return std::make_shared<adapters::InprocessQueue>();
                         }));
INSTANTIATE_TEST_SUITE_P(Inprocess, RateLimiterContract,
                         testing::Values([](Clock& clock) -> std::shared_ptr<RateLimiter> {
                             return std::make_shared<adapters::InprocessRateLimiter>(clock);
                         }));

}  // namespace apex::app::contract

namespace apex::adapters {
namespace {

TEST(RandomIds, NeverRepeat) {
    RandomIds ids;
    std::set<domain::Random128> drawn;
    for (int i = 0; i < 10'000; ++i) drawn.insert(ids.draw());
    EXPECT_EQ(drawn.size(), 10'000u);
}

TEST(SystemClock, IsPastTheYearTwoThousandTwentyFive) {
    EXPECT_GT(domain::to_text(SystemClock().now()), "2025-01-01T00:00:00.000000Z");
}

TEST(InprocessRateLimiter, ForgetsIdleKeys) {
    app::contract::SetClock clock;
    InprocessRateLimiter limiter(clock);
    for (int i = 0; i < 100'000; ++i) {
        EXPECT_EQ(
            limiter.take("key " + std::to_string(i), {1, std::chrono::milliseconds(1)}).count(), 0);
        clock.advance(std::chrono::milliseconds(1));
    }
}

}  // namespace
}  // namespace apex::adapters
