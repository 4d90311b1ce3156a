// The parts of a delivery that need no receiver; whole deliveries: tests/services/test_submission.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include "adapters/webhook/circuit_breaker.hpp"
#include "adapters/webhook/public_address.hpp"
#include "adapters/webhook/webhook_notifier.hpp"

namespace apex::adapters {
namespace {

using namespace std::chrono_literals;

bool is_public(const char* text) {
    sockaddr_in four{};
    sockaddr_in6 six{};
    four.sin_family = AF_INET;
    six.sin6_family = AF_INET6;
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        return is_public_address(reinterpret_cast<const sockaddr&>(four));
    EXPECT_EQ(inet_pton(AF_INET6, text, &six.sin6_addr), 1) << text;
    return is_public_address(reinterpret_cast<const sockaddr&>(six));
}

// IANA IPv4 and IPv6 Special-Purpose Address Registries: first, last and neighbours.
TEST(PublicAddress, ExcludesEverySpecialRangeAndNothingElse) {
    for (const char* inside : {"0.0.0.0",
                               "0.255.255.255",
                               "10.0.0.1",
                               "10.255.255.255",
                               "100.64.0.0",
                               "100.127.255.255",
                               "127.0.0.1",
                               "127.255.255.255",
                               "169.254.169.254",
                               "172.16.0.0",
                               "172.31.255.255",
                               "192.0.0.8",
                               "192.0.2.1",
                               "192.88.99.1",
                               "192.168.0.1",
                               "198.18.0.1",
                               "198.19.255.255",
                               "198.51.100.7",
                               "203.0.113.9",
                               "224.0.0.1",
                               "239.255.255.255",
                               "240.0.0.1",
                               "255.255.255.255",
                               "::",
                               "::1",
                               "::ffff:8.8.8.8",
                               "::ffff:127.0.0.1",
                               "64:ff9b::808:808",
                               "fc00::1",
                               "fdff::1",
                               "fe80::1",
                               "fec0::1",
                               "ff02::1",
                               "2001::1",
                               "2001:db8::1",
                               "2002:7f00:1::1",
                               "3fff::1",
                               "100::1"})
        EXPECT_FALSE(is_public(inside)) << inside;
    for (const char* outside :
         {"1.0.0.0",         "8.8.8.8",      "9.255.255.255",   "11.0.0.0",
          "100.63.255.255",  "100.128.0.0",  "126.255.255.255", "128.0.0.0",
          "169.253.255.255", "169.255.0.0",  "172.15.255.255",  "172.32.0.0",
          "192.0.1.0",       "192.0.3.0",    "192.167.255.255", "192.169.0.0",
          "198.17.255.255",  "198.20.0.0",   "203.0.114.0",     "223.255.255.255",
          "2606:4700::1111", "2a00:1450::1", "2001:4860::8888", "3ffe::1"})
        EXPECT_TRUE(is_public(outside)) << outside;
}

TEST(CircuitBreaker, OpensAfterFailuresInARowAndLetsOneTryAtATime) {
    auto now = CircuitBreaker::Clock::now();
    CircuitBreaker breaker({3, 1s}, [&now] { return now; });
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(breaker.wait(), 0ms);
        breaker.failed();
    }
    EXPECT_EQ(breaker.wait(), 1000ms);
    now += 600ms;
    EXPECT_EQ(breaker.wait(), 400ms);
    now += 400ms;
    EXPECT_EQ(breaker.wait(), 0ms) << "one tries";
    EXPECT_GT(breaker.wait(), 0ms) << "the others wait";
    breaker.failed();
    EXPECT_EQ(breaker.wait(), 1000ms) << "still away";
    now += 1s;
    EXPECT_EQ(breaker.wait(), 0ms);
    breaker.succeeded();
    EXPECT_EQ(breaker.wait(), 0ms);
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    EXPECT_EQ(breaker.wait(), 0ms) << "only failures in a row count";
}

TEST(Webhook, NamesTheSettingThatIsWrong) {
    const std::string secret = "sixteen letters!";
    EXPECT_EQ(problem_of(WebhookSettings{"https://pm.example.com/hook", secret}), std::nullopt);
    EXPECT_EQ(problem_of(WebhookSettings{"http://pm:8080/hook", secret, "", true}), std::nullopt);
    for (const char* url : {"http://pm.example.com/hook", "ftp://pm", "pm.example.com",
                            "https://a b", "https://a\r\nX: y"})
        EXPECT_EQ(problem_of(WebhookSettings{url, secret})->field, "SUBMIT_WEBHOOK_URL") << url;
    EXPECT_EQ(problem_of(WebhookSettings{"https://pm", "short"})->field, "SUBMIT_WEBHOOK_SECRET");
}

TEST(Webhook, NeverReachesAPrivateAddressUnlessAllowed) {
    WebhookNotifier notifier({"https://127.0.0.1:9/hook", "sixteen letters!"});
    const app::Notice notice{"tsk_1", "project.submitted", "{}", "", "", {}};
    for (int i = 0; i < 8; ++i) {
        const auto delivery = notifier.deliver(notice);
        EXPECT_EQ(delivery.outcome, app::Delivery::Outcome::never);
        EXPECT_NE(delivery.reason.find("not a public one"), std::string::npos) << delivery.reason;
    }
    WebhookNotifier named({"https://localhost:9/hook", "sixteen letters!"});
    EXPECT_EQ(named.deliver(notice).outcome, app::Delivery::Outcome::never)
        << "the address counts, not the name";
    WebhookNotifier allowed({"http://127.0.0.1:9/hook", "sixteen letters!", "", true});
    EXPECT_EQ(allowed.deliver(notice).outcome, app::Delivery::Outcome::later) << "no one listens";
}

TEST(Webhook, LeavesAFailingReceiverAlone) {
    WebhookSettings settings{"http://127.0.0.1:9/hook", "sixteen letters!", "", true};
    settings.breaker = {2, 60s};
    WebhookNotifier notifier(settings);
    const app::Notice notice{"tsk_1", "project.submitted", "{}", "", "", {}};
    for (int i = 0; i < 2; ++i) EXPECT_EQ(notifier.deliver(notice).wait, 0s);
    const auto spared = notifier.deliver(notice);
    EXPECT_EQ(spared.outcome, app::Delivery::Outcome::later);
    EXPECT_GT(spared.wait, 50s);
}

}  // namespace
}  // namespace apex::adapters
