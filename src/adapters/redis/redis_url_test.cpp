#include "adapters/redis/redis_url.hpp"

#include <gtest/gtest.h>

namespace apex::adapters {
namespace {

std::string refusal_of(std::string_view url) {
    const auto outcome = parse_redis_url(url);
    const auto* refusal = refused(outcome);
    return refusal ? refusal->field + ": " + refusal->reason : "accepted";
}

TEST(RedisUrl, NamesHostPortAndDatabase) {
    const auto settings = value(parse_redis_url("redis://cache:6380/2"));
    EXPECT_EQ(settings.host, "cache");
    EXPECT_EQ(settings.port, 6380);
    EXPECT_EQ(settings.database, 2);
    EXPECT_EQ(settings.password, "");
    EXPECT_EQ(settings.prefix, "apex");
}

TEST(RedisUrl, NeedsNothingButAHost) {
    for (const char* url : {"redis://cache", "redis://cache/", "redis://cache:6379/0"}) {
        const auto settings = value(parse_redis_url(url));
        EXPECT_EQ(settings.host, "cache") << url;
        EXPECT_EQ(settings.port, 6379) << url;
        EXPECT_EQ(settings.database, 0) << url;
    }
}

TEST(RedisUrl, TakesAPasswordWithAndWithoutAUser) {
    const auto alone = value(parse_redis_url("redis://:p%40ss%2Fw@cache"));
    EXPECT_EQ(alone.user, "");
    EXPECT_EQ(alone.password, "p@ss/w");
    const auto named = value(parse_redis_url("redis://apex:secret@cache"));
    EXPECT_EQ(named.user, "apex");
    EXPECT_EQ(named.password, "secret");
}

TEST(RedisUrl, TakesAnAddressOfTheNewKindAndAPrefix) {
    const auto settings = value(parse_redis_url("redis://[::1]:7000/1?prefix=staging"));
    EXPECT_EQ(settings.host, "::1");
    EXPECT_EQ(settings.port, 7000);
    EXPECT_EQ(settings.prefix, "staging");
}

TEST(RedisUrl, RefusesTlsByName) {
    EXPECT_NE(refusal_of("rediss://cache").find("TLS"), std::string::npos);
}

TEST(RedisUrl, RefusesWhatItCannotRead) {
    for (const char* url :
         {"http://cache", "redis://", "redis://:@cache", "redis://cache:0", "redis://cache:70000",
          "redis://cache:six", "redis://cache/one", "redis://cache/-1", "redis://[::1",
          "redis://[::1]x", "redis://cache?database=1",
          "redis://cache?prefix=", "redis://cache?prefix=a{b}", "redis://:a%2@cache"})
        EXPECT_TRUE(refusal_of(url).starts_with("REDIS_URL: it")) << url << ' ' << refusal_of(url);
}

TEST(RedisUrl, NeverRepeatsASecret) {
    for (const char* url : {"redis://:hunter2@cache:six", "redis://:hunter2%zz@cache",
                            "redis://u:hunter2@cache/one", "rediss://:hunter2@cache"})
        EXPECT_EQ(refusal_of(url).find("hunter2"), std::string::npos) << refusal_of(url);
}

}  // namespace
}  // namespace apex::adapters
