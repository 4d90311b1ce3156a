#include "adapters/s3/s3_url.hpp"

#include <gtest/gtest.h>

namespace apex::adapters {
namespace {

S3Settings good(std::string_view url, S3Keys keys = {}) {
    const auto outcome = parse_s3_url(url, keys);
    if (const auto* refusal = refused(outcome)) {
        ADD_FAILURE() << url << ": " << refusal->field << ' ' << refusal->reason;
        return {};
    }
    return value(outcome);
}

Rejection bad(std::string_view url, S3Keys keys = {}) {
    const auto outcome = parse_s3_url(url, keys);
    if (const auto* refusal = refused(outcome)) return *refusal;
    ADD_FAILURE() << url << " was taken";
    return {};
}

TEST(S3Url, HoldsEverything) {
    const auto s = good(
        "s3://KEY:SEC%2FRET+@Store.Example.com:9000/apex-files?region=eu-central-1&style=virtual"
        "&tls=off&prefix=a/b&public=https://files.example.com&ca=%2Fetc%2Fca.pem&create=off");
    EXPECT_EQ(s.credentials.access_key, "KEY");
    EXPECT_EQ(s.credentials.secret_key, "SEC/RET+");
    EXPECT_EQ(s.endpoint.host, "store.example.com");
    EXPECT_EQ(s.endpoint.port, 9000);
    EXPECT_FALSE(s.endpoint.tls);
    EXPECT_EQ(s.bucket, "apex-files");
    EXPECT_EQ(s.region, "eu-central-1");
    EXPECT_EQ(s.style, S3Style::virtual_host);
    EXPECT_EQ(s.prefix, "a/b/");
    ASSERT_TRUE(s.public_endpoint);
    EXPECT_TRUE(s.public_endpoint->tls);
    EXPECT_EQ(s.public_endpoint->host, "files.example.com");
    EXPECT_EQ(s.public_endpoint->port, 0);
    EXPECT_EQ(s.ca_file, "/etc/ca.pem");
    EXPECT_FALSE(s.create_bucket);
}

TEST(S3Url, IsSafeByDefault) {
    const auto s = good("s3://K:S@s3.eu-west-1.amazonaws.com/bucket");
    EXPECT_TRUE(s.endpoint.tls);
    EXPECT_EQ(s.endpoint.port, 0);
    EXPECT_EQ(s.region, "us-east-1");
    EXPECT_EQ(s.style, S3Style::path);
    EXPECT_EQ(s.prefix, "");
    EXPECT_FALSE(s.public_endpoint);
    EXPECT_TRUE(s.create_bucket);
}

TEST(S3Url, TakesKeysFromTheirOwnSettings) {
    const auto s = good("s3://object:9000/bucket?tls=off", {"key", "sec/ret+=@:"});
    EXPECT_EQ(s.credentials.access_key, "key");
    EXPECT_EQ(s.credentials.secret_key, "sec/ret+=@:") << "as it is, not decoded";
    EXPECT_EQ(bad("s3://object/bucket").field, "S3_ACCESS_KEY");
    EXPECT_EQ(bad("s3://object/bucket", {"key", ""}).field, "S3_SECRET_KEY");
    EXPECT_NE(bad("s3://K:S@object/bucket", {"key", "secret"}).reason.find("give them once"),
              std::string::npos);
}

TEST(S3Url, KnowsAddressesOfBothFamilies) {
    EXPECT_EQ(good("s3://K:S@[::1]:9000/bucket").endpoint.host, "[::1]");
    EXPECT_EQ(good("s3://K:S@[::1]:9000/bucket").endpoint.port, 9000);
    EXPECT_EQ(good("s3://K:S@[fe80::1]/bucket").endpoint.port, 0);
    EXPECT_EQ(good("s3://K:S@127.0.0.1:65535/bucket").endpoint.port, 65535);
}

TEST(S3Url, TakesASecretWithAColonOrAnAt) {
    const auto s = good("s3://K:a:b@c@host/bucket");
    EXPECT_EQ(s.credentials.secret_key, "a:b@c");
}

TEST(S3Url, RefusesByNameWhatItCannotMean) {
    const auto reason = [](std::string_view url) { return bad(url).reason; };
    const auto says = [&](std::string_view url, const char* words) {
        EXPECT_NE(reason(url).find(words), std::string::npos) << url << ": " << reason(url);
        EXPECT_EQ(bad(url).field, "OBJECT_STORE_URL");
    };
    says("http://host/bucket", "must begin with s3://");
    says("s3://K:S@/bucket", "must name the server");
    says("s3://K:S@host:0/bucket", "must name the server");
    says("s3://K:S@host:65536/bucket", "must name the server");
    says("s3://K:S@host:/bucket", "must name the server");
    says("s3://K:S@ho st/bucket", "must name the server");
    says("s3://K:S@host", "must end in /bucket");
    says("s3://K:S@host/", "must end in /bucket");
    says("s3://K:S@host/ab", "must end in /bucket");
    says("s3://K:S@host/Upper", "must end in /bucket");
    says("s3://K:S@host/two/parts", "must end in /bucket");
    says("s3://K:S@host/a..b", "must end in /bucket");
    says("s3://K@host/bucket", "KEY:SECRET");
    says("s3://K:S%zz@host/bucket", "hexadecimal");
    says("s3://K:S@host/bucket?style=dns", "style must be");
    says("s3://K:S@host/bucket?tls=yes", "tls must be");
    says("s3://K:S@host/bucket?create=maybe", "create must be");
    says("s3://K:S@host/bucket?region=", "region has no value");
    says("s3://K:S@host/bucket?region=a%20b", "region must be");
    says("s3://K:S@host/bucket?tls=off&tls=on", "tls is given twice");
    says("s3://K:S@host/bucket?verify=off", "unknown parameter");
    says("s3://K:S@host/bucket?public=files.example.com", "public must be");
    says("s3://K:S@host/bucket?public=https://a/b", "public must be");
    says("s3://K:S@host/bucket?prefix=%2Fa", "prefix must be");
    says("s3://K:S@host/bucket?prefix=a%00b", "prefix must be");
    says("s3://K:S@127.0.0.1/bucket?style=virtual", "needs a server with a name");
    says("s3://K:S@[::1]/bucket?style=virtual", "needs a server with a name");
    says("s3://K:S@host/my.bucket?style=virtual", "certificate");
    says("s3://K:S%20%@host/bucket", "hexadecimal");
}

TEST(S3Url, NeverRepeatsASecret) {
    for (const std::string_view url :
         {"s3://AKPLANTED:sk/planted@host/bucket", "s3://AKPLANTED:sk?planted@host/bucket",
          "s3://AKPLANTED:sk#planted@host/bucket", "s3://AKPLANTED:sk%planted@host/bucket",
          "s3://AKPLANTED:skplanted@host",
          "s3://AKPLANTED:skplanted@host/bucket?AKPLANTED=skplanted",
          "s3://AKPLANTED@host/skplanted!", "s3:AKPLANTED:skplanted@host/bucket",
          "s3://AKPLANTED:skplanted@host/bucket?style=skplanted"}) {
        const auto refusal = bad(url);
        for (const std::string* text : {&refusal.field, &refusal.reason})
            EXPECT_TRUE(text->find("planted") == std::string::npos &&
                        text->find("PLANTED") == std::string::npos)
                << *text;
    }
}

}  // namespace
}  // namespace apex::adapters
