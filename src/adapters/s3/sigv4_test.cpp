// Golden vectors are Amazon's documented examples, with the page of each; keys and dates are
// theirs. The second witness is sigv4_reference.py, written apart from this signer.
#include "adapters/s3/sigv4.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "base/sha256.hpp"

namespace apex::adapters::s3 {
namespace {

const Credentials example{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"};
const Scope may_2013{"20130524T000000Z", "us-east-1"};

/// A request of the examples: host, date and payload hash are among the headers of each.
SignableRequest documented(std::string method, std::string path, std::vector<NameValue> query = {},
                           std::vector<NameValue> headers = {}, std::string_view body = "") {
    SignableRequest request{std::move(method), std::move(path), std::move(query),
                            std::move(headers), sha256_hex(body)};
    request.headers.push_back({"Host", "examplebucket.s3.amazonaws.com"});
    request.headers.push_back({"x-amz-content-sha256", request.payload_sha256});
    request.headers.push_back({"x-amz-date", may_2013.time});
    return request;
}

std::string signature_of(const SignableRequest& request) {
    return signature(example.secret_key, may_2013,
                     string_to_sign(may_2013, canonical_request(request)));
}

// Amazon S3 API Reference, "Signature Calculations for the Authorization Header: Transferring
// Payload in a Single Chunk", Examples. The canonical request is printed there too.
TEST(SigV4, SignsTheDocumentedGetObject) {
    const auto request = documented("GET", "/test.txt", {}, {{"Range", "bytes=0-9"}});
    EXPECT_EQ(canonical_request(request),
              "GET\n/test.txt\n\nhost:examplebucket.s3.amazonaws.com\nrange:bytes=0-9\n"
              "x-amz-content-sha256:"
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
              "x-amz-date:20130524T000000Z\n\nhost;range;x-amz-content-sha256;x-amz-date\n"
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(string_to_sign(may_2013, canonical_request(request)),
              "AWS4-HMAC-SHA256\n20130524T000000Z\n20130524/us-east-1/s3/aws4_request\n"
              "7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972");
    EXPECT_EQ(authorization(example, may_2013, request),
              "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
              "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
              "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
}

TEST(SigV4, SignsTheDocumentedPutObject) {
    const auto request = documented(
        "PUT", "/test$file.text", {},
        {{"Date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"}},
        "Welcome to Amazon S3.");
    EXPECT_EQ(request.payload_sha256,
              "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
    EXPECT_EQ(signature_of(request),
              "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
}

TEST(SigV4, SignsTheDocumentedValuelessQuery) {  // GET Bucket Lifecycle: ?lifecycle
    EXPECT_EQ(signature_of(documented("GET", "/", {{"lifecycle", ""}})),
              "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
}

TEST(SigV4, SignsTheDocumentedListWhateverTheOrder) {  // GET Bucket (List Objects)
    const char* expected = "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7";
    EXPECT_EQ(signature_of(documented("GET", "/", {{"max-keys", "2"}, {"prefix", "J"}})), expected);
    EXPECT_EQ(signature_of(documented("GET", "/", {{"prefix", "J"}, {"max-keys", "2"}})), expected);
}

// Amazon S3 API Reference, "Authenticating Requests: Using Query Parameters", An Example.
TEST(SigV4, PresignsTheDocumentedGetObject) {
    const SignableRequest request{
        "GET", "/test.txt", {}, {{"host", "examplebucket.s3.amazonaws.com"}}, unsigned_payload};
    EXPECT_EQ(presigned_query(example, may_2013, request, 86400),
              "X-Amz-Algorithm=AWS4-HMAC-SHA256"
              "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
              "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
              "&X-Amz-Signature="
              "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
}

// AWS General Reference, "Signature Version 4 signing process": ListUsers of IAM.
TEST(SigV4, SignsTheDocumentedListUsers) {
    const Scope iam{"20150830T123600Z", "us-east-1", "iam"};
    const SignableRequest request{
        "GET",
        "/",
        {{"Action", "ListUsers"}, {"Version", "2010-05-08"}},
        {{"content-type", "application/x-www-form-urlencoded; charset=utf-8"},
         {"host", "iam.amazonaws.com"},
         {"x-amz-date", "20150830T123600Z"}},
        empty_sha256};
    EXPECT_EQ(string_to_sign(iam, canonical_request(request)),
              "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n"
              "f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
    EXPECT_EQ(signature("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", iam,
                        string_to_sign(iam, canonical_request(request))),
              "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
}

// RFC 3986, 2.3: the unreserved characters; every other byte is three.
TEST(SigV4, EncodesEveryByteButTheUnreserved) {
    const std::string unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    EXPECT_EQ(uri_encoded(unreserved), unreserved);
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        if (unreserved.find(c) != std::string::npos) continue;
        char expected[4];
        std::snprintf(expected, sizeof expected, "%%%02X", byte);
        EXPECT_EQ(uri_encoded(std::string(1, c)), expected);
        EXPECT_EQ(uri_encoded_path(std::string(1, c)), c == '/' ? "/" : expected);
    }
}

TEST(SigV4, JoinsHeadersOfOneNameAndFoldsBlanks) {
    const SignableRequest request{
        "GET",
        "/",
        {},
        {{"My-Header1", "value2"}, {"host", "h"}, {"my-header1", "  a  \t b  "}},
        empty_sha256};
    EXPECT_NE(canonical_request(request).find("\nhost:h\nmy-header1:value2,a b\n"),
              std::string::npos);
    EXPECT_EQ(signed_headers(request.headers), "host;my-header1");
}

TEST(SigV4, WritesTimesInUtc) {
    EXPECT_EQ(amz_time(1369353600), "20130524T000000Z");  // date -u -d @1369353600
    EXPECT_EQ(amz_time(1709251199), "20240229T235959Z");
}

// ---- against the second implementation

std::string hex(std::string_view bytes) {
    std::string text;
    char two[3];
    for (const char c : bytes) {
        std::snprintf(two, sizeof two, "%02x", static_cast<unsigned char>(c));
        text += two;
    }
    return text;
}

std::string hex(const std::vector<NameValue>& pairs) {
    std::string text;
    for (const auto& [name, value] : pairs) {
        if (!text.empty()) text += ',';
        text += hex(name) + ':' + hex(value);
    }
    return text;
}

class Cases {
  public:
    explicit Cases(unsigned seed) : random_(seed) {}

    SignableRequest request() {
        SignableRequest r;
        r.method = one_of({"GET", "PUT", "HEAD", "DELETE", "POST"});
        r.path = "/" + words(1 + below(5));
        for (auto n = below(5); n > 0; --n)
            r.query.push_back({words(1 + below(2)), below(3) == 0 ? "" : words(1 + below(3))});
        r.headers.push_back({"Host", "bucket.example.com:9000"});
        for (auto n = below(4); n > 0; --n)
            r.headers.push_back(
                {"X-Amz-Meta-" + std::string(1, static_cast<char>('A' + below(26))),
                 one_of({"plain", "  two   blanks ", "", "a=b;c", "comma,comma", "tab\tin"})});
        r.payload_sha256 = below(2) ? sha256_hex(words(2)) : unsigned_payload;
        return r;
    }
    Credentials credentials() { return {"KEY" + std::to_string(below(1000)), words(4)}; }
    Scope scope() {
        return {amz_time(static_cast<std::time_t>(1'500'000'000 + below(500'000'000))),
                one_of({"us-east-1", "eu-central-1", "garage"}), "s3"};
    }
    int lifetime_s() { return static_cast<int>(1 + below(604'800)); }

  private:
    std::size_t below(std::size_t n) { return random_() % n; }
    std::string one_of(std::vector<std::string> choices) { return choices[below(choices.size())]; }
    /// Of the pieces that signers get wrong; UTF-8 and bytes that are no text among them.
    std::string words(std::size_t count) {
        static const std::vector<std::string> pieces{"a",
                                                     "Z9",
                                                     "=",
                                                     " ",
                                                     "+",
                                                     "%",
                                                     "%2F",
                                                     "&",
                                                     "?",
                                                     "#",
                                                     "/",
                                                     "//",
                                                     ".",
                                                     "..",
                                                     "~",
                                                     "_",
                                                     "-",
                                                     "*",
                                                     "'",
                                                     "(",
                                                     ")",
                                                     "!",
                                                     "$",
                                                     ";",
                                                     ":",
                                                     "@",
                                                     ",",
                                                     "\"",
                                                     "<",
                                                     "\\",
                                                     "^",
                                                     "`",
                                                     "{",
                                                     "|",
                                                     "\t",
                                                     "\n",
                                                     "\x7f",
                                                     "\xc3\xa9",
                                                     "\xff",
                                                     "prefix",
                                                     "aa",
                                                     "A",
                                                     "a=",
                                                     "a%20",
                                                     "+-",
                                                     "[0]",
                                                     "\u6587\u5b57",
                                                     "\U0001f4dd"};
        std::string text;
        for (; count > 0; --count) text += pieces[below(pieces.size())];
        return text;
    }
    std::mt19937 random_;
};

TEST(SigV4, AgreesWithAnIndependentSignerOnUnusualRequests) {
    constexpr int count = 3000;
    Cases cases(20'260'101);
    std::string questions, expected;
    for (int i = 0; i < count; ++i) {
        const SignableRequest request = cases.request();
        const Credentials credentials = cases.credentials();
        const Scope scope = cases.scope();
        const int lifetime_s = cases.lifetime_s();
        questions += request.method + '\t' + hex(request.path) + '\t' + hex(request.query) + '\t' +
                     hex(request.headers) + '\t' + request.payload_sha256 + '\t' +
                     credentials.access_key + '\t' + hex(credentials.secret_key) + '\t' +
                     scope.time + '\t' + scope.region + '\t' + std::to_string(lifetime_s) + '\n';
        expected += authorization(credentials, scope, request) + '\t' +
                    presigned_query(credentials, scope, request, lifetime_s) + '\n';
    }
    const std::string path = testing::TempDir() + "sigv4_" + std::to_string(std::rand()) + ".txt";
    std::ofstream(path, std::ios::binary) << questions;
    const std::string command = "python3 " APEX_SOURCE_DIR
                                "/src/adapters/s3/testing/sigv4_reference.py " +
                                path + " > " + path + ".answers";
    ASSERT_EQ(std::system(command.c_str()), 0);
    std::ifstream answers(path + ".answers");
    std::istringstream ours(expected);
    std::string theirs, mine;
    int compared = 0;
    while (std::getline(answers, theirs) && std::getline(ours, mine)) {
        ASSERT_EQ(mine, theirs) << "request " << compared;
        ++compared;
    }
    EXPECT_EQ(compared, count);
    std::remove(path.c_str());
    std::remove((path + ".answers").c_str());
}

}  // namespace
}  // namespace apex::adapters::s3
