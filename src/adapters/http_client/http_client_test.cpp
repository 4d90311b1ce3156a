#include <gtest/gtest.h>

#include "adapters/http_client/basic_authorization.hpp"
#include "adapters/http_client/server_url.hpp"

namespace apex::adapters::http_client {
namespace {

// RFC 7617, 2; the others by the padding of RFC 4648, 10.
TEST(BasicAuthorization, IsAsTheStandardShowsIt) {
    EXPECT_EQ(basic_authorization("Aladdin", "open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    EXPECT_EQ(basic_authorization("", ""), "Basic Og==");
    EXPECT_EQ(basic_authorization("f", "o"), "Basic Zjpv");
    EXPECT_EQ(basic_authorization("fo", "o"), "Basic Zm86bw==");
    EXPECT_EQ(basic_authorization("\xff\xff", "\xff"), "Basic //86/w==");
}

TEST(ServerUrl, GivesItsPartsDecoded) {
    const auto parsed =
        parse_server_url("https://ann:s%2Fcret%40@search.local:9200/?ca=%2Fa%20b&x=1&flag", "F");
    ASSERT_FALSE(refused(parsed));
    const ServerUrl& url = value(parsed);
    EXPECT_EQ(url.origin, "https://search.local:9200");
    EXPECT_EQ(url.user, "ann");
    EXPECT_EQ(url.password, "s/cret@");
    ASSERT_EQ(url.parameters.size(), 3u);
    EXPECT_EQ(url.parameters[0].name, "ca");
    EXPECT_EQ(url.parameters[0].value, "/a b");
    EXPECT_EQ(url.parameters[2].value, "");
}

TEST(ServerUrl, KeepsAPathAndAnAddress) {
    EXPECT_EQ(value(parse_server_url("http://[::1]:92/search/", "F")).origin,
              "http://[::1]:92/search");
    EXPECT_EQ(value(parse_server_url("http://10.0.0.1", "F")).origin, "http://10.0.0.1");
}

TEST(ServerUrl, RefusesByTheNameOfTheSettingAndWithoutTheSecret) {
    for (const char* wrong :
         {"", "ftp://host", "host:9200", "http://", "http://host:port", "http://host:99999",
          "http://user@host", "http://user:geheim#@host", "http://a:geheim%0@host:x",
          "http://u%3Av:geheim@host", "http://ho st"}) {
        const auto outcome = parse_server_url(wrong, "SEARCH_URL");
        const auto* refusal = refused(outcome);
        ASSERT_TRUE(refusal) << wrong;
        EXPECT_EQ(refusal->field, "SEARCH_URL");
        EXPECT_EQ(refusal->reason.find("geheim"), std::string::npos) << wrong;
    }
}

}  // namespace
}  // namespace apex::adapters::http_client
