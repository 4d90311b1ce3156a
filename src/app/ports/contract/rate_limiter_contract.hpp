// What every RateLimiter adapter must do.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <memory>

#include "app/ports/contract/doubles.hpp"
#include "app/ports/rate_limiter.hpp"

namespace apex::app::contract {

class RateLimiterContract
    : public testing::TestWithParam<std::function<std::shared_ptr<RateLimiter>(Clock&)>> {
  protected:
    SetClock clock_;
    std::shared_ptr<RateLimiter> limiter_ = GetParam()(clock_);
    const RateLimit three_a_second_{3, std::chrono::seconds(1)};
    bool admitted(const std::string& key) {
        return limiter_->take(key, three_a_second_).count() == 0;
    }
};

TEST_P(RateLimiterContract, AdmitsAsManyAsAllowedAndSaysHowLongToWait) {
    EXPECT_TRUE(admitted("a") && admitted("a") && admitted("a"));
    clock_.advance(std::chrono::milliseconds(400));
    EXPECT_EQ(limiter_->take("a", three_a_second_), std::chrono::milliseconds(600));
    clock_.advance(std::chrono::milliseconds(600));
    EXPECT_TRUE(admitted("a"));
}

TEST_P(RateLimiterContract, SlidesItsWindow) {
    EXPECT_TRUE(admitted("a"));
    clock_.advance(std::chrono::milliseconds(900));
    EXPECT_TRUE(admitted("a") && admitted("a"));
    clock_.advance(std::chrono::milliseconds(200));
    EXPECT_TRUE(admitted("a"));
    EXPECT_FALSE(admitted("a"))
        << "three within the last second, though not of one calendar second";
}

TEST_P(RateLimiterContract, DoesNotCountWhatItRefused) {
    for (int i = 0; i < 10; ++i) admitted("a");
    clock_.advance(std::chrono::milliseconds(1000));
    EXPECT_TRUE(admitted("a"));
}

TEST_P(RateLimiterContract, KeepsKeysApart) {
    for (int i = 0; i < 3; ++i) admitted("a");
    EXPECT_FALSE(admitted("a"));
    EXPECT_TRUE(admitted("b"));
}

}  // namespace apex::app::contract
