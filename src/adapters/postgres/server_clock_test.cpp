#include <gtest/gtest.h>

#include "adapters/postgres/fresh_database.hpp"

namespace apex::adapters::postgres {
namespace {

std::chrono::microseconds apart(domain::Time a, domain::Time b) { return a < b ? b - a : a - b; }

domain::Time time_of_this_machine() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now());
}

TEST(PostgresClock, TellsTheTimeOfTheServer) {
    if (!server_url()) GTEST_SKIP() << "APEX_TEST_POSTGRES_URL names no server";
    const TemporaryDatabase database;
    const auto clock = make_postgres_clock(database.app_url());
    // The server of the tests runs on this machine.
    EXPECT_LT(apart(clock->now(), time_of_this_machine()), std::chrono::seconds(1));
    const auto first = clock->now();
    EXPECT_LE(first, clock->now());
}

TEST(ClockWithoutItsServer, TellsTheTimeOfTheMachineAndKeepsNobodyWaiting) {
    const auto clock = make_postgres_clock("postgresql://apex_app@127.0.0.1:1/apex");
    clock->now();
    const auto from = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i)
        EXPECT_LT(apart(clock->now(), time_of_this_machine()), std::chrono::seconds(1));
    EXPECT_LT(std::chrono::steady_clock::now() - from, std::chrono::seconds(2));
}

}  // namespace
}  // namespace apex::adapters::postgres
