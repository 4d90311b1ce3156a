// Queries and bodies as the routes take them, and the document of a small table.
#include <gtest/gtest.h>

#include "endpoint/openapi.hpp"
#include "endpoint/request.hpp"
#include "wire/problem.hpp"

namespace apex::endpoint {
namespace {

http::HttpRequest request(http::Method method, std::string target, std::string body = "") {
    http::HttpRequest r;
    r.method = method;
    r.target = std::move(target);
    r.body = std::move(body);
    return r;
}

template <class F>
http::Problem refusal(F&& f) {
    try {
        f();
    } catch (const http::Problem& problem) {
        return problem;
    }
    ADD_FAILURE() << "was not refused";
    return {0, ""};
}

TEST(Queries, GiveWhatIsKnownAndDefaultsForTheRest) {
    const auto r = request(http::Method::get, "/x?limit=7&flag&q=a+b");
    const QueryReader query(r, {"limit", "flag", "q", "other"});
    EXPECT_EQ(query.integer("limit", 1, 500, 50), 7);
    EXPECT_EQ(query.integer("other", 1, 500, 50), 50);
    EXPECT_TRUE(query.flag("flag"));
    EXPECT_FALSE(query.flag("other"));
    EXPECT_EQ(query.text("q"), "a b");
    EXPECT_EQ(query.text("other"), std::nullopt);
}
TEST(Queries, RefuseWhatIsUnknownMalformedOrOutOfRange) {
    const auto unknown =
        refusal([] { QueryReader(request(http::Method::get, "/x?a/b~c=1"), {"limit"}); });
    EXPECT_EQ(unknown.status, 422);
    EXPECT_EQ(unknown.errors.at(0).field, "/a~1b~0c") << "a pointer, escaped";
    EXPECT_EQ(refusal([] {
                  QueryReader(request(http::Method::get, "/x?limit=1&limit=2"), {"limit"});
              }).status,
              400);
    for (const char* bad : {"0", "501", "", "1.5", "-1", "9999999999999", "7x"}) {
        const auto r = request(http::Method::get, std::string("/x?limit=") + bad);
        const QueryReader query(r, {"limit"});
        EXPECT_EQ(refusal([&] { query.integer("limit", 1, 500, 50); }).errors.at(0).field, "/limit")
            << bad;
    }
}
TEST(Bodies, OfAPostMayBeEmptyAndMeanNothingSaid) {
    EXPECT_EQ(body_text(request(http::Method::post, "/", " \n")), "{}");
    EXPECT_EQ(body_text(request(http::Method::put, "/", "")), "");
    EXPECT_EQ(body_text(request(http::Method::post, "/", "{\"a\":1}")), "{\"a\":1}");
}
TEST(Bodies, ThatAreNoJsonAre400AndWrongOnes422) {
    EXPECT_EQ(
        refusal([] { decode_body<wire::Problem>(request(http::Method::post, "/", "{")); }).status,
        400);
    const auto wrong = refusal(
        [] { decode_body<wire::Problem>(request(http::Method::post, "/", "{\"status\":\"x\"}")); });
    EXPECT_EQ(wrong.status, 422);
    EXPECT_FALSE(wrong.errors.empty());
}

TEST(Document, HoldsParametersBodiesAnswersAndRefusals) {
    Table table;
    table.put("/things/{id}/parts/{n}", "put_part")
        .tagged("Things")
        .says("Put a part")
        .header("If-Match", "The tag", true)
        .takes<wire::Problem>()
        .gives<wire::Problem>(200, "The part", {"ETag"})
        .refuses({404})
        .with([](const http::HttpRequest&) { return http::empty_response(204); });
    const std::string text = openapi_document({"T", "D", "1"}, table);
    for (const char* part :
         {"\"openapi\": \"3.1.0\"", "\"/things/{id}/parts/{n}\"", "\"put\"",
          "\"operationId\": \"put_part\"", "\"name\": \"id\"", "\"name\": \"n\"",
          "\"#/components/schemas/ProblemInput\"", "\"#/components/responses/Problem404\"",
          "\"#/components/responses/Problem413\"", "\"#/components/headers/ETag\""})
        EXPECT_NE(text.find(part), std::string::npos) << part;
    EXPECT_EQ(text, openapi_document({"T", "D", "1"}, table)) << "the same on every run";
}
TEST(Document, RoutesTakeTheServicesBodyLimitUnlessTheyHaveTheirOwn) {
    Table table;
    const auto nothing = [](const http::HttpRequest&) { return http::empty_response(204); };
    table.post("/a", "a").with(nothing);
    table.post("/b", "b").body_limit(5).with(nothing);
    const auto routes = table.routes(2048);
    EXPECT_EQ(routes.at(0).body_limit, 2048U);
    EXPECT_EQ(routes.at(1).body_limit, 5U);
}

}  // namespace
}  // namespace apex::endpoint
