// The ports on a real Redis server, whose address is in APEX_TEST_REDIS_URL, and without one.
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "adapters/redis/redis_answer_cache.hpp"
#include "adapters/redis/redis_queue.hpp"
#include "adapters/redis/redis_rate_limiter.hpp"
#include "app/ports/contract/rate_limiter_contract.hpp"
#include "app/ports/contract/task_queue_contract.hpp"

namespace apex::adapters {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

/// Each client has keys of its own on the server.
std::shared_ptr<RedisClient> fresh_client() {
    static int number = 0;
    auto settings = value(parse_redis_url(std::getenv("APEX_TEST_REDIS_URL")));
    settings.prefix = "test-" + std::to_string(::getpid()) + '-' + std::to_string(++number);
    settings.command_timeout = settings.connect_timeout = 2s;  // The machine of a test is busy.
    return std::make_shared<RedisClient>(settings);
}

/// A client of a port at which nobody listens.
std::shared_ptr<RedisClient> client_of_nothing() {
    return std::make_shared<RedisClient>(value(parse_redis_url("redis://127.0.0.1:1")));
}

/// Admits everyone after 7 ms: whoever is told so was not counted by Redis.
struct Alone final : app::RateLimiter {
    std::chrono::milliseconds take(const std::string&, const app::RateLimit&) override {
        return 7ms;
    }
    std::optional<std::string> trouble() override { return std::nullopt; }
};

/// By the server's clock, or by that of the test.
struct Limiter final : app::RateLimiter {
    explicit Limiter(std::shared_ptr<RedisClient> client, app::Clock* clock = nullptr)
        : shared(std::move(client), alone, clock) {}
    std::chrono::milliseconds take(const std::string& key, const app::RateLimit& limit) override {
        return shared.take(key, limit);
    }
    std::optional<std::string> trouble() override { return shared.trouble(); }
    Alone alone;
    RedisRateLimiter shared;
};

/// What a contract is instantiated with: nothing where there is no server.
template <class Make>
auto where_there_is_a_server(Make make) {
    return testing::ValuesIn(std::getenv("APEX_TEST_REDIS_URL") ? std::vector{make}
                                                                : std::vector<Make>());
}

std::chrono::milliseconds waited(app::TaskQueue& queue, std::chrono::milliseconds at_most) {
    const auto from = steady_clock::now();
    queue.wait(at_most);
    return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - from);
}

}  // namespace
}  // namespace apex::adapters

namespace apex::app::contract {

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(TaskQueueContract);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RateLimiterContract);
INSTANTIATE_TEST_SUITE_P(
    Redis, TaskQueueContract,
    adapters::where_there_is_a_server(std::function<std::shared_ptr<TaskQueue>()>([] {
        return std::make_shared<adapters::RedisQueue>(adapters::fresh_client());
    })));
INSTANTIATE_TEST_SUITE_P(Redis, RateLimiterContract,
                         adapters::where_there_is_a_server(
                             std::function<std::shared_ptr<RateLimiter>(Clock&)>([](Clock& clock) {
                                 return std::make_shared<adapters::Limiter>(
                                     adapters::fresh_client(), &clock);
                             })));

}  // namespace apex::app::contract

namespace apex::adapters {
namespace {

class OnRedis : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::getenv("APEX_TEST_REDIS_URL"))
            GTEST_SKIP() << "APEX_TEST_REDIS_URL names no server";
        client_ = fresh_client();
    }
    std::shared_ptr<RedisClient> client_;
};

TEST_F(OnRedis, WakesOneWorkerOfAnotherProcessForEachWakeUp) {
    RedisQueue api(client_), worker(client_);
    EXPECT_GE(waited(worker, 50ms), 45ms);  // The group is there from now on.
    api.wake();
    EXPECT_LT(waited(worker, 20s), 10s);
    EXPECT_GE(waited(worker, 300ms), 290ms) << "one wake-up, one answer";
}

TEST_F(OnRedis, GivesAWakeUpWhoseWorkerDiedToAnother) {
    RedisQueue api(client_);
    {
        RedisQueue dies(client_);
        api.wake();
        EXPECT_LT(waited(dies, 20s), 10s);
    }
    RedisQueue successor(client_, 300ms);
    const auto from = steady_clock::now();
    while (successor.counts().reclaimed == 0 && steady_clock::now() - from < 20s)
        successor.wait(100ms);
    EXPECT_EQ(successor.counts().reclaimed, 1u);
    for (int i = 0; i < 10; ++i) successor.wait(100ms);
    EXPECT_EQ(successor.counts().reclaimed, 1u) << "it was acknowledged";
}

TEST_F(OnRedis, WakesAgainAfterTheServerWasFlushed) {
    RedisQueue api(client_), worker(client_);
    for (int i = 0; i < 3; ++i) {
        worker.wait(50ms);
        client_->run({"FLUSHALL"});
        api.wake();
        EXPECT_LT(waited(worker, 20s), 10s);
        worker.wait(50ms);
    }
}

TEST_F(OnRedis, KeepsNoMoreWakeUpsThanThereMayBeWorkers) {
    RedisQueue api(client_);
    for (int i = 0; i < 40; ++i) {
        for (int j = 0; j < 10; ++j) api.wake();
        std::this_thread::sleep_for(2ms);
    }
    const auto from = steady_clock::now();
    while (api.counts().sent < 100 && steady_clock::now() - from < 20s)
        std::this_thread::sleep_for(5ms);
    EXPECT_LE(client_->run({"XLEN", client_->key("wake")}).integer, 64);
}

TEST_F(OnRedis, CountsRequestsOfAllProcessesTogetherByTheServersClock) {
    Limiter one(client_), other(client_);
    const app::RateLimit three_a_minute{3, 60s};
    EXPECT_EQ(one.take("a", three_a_minute), 0ms);
    EXPECT_EQ(other.take("a", three_a_minute), 0ms);
    EXPECT_EQ(one.take("a", three_a_minute), 0ms);
    const auto wait = other.take("a", three_a_minute);
    EXPECT_GT(wait, 30s);
    EXPECT_LE(wait, 60s);
    EXPECT_EQ(one.shared.asked_alone(), 0u);
}

TEST_F(OnRedis, LetsTheKeysOfALimitExpire) {
    Limiter limiter(client_);
    EXPECT_EQ(limiter.take("a", {5, 60s}), 0ms);
    const auto left = client_->run({"PTTL", client_->key("limit:a")}).integer;
    EXPECT_GT(left, 0);
    EXPECT_LE(left, 60'001);
}

TEST_F(OnRedis, LoadsItsScriptAgainWhenTheServerForgotIt) {
    Limiter limiter(client_);
    EXPECT_EQ(limiter.take("a", {1, 60s}), 0ms);
    client_->run({"SCRIPT", "FLUSH"});
    EXPECT_GT(limiter.take("a", {1, 60s}), 0ms);
    EXPECT_EQ(limiter.shared.asked_alone(), 0u);
}

const app::IdempotencyKey order{"acct", "POST /api/v1/projects", "k-1", "sha of the body"};

TEST_F(OnRedis, GivesAKeptAnswerToTheSameRequestOnly) {
    RedisAnswerCache cache(client_);
    EXPECT_FALSE(cache.find(order));
    const app::StoredAnswer answer{
        201, {{"Location", "/api/v1/projects/prj_1"}, {"ETag", "\"1\""}}, std::string("{\0}", 3)};
    cache.keep(order, answer);
    const auto found = cache.find(order);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->status, 201);
    EXPECT_EQ(found->headers, answer.headers);
    EXPECT_EQ(found->body, answer.body);
    for (auto member : {&app::IdempotencyKey::account_id, &app::IdempotencyKey::route,
                        &app::IdempotencyKey::key, &app::IdempotencyKey::request_sha256}) {
        app::IdempotencyKey another = order;
        another.*member += "x";
        EXPECT_FALSE(cache.find(another));
    }
    client_->run({"FLUSHALL"});
    EXPECT_FALSE(cache.find(order));
}

TEST_F(OnRedis, ForgetsAnAnswerEvenIfItIsKeptALittleLater) {
    RedisAnswerCache cache(client_);
    app::IdempotencyKey another = order;
    another.key += "x";
    cache.keep(order, {201, {}, "{}"});
    cache.keep(another, {201, {}, "{}"});
    cache.forget(order);
    EXPECT_FALSE(cache.find(order));
    cache.keep(order, {201, {}, "{}"});
    EXPECT_FALSE(cache.find(order)) << "whoever answered before keeps it only now";
    EXPECT_TRUE(cache.find(another));
    const auto keys = client_->run({"KEYS", client_->key("answer:*")});
    ASSERT_EQ(keys.items.size(), 2u);
    for (const auto& key : keys.items)
        EXPECT_GT(client_->run({"PTTL", key.text}).integer, 0) << "nothing stays for ever";
}

TEST_F(OnRedis, TakesAnythingElseUnderItsKeyForNoAnswer) {
    RedisAnswerCache cache(client_);
    cache.keep(order, {201, {}, "{}"});
    const auto keys = client_->run({"KEYS", client_->key("answer:*")});
    ASSERT_EQ(keys.items.size(), 1u);
    const std::string& name = keys.items[0].text;
    client_->run({"HSET", name, "status", "two hundred"});
    EXPECT_FALSE(cache.find(order));
    client_->run({"HSET", name, "status", "201", "headers", "no colon\n"});
    EXPECT_FALSE(cache.find(order));
    client_->run({"HDEL", name, "body"});
    EXPECT_FALSE(cache.find(order));
    client_->run({"SET", name, "of another kind"});
    EXPECT_FALSE(cache.find(order));
}

TEST_F(OnRedis, GoesOnWhenTheServerClosesItsConnections) {
    for (int i = 0; i < 3; ++i) {
        client_->run({"SET", client_->key("x"), "1"});
        client_->run({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
        const auto another = fresh_client();
        another->run({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
        EXPECT_EQ(client_->run({"GET", client_->key("x")}).text, "1");
    }
    EXPECT_EQ(client_->trouble(), std::nullopt);
}

TEST_F(OnRedis, SaysWhyTheServerTakesNoWrites) {
    client_->run({"CONFIG", "SET", "min-replicas-to-write", "1"});
    const auto trouble = client_->trouble();
    client_->run({"CONFIG", "SET", "min-replicas-to-write", "0"});
    ASSERT_TRUE(trouble);
    EXPECT_NE(trouble->find("NOREPLICAS"), std::string::npos) << *trouble;
}

TEST(WithoutRedis, TheQueueWaitsAsLongAsAskedAndHearsItsOwnProcess) {
    RedisQueue queue(client_of_nothing());
    EXPECT_TRUE(queue.trouble());
    const auto time = waited(queue, 200ms);
    EXPECT_GE(time, 190ms);
    EXPECT_LT(time, 5s);
    std::thread waker([&queue] {
        std::this_thread::sleep_for(50ms);
        queue.wake();
    });
    EXPECT_LT(waited(queue, 20s), 10s);
    waker.join();
}

TEST(WithoutRedis, AWakeUpCostsNothing) {
    RedisQueue queue(client_of_nothing());
    const auto from = steady_clock::now();
    for (int i = 0; i < 10'000; ++i) queue.wake();
    EXPECT_LT(steady_clock::now() - from, 2s);
}

TEST(WithoutRedis, EachProcessCountsItsOwnRequestsAndSaysSo) {
    Limiter limiter(client_of_nothing());
    EXPECT_EQ(limiter.take("a", {1, 1s}), 7ms);
    EXPECT_EQ(limiter.shared.asked_alone(), 1u);
    ASSERT_TRUE(limiter.trouble());
    EXPECT_NE(limiter.trouble()->find("each process counts"), std::string::npos);
}

TEST(WithoutRedis, TheCacheKnowsNothing) {
    RedisAnswerCache cache(client_of_nothing());
    cache.keep(order, {201, {}, "{}"});
    EXPECT_FALSE(cache.find(order));
    EXPECT_THROW(cache.forget(order), app::Unavailable) << "who erases must know";
}

/// Takes connections and never answers.
class Silence {
  public:
    Silence() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(socket_, 64), 0);
        EXPECT_EQ(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size), 0);
        port = ntohs(address.sin_port);
    }
    ~Silence() { ::close(socket_); }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    int port = 0;

  private:
    int socket_;
};

TEST(WithoutRedis, ASilentServerCostsOneTimeLimitAndIsThenLeftAlone) {
    Silence silence;
    RedisClient client(value(parse_redis_url("redis://127.0.0.1:" + std::to_string(silence.port))));
    const auto from = steady_clock::now();
    for (int i = 0; i < 1000; ++i) EXPECT_THROW(client.run({"PING"}), app::Unavailable);
    EXPECT_LT(steady_clock::now() - from, 5s);
    EXPECT_FALSE(client.counts().answers);
}

}  // namespace
}  // namespace apex::adapters
