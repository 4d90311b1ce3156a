// What every TaskQueue adapter must do.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <thread>

#include "app/ports/task_queue.hpp"

namespace apex::app::contract {

class TaskQueueContract
    : public testing::TestWithParam<std::function<std::shared_ptr<TaskQueue>()>> {
  protected:
    std::shared_ptr<TaskQueue> queue_ = GetParam()();
    std::chrono::milliseconds waited(std::chrono::milliseconds at_most) {
        const auto from = std::chrono::steady_clock::now();
        queue_->wait(at_most);
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - from);
    }
};

TEST_P(TaskQueueContract, IsWell) { EXPECT_EQ(queue_->trouble(), std::nullopt); }

TEST_P(TaskQueueContract, WaitsNoLongerThanAsked) {
    const auto time = waited(std::chrono::milliseconds(50));
    EXPECT_GE(time.count(), 45);
    EXPECT_LT(time.count(), 2000);
}

TEST_P(TaskQueueContract, WakesAWaitingWorker) {
    std::thread waker([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        queue_->wake();
    });
    EXPECT_LT(waited(std::chrono::seconds(20)).count(), 10'000);
    waker.join();
}

TEST_P(TaskQueueContract, RemembersAWakeUpThatCameBeforeTheWait) {
    queue_->wake();
    queue_->wake();
    EXPECT_LT(waited(std::chrono::seconds(20)).count(), 10'000);
}

}  // namespace apex::app::contract
