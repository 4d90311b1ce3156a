#include "adapters/opensearch/search_query.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "adapters/opensearch/opensearch_url.hpp"

namespace apex::adapters::opensearch {
namespace {

std::string body(const std::string& text, Reading reading) {
    return search_body(search_words(text), reading, std::nullopt, std::nullopt, 10, std::nullopt)
        .value_or("");
}

TEST(SearchQuery, HoldsWhatWasTypedAsValuesOnly) {
    for (const char* typed : {R"("}],"query":{"match_all":{}})", "a\" OR \"b", "\\", "{{x}}",
                              "\xff\xfe broken", "\xed\xa0\x80 half", "\xf8\x88\x80\x80\x80"})
        for (const Reading reading : all_readings) {
            const std::string text = body(typed, reading);
            if (text.empty()) continue;
            const auto parsed = boost::json::parse(text);
            EXPECT_EQ(parsed.as_object().size(), 5u) << typed;
            EXPECT_EQ(parsed.at("query").as_object().size(), 1u) << typed;
            EXPECT_TRUE(parsed.at("query").as_object().contains("bool")) << typed;
        }
}

TEST(SearchQuery, WildcardsThatWereTypedStandForThemselves) {
    EXPECT_NE(body("10*?\\", Reading::within).find(R"("*10\\*\\?\\\\*")"), std::string::npos);
}

TEST(SearchQuery, PunctuationAloneIsLookedForOnlyAsItIs) {
    EXPECT_EQ(body("% - !", Reading::beginnings), "");
    EXPECT_EQ(body("%", Reading::misspelt), "");
    EXPECT_NE(body("%", Reading::within), "");
}

TEST(SearchQuery, NeitherManyNorLongWordsPass) {
    EXPECT_EQ(search_words(std::string(100'000, 'x')).at(0).size(), 64u);
    std::string many;
    for (int i = 0; i < 100; ++i) many += "w" + std::to_string(i) + ' ';
    EXPECT_EQ(search_words(many).size(), 16u);
}

TEST(SearchQuery, AnotherAccountIsNoOnes) {
    EXPECT_EQ(account_of({app::Access::account("a"), "x", {}, "b", {}}), std::nullopt);
    EXPECT_EQ(account_of({app::Access::account("a"), "x", {}, {}, {}}).value(), "a");
    EXPECT_EQ(account_of({app::Access::everything(), "x", {}, "b", {}}).value(), "b");
    EXPECT_EQ(account_of({app::Access::everything(), "x", {}, {}, {}}).value(), std::nullopt);
}

TEST(SearchQuery, CursorsComeBackAndOthersDoNot) {
    const Position position{Reading::misspelt, 24, 1'700'000'000'000'000,
                            "prj_0123456789abcdef0123456789abcdef"};
    const auto read = parse_cursor(cursor_text(position));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->reading, position.reading);
    EXPECT_EQ(read->score, position.score);
    EXPECT_EQ(read->created_at, position.created_at);
    EXPECT_EQ(read->project_id, position.project_id);
    for (const char* other : {"", "50", "17.prj_0123456789abcdef0123456789abcdef",
                              "x.1.2.prj_0123456789abcdef0123456789abcdef", "b.1.2.prj_",
                              "b.1x.2.prj_0", "b.1.2.prj_0123456789abcdef0123456789abcdef.",
                              "bb.1.2.prj_0123456789abcdef0123456789abcdef"})
        EXPECT_FALSE(parse_cursor(other)) << other;
}

TEST(OpenSearchUrl, GivesTheSettings) {
    const auto settings = value(parse_opensearch_url(
        "https://ann:s%40crt@h:9200/?ca=/c.pem&alias=signs&shards=4&timeout=5"));
    EXPECT_EQ(settings.origin, "https://h:9200");
    EXPECT_EQ(settings.password, "s@crt");
    EXPECT_EQ(settings.ca_file, "/c.pem");
    EXPECT_EQ(settings.alias, "signs");
    EXPECT_EQ(settings.shards, 4);
    EXPECT_EQ(settings.search_timeout, std::chrono::seconds(5));
}

TEST(OpenSearchUrl, RefusesWhatItDoesNotKnow) {
    for (const char* wrong :
         {"opensearch://h", "http://h/?shards=0", "http://h/?shards=65", "http://h/?timeout=0",
          "http://h/?timeout=31", "http://h/?alias=A", "http://h/?alias=", "http://h/?alias=..%2Fx",
          "http://h/?ca=", "http://h/?tls=off"}) {
        const auto outcome = parse_opensearch_url(wrong);
        ASSERT_TRUE(refused(outcome)) << wrong;
        EXPECT_EQ(refused(outcome)->field, "SEARCH_URL");
    }
}

}  // namespace
}  // namespace apex::adapters::opensearch
