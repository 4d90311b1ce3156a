#include "http/site_names.hpp"

#include <gtest/gtest.h>

namespace {

using apex::http::HttpRequest;
using apex::http::Method;
using apex::http::SiteNames;

/// The status that is answered; 0: the request is let in.
int status(Method method, const char* host, const char* origin = nullptr) {
    static const SiteNames names{{"apex.example.com", "api"}, {"https://apex.example.com"}};
    HttpRequest request;
    request.method = method;
    if (host) request.headers.add("Host", host);
    if (origin) request.headers.add("Origin", origin);
    const auto problem = apex::http::stray(names, request);
    return problem ? problem->status : 0;
}

TEST(SiteNames, AnswerUnderLocalhostAddressesAndWhatIsListed) {
    for (const char* host :
         {"localhost", "localhost:8000", "LOCALHOST:8000", "localhost.", "127.0.0.1:8000",
          "[::1]:8000", "172.18.0.5:8000", "api:8000", "apex.example.com", "Apex.Example.COM:443"})
        EXPECT_EQ(status(Method::get, host), 0) << host;
    EXPECT_EQ(status(Method::get, nullptr), 0) << "HTTP/1.0";
}

TEST(SiteNames, AnswerUnderNoOther) {
    for (const char* host : {"evil.example", "evil.example:8000", "localhost.evil.example",
                             "127.0.0.1.evil.example", "evil.api", "xapi", "", ":8000", "[", "[]",
                             "localhost@evil.example", "1.2.3", "apex.example.com.evil.example"})
        EXPECT_EQ(status(Method::get, host), 421) << host;
    EXPECT_EQ(status(Method::post, "evil.example", "http://evil.example"), 421);
}

TEST(SiteNames, TakeChangesFromTheirOwnPagesAlone) {
    EXPECT_EQ(status(Method::post, "127.0.0.1:8000"), 0) << "no browser";
    EXPECT_EQ(status(Method::post, "127.0.0.1:8000", "http://127.0.0.1:8000"), 0);
    EXPECT_EQ(status(Method::post, "localhost:8000", "https://LOCALHOST:8000"), 0);
    EXPECT_EQ(status(Method::put, "api:8000", "https://apex.example.com"), 0) << "is listed";
    for (const char* origin :
         {"http://evil.example", "null", "", "http://127.0.0.1:9000", "http://localhost:8000",
          "http://127.0.0.1:8000.evil.example", "127.0.0.1:8000", "http://apex.example.com"})
        for (const Method method : {Method::post, Method::put, Method::patch, Method::delete_})
            EXPECT_EQ(status(method, "127.0.0.1:8000", origin), 403) << origin;
    EXPECT_EQ(status(Method::get, "127.0.0.1:8000", "http://evil.example"), 0)
        << "its answer is not readable there";
}

}  // namespace
