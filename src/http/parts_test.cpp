// The parts of the server kit that need no socket: routes, queries, conditions, ids, problems,
// metrics, parser.
#include <gtest/gtest.h>

#include <random>

#include "http/conditional.hpp"
#include "http/metrics.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/request_id.hpp"
#include "http/request_parser.hpp"
#include "http/router.hpp"

namespace apex::http {
namespace {

Route route(Method method, const char* path) {
    return {method, path, path, [](const HttpRequest&) { return empty_response(204); }};
}

class Routes : public testing::Test {
  protected:
    Routes()
        : router_({route(Method::get, "/"), route(Method::get, "/a/{id}"),
                   route(Method::post, "/a/{id}"), route(Method::get, "/a/b"),
                   route(Method::get, "/a/{id}/f/{sha}.pdf"), route(Method::get, "/a/{x}/{y}/z")}) {
    }
    std::string found(Method method, const char* path) {
        const auto match = router_.find(method, path, values_);
        return match.route ? match.route->path : "";
    }
    Router router_;
    std::vector<std::string> values_;
};

TEST_F(Routes, LiteralSegmentsWinOverBraces) {
    EXPECT_EQ(found(Method::get, "/a/b"), "/a/b");
    EXPECT_EQ(found(Method::get, "/a/c"), "/a/{id}");
    EXPECT_EQ(values_, std::vector<std::string>{"c"});
}
TEST_F(Routes, OneTrailingSlashIsAcceptedAndTwoAreNot) {
    EXPECT_EQ(found(Method::get, "/a/b/"), "/a/b");
    EXPECT_EQ(found(Method::get, "/a/b//"), "");
    EXPECT_EQ(found(Method::get, "/"), "/");
}
TEST_F(Routes, BracesTakeEscapedCharactersAndSuffixes) {
    EXPECT_EQ(found(Method::get, "/a/x%2Fy"), "/a/{id}");
    EXPECT_EQ(values_.at(0), "x/y");
    EXPECT_EQ(found(Method::get, "/a/1/f/abc.pdf"), "/a/{id}/f/{sha}.pdf");
    EXPECT_EQ(values_, (std::vector<std::string>{"1", "abc"}));
    EXPECT_EQ(found(Method::get, "/a/1/f/.pdf"), "");
    EXPECT_EQ(found(Method::get, "/a/1/f/abc"), "");
}
TEST_F(Routes, AnEmptyBraceIsNoMatch) { EXPECT_EQ(found(Method::get, "/a//f/abc.pdf"), ""); }
TEST_F(Routes, ABrokenEscapeIsMalformed) {
    EXPECT_TRUE(router_.find(Method::get, "/a/%zz", values_).malformed);
    EXPECT_TRUE(router_.find(Method::get, "/a/%ff", values_).malformed) << "no UTF-8";
}
TEST_F(Routes, ADeadEndUnderALiteralIsTriedUnderTheBrace) {
    EXPECT_EQ(found(Method::get, "/a/b/c/z"), "/a/{x}/{y}/z");
}
TEST_F(Routes, HeadIsGetAndTheRestIsNamedInAllow) {
    EXPECT_EQ(found(Method::head, "/a/b"), "/a/b");
    const auto match = router_.find(Method::delete_, "/a/1", values_);
    EXPECT_EQ(match.route, nullptr);
    EXPECT_EQ(match.allow, "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(router_.find(Method::get, "/none", values_).allow, "");
}
TEST(RoutesWithFallback, AnswersReadsOnly) {
    const Router router({route(Method::get, "/a")}, route(Method::get, ""));
    std::vector<std::string> values;
    EXPECT_EQ(router.find(Method::get, "/x", values).route, router.fallback());
    EXPECT_EQ(router.find(Method::post, "/x", values).route, nullptr);
}
TEST(RoutesDeathTest, TwoRoutesOfOneShapeAreAMistake) {
    EXPECT_DEATH(Router({route(Method::get, "/a/{x}"), route(Method::get, "/a/{y}")}), "");
}

TEST(QueryText, IsReadStrictly) {
    const auto query = Query::parse("limit=5&q=a+b%26c&flag");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->find("limit"), "5");
    EXPECT_EQ(query->find("q"), "a b&c");
    EXPECT_EQ(query->find("flag"), "");
    EXPECT_EQ(query->find("other"), std::nullopt);
    EXPECT_FALSE(Query::parse("a=1&a=2")) << "repeated";
    EXPECT_FALSE(Query::parse("a=%4")) << "broken escape";
    EXPECT_FALSE(Query::parse("a=%C3%28")) << "no UTF-8";
    EXPECT_TRUE(Query::parse(""));
}
TEST(QueryText, EscapesComeBackUnchanged) {
    const std::string text = "Größe 14 ft/&=?%~";
    EXPECT_EQ(percent_decode(percent_encode(text)), text);
}
TEST(Utf8, RefusesWhatRfc3629Refuses) {
    EXPECT_TRUE(is_utf8("\xF0\x9F\x98\x80 ok"));
    for (const char* bad : {"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF",
                            "\xE2\x82", "\x80"})
        EXPECT_FALSE(is_utf8(bad));
}

HttpRequest with_header(const char* name, const char* value) {
    HttpRequest request;
    request.headers.add(name, value);
    return request;
}

TEST(Preconditions, FollowStrongComparison) {
    const std::string tag = etag("7");
    EXPECT_EQ(tag, "\"7\"");
    EXPECT_EQ(if_match({}, tag), Precondition::missing);
    EXPECT_EQ(if_match(with_header("If-Match", "\"7\""), tag), Precondition::met);
    EXPECT_EQ(if_match(with_header("if-match", "\"1\" , \"7\""), tag), Precondition::met);
    EXPECT_EQ(if_match(with_header("If-Match", "*"), tag), Precondition::met);
    EXPECT_EQ(if_match(with_header("If-Match", "W/\"7\""), tag), Precondition::failed);
    EXPECT_EQ(if_match(with_header("If-Match", "7"), tag), Precondition::failed);
    EXPECT_EQ(if_match(with_header("If-Match", "\"6\""), tag), Precondition::failed);
    EXPECT_TRUE(not_modified(with_header("If-None-Match", "W/\"7\""), tag));
    EXPECT_FALSE(not_modified(with_header("If-None-Match", "\"8\""), tag));
    EXPECT_FALSE(not_modified({}, tag));
}

TEST(RequestIds, AreBoundedAndOfAFewCharacters) {
    EXPECT_TRUE(is_request_id("smoke-1.a:b_C"));
    EXPECT_TRUE(is_request_id(std::string(128, 'x')));
    for (const std::string& bad : {std::string(), std::string(129, 'x'), std::string("a b"),
                                   std::string("a\"b"), std::string("a\x7F"), std::string("ä")})
        EXPECT_FALSE(is_request_id(bad));
    EXPECT_TRUE(is_request_id(make_request_id()));
    EXPECT_NE(make_request_id(), make_request_id());
}
TEST(ProblemJson, HasTheMembersOfRfc9457) {
    EXPECT_EQ(
        problem_json(422, "Not \"acceptable\".", "id-1",
                     {{"/a/0", "must be above 0", {"ASCE 7-22", "29.3"}}}),
        R"({"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"Not \"acceptable\".",)"
        R"("instance":"id-1","errors":[{"pointer":"/a/0","reason":"must be above 0","clause":"ASCE 7-22 29.3"}]})");
}
TEST(ProblemJson, StaysJsonWhateverTheText) {
    std::string out;
    append_json_string(out, std::string("a\x01\xFF\n", 4));
    EXPECT_EQ(out, "\"a\\u0001\xEF\xBF\xBD\\n\"");
}

TEST(Metrics, ArePrintedAsPrometheusReadsThem) {
    Registry registry;
    registry.counter("c_total", "Things.", {{"kind", "a\"b"}}).add(3);
    EXPECT_EQ(&registry.counter("c_total", "Things.", {{"kind", "a\"b"}}),
              &registry.counter("c_total", "Things.", {{"kind", "a\"b"}}));
    registry.gauge("g", "Level.").set(1.5);
    Histogram& h = registry.histogram("h_seconds", "Times.");
    h.observe(0.0001);  // On a bound: inside, as `le` says.
    h.observe(0.003);
    h.observe(100);
    const std::string text = registry.text();
    EXPECT_NE(text.find("# TYPE c_total counter\nc_total{kind=\"a\\\"b\"} 3\n"), std::string::npos);
    EXPECT_NE(text.find("g 1.5\n"), std::string::npos);
    EXPECT_NE(text.find("h_seconds_bucket{le=\"0.0001\"} 1\n"), std::string::npos);
    EXPECT_NE(text.find("h_seconds_bucket{le=\"0.005\"} 2\n"), std::string::npos);
    EXPECT_NE(
        text.find("h_seconds_bucket{le=\"+Inf\"} 3\nh_seconds_sum 100.0031\nh_seconds_count 3\n"),
        std::string::npos)
        << text;
}

/// Feeds `text` in pieces of `step` bytes, as a socket would, keeping what the parser leaves.
struct Parsed {
    RequestParser::Stage stage;
    RequestParser::Refusal refusal;
    HttpRequest request;
    std::string left;
};
Parsed parse(const std::string& text, std::size_t step, std::size_t body_limit = 1000) {
    Parsed parsed{};
    RequestParser parser(parsed.request,
                         {.header_bytes_max = 1024, .target_bytes_max = 200, .fields_max = 20});
    std::string held;
    for (std::size_t at = 0; at < text.size(); at += step) {
        held += text.substr(at, step);
        held.erase(0, parser.feed(held));
        if (parser.stage() == RequestParser::Stage::admitted) {
            parser.read_body(body_limit);
            held.erase(0, parser.feed(held));
        }
    }
    parsed.stage = parser.stage();
    parsed.refusal = parser.refusal();
    parsed.left = held;
    return parsed;
}

using Stage = RequestParser::Stage;

class AnyPieces : public testing::TestWithParam<std::size_t> {};

TEST_P(AnyPieces, GiveTheSameRequest) {
    const auto p = parse(
        "POST /x?y=1 HTTP/1.1\r\nHost: a\r\nX-Thing:  v \r\nContent-Length: 5\r\n\r\nhelloGET",
        GetParam());
    ASSERT_EQ(p.stage, Stage::complete);
    EXPECT_EQ(p.request.method, Method::post);
    EXPECT_EQ(p.request.path(), "/x");
    EXPECT_EQ(p.request.query(), "y=1");
    EXPECT_EQ(p.request.headers.find("x-thing"), "v");
    EXPECT_EQ(p.request.body, "hello");
    EXPECT_EQ(p.left, "GET");
}
TEST_P(AnyPieces, GiveTheSameChunkedRequestAndNoTrailer) {
    const auto p = parse(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "4;x=y\r\nabcd\r\n2\r\nef\r\n0\r\nIf-Match: *\r\n\r\nG",
        GetParam());
    ASSERT_EQ(p.stage, Stage::complete) << p.refusal.detail;
    EXPECT_EQ(p.request.body, "abcdef");
    EXPECT_EQ(p.request.headers.find("If-Match"), std::nullopt);
    EXPECT_EQ(p.left, "G");
}
TEST_P(AnyPieces, GiveTheSameEmptyChunkedRequest) {
    const auto p = parse(
        "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG", GetParam());
    ASSERT_EQ(p.stage, Stage::complete) << p.refusal.detail;
    EXPECT_EQ(p.request.body, "");
    EXPECT_EQ(p.left, "G");
}
TEST_P(AnyPieces, ForgiveAnEmptyLineBeforeTheRequest) {  // RFC 9112 2.2
    const auto p = parse("\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n", GetParam());
    ASSERT_EQ(p.stage, Stage::complete) << p.refusal.detail;
    EXPECT_EQ(p.request.path(), "/x");
}
TEST_P(AnyPieces, AreRefusedAlike) {
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\n";
    const std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    const struct {
        std::string text;
        int status;
    } cases[] = {
        {"GET / HTTP/1.1\r\n\r\n", 400},                        // no Host
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},  // two
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
        {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},  // absolute form is a proxy's
        {"GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"\x16\x03\x01\x02 hello\r\n\r\n", 400},  // TLS on the plain port
        {"GET /" + std::string(300, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(2000, 'a') + "\r\n\r\n", 431},
        {head +
             [] {
                 std::string s;
                 for (int i = 0; i < 30; ++i) s += "A: b\r\n";
                 return s;
             }() +
             "\r\n",
         431},
        {head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {head + "Content-Length: 5, 6\r\n\r\n", 400},
        {head + "Content-Length: -1\r\n\r\n", 400},
        {head + "Content-Length: 99999999999999999999999\r\n\r\n", 400},
        {head + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501},
        {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {head + "Bad Name: x\r\n\r\n", 400},
        {chunked + "zz\r\nabc\r\n", 400},
        {chunked + "3\r\nabcXX\r\n0\r\n\r\n", 400},  // no CRLF after the chunk
        {chunked + "FFFFFFFFFFFFFFFFF\r\n", 400},
        {chunked + "7D0\r\n", 413},
        {chunked + "3E8\r\n" + std::string(1000, 'x') + "\r\n1\r\ny\r\n0\r\n\r\n", 413},
        {chunked + "1;" + std::string(3000, 'e'), 400},
    };
    for (const auto& c : cases) {
        const auto p = parse(c.text, GetParam());
        EXPECT_EQ(p.stage, Stage::refused) << c.text;
        EXPECT_EQ(p.refusal.status, c.status) << c.text;
    }
}
INSTANTIATE_TEST_SUITE_P(Sizes, AnyPieces, testing::Values(1U, 2U, 7U, 64U, 100'000U));

TEST(Parser, BoundsAHeaderThatComesLineByLine) {
    HttpRequest request;
    RequestParser parser(request,
                         {.header_bytes_max = 1024, .target_bytes_max = 200, .fields_max = 1000});
    std::string held = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 100 && parser.stage() == Stage::header; ++i) {
        held.erase(0, parser.feed(held));
        held += "X-Line: 0123456789\r\n";
    }
    EXPECT_EQ(parser.stage(), Stage::refused);
    EXPECT_EQ(parser.refusal().status, 431);
}
TEST(Parser, SurvivesRandomBytes) {
    std::mt19937 random(20261123);
    const std::string seed =
        "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: "
        "v\r\n\r\n";
    int complete = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = seed;
        for (int k = 0; k < 1 + round % 4; ++k)
            text[random() % text.size()] = static_cast<char>("\r\n :;0aF\x00\xFF"[random() % 10]);
        complete += parse(text, 1 + random() % 40).stage == Stage::complete;
    }
    EXPECT_GT(complete, 100)
        << "the mutations must leave some requests whole, or nothing was tried";
}
TEST(Parser, TakesTheNextRequestOfAPipeline) {
    HttpRequest request;
    RequestParser parser(request, {});
    const std::string two =
        "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n\r\nGET /2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    const std::size_t used = parser.feed(two);
    EXPECT_EQ(request.path(), "/1");
    EXPECT_TRUE(parser.keep_alive());
    parser.reset();
    EXPECT_EQ(parser.feed(std::string_view(two).substr(used)), two.size() - used);
    EXPECT_EQ(request.path(), "/2");
    EXPECT_EQ(request.version_minor, 0);
    EXPECT_TRUE(parser.keep_alive());
}

}  // namespace
}  // namespace apex::http
