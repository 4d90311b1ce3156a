// The client against a server that fails in all the ways a store does. What a real store says is
// tested against one (tests/services).
#include "adapters/s3/s3_client.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "adapters/s3/retry.hpp"
#include "adapters/s3/s3_multipart.hpp"
#include "adapters/s3/s3_url.hpp"
#include "adapters/s3/testing/scripted_server.hpp"

namespace apex::adapters {
namespace {

using namespace s3::testing;
using std::chrono::milliseconds;

constexpr const char* access_key = "AKPLANTED";
constexpr const char* secret_key = "sk/planted+secret";

S3Settings at(int port, const std::string& query = "") {
    return value(
        parse_s3_url("s3://127.0.0.1:" + std::to_string(port) + "/apex-test?tls=off" + query,
                     {access_key, secret_key}));
}

S3Limits quick() {
    S3Limits limits;
    limits.first_pause = milliseconds(5);
    limits.pause_max = milliseconds(20);
    limits.stall = std::chrono::seconds(1);
    limits.deadline = milliseconds(6'000);
    return limits;
}

/// The object "hello" as a store returns it.
Headers hello_headers() {
    return {{"ETag", "\"e\""},
            {"Content-Type", "text/plain"},
            {"x-amz-meta-sha256", sha256_hex("hello")}};
}
Script hello() { return answer(200, "hello", hello_headers()); }

struct Fixture {
    explicit Fixture(std::vector<Script> scripts, S3Limits limits = quick(),
                     const std::string& query = "")
        : server(std::move(scripts)), client(at(server.port(), query), limits) {}
    std::string put(std::string_view bytes) {
        MemorySource source(bytes);
        return client.put("key", source, "text/plain");
    }
    std::optional<std::string> get(const S3GetTerms& terms = {}) {
        MemorySink sink;
        return client.get("key", sink, terms) ? std::optional(sink.bytes) : std::nullopt;
    }
    /// The failure of `act`, whose words are checked for planted secrets.
    template <class Act>
    S3Error failure(Act act) {
        try {
            act();
        } catch (const S3Error& error) {
            const std::string words = error.what();
            EXPECT_EQ(words.find("planted"), std::string::npos) << words;
            EXPECT_EQ(words.find("PLANTED"), std::string::npos) << words;
            EXPECT_EQ(words.find("Signature="), std::string::npos) << words;
            EXPECT_EQ(error.service(), "object_storage");
            return error;
        }
        ADD_FAILURE() << "nothing was thrown";
        return S3Error(S3Fault::refused, -1, "nothing was thrown");
    }
    ScriptedServer server;
    S3Client client;
};

bool says(const S3Error& error, const char* words) {
    const bool found = std::string(error.what()).find(words) != std::string::npos;
    if (!found) std::printf("the words are: %s\n", error.what());
    return found;
}

TEST(S3Client, RepeatsWhatTheServerCannotDoNow) {
    for (const Script& fault :
         {answer(500), error(500, "InternalError"), answer(502), error(503, "SlowDown"),
          error(503, "ServiceUnavailable"), answer(504), answer(429), error(400, "RequestTimeout"),
          error(409, "OperationAborted"), hang_up(), nonsense(), cut_short(200, "hello", 3),
          cut_short(500, "words", 2), error(400, "XAmzContentSHA256Mismatch")}) {
        Fixture f({fault, fault, hello()});
        EXPECT_EQ(f.get(), "hello");
        EXPECT_EQ(f.server.requests().size(), 3u);
    }
}

TEST(S3Client, RepeatsAPutWithTheSameBytes) {
    const std::string bytes(300'000, 'b');
    Fixture f({error(503, "SlowDown"), hang_up(), answer(200)});
    EXPECT_EQ(f.put(bytes), sha256_hex(bytes));
    const auto seen = f.server.requests();
    ASSERT_EQ(seen.size(), 3u);
    for (const auto& request : seen) {
        EXPECT_EQ(request.method, "PUT");
        EXPECT_EQ(request.target, "/apex-test/key");
        EXPECT_TRUE(request.body == bytes);
        EXPECT_EQ(request.headers.at("x-amz-content-sha256"), sha256_hex(bytes));
        EXPECT_EQ(request.headers.at("x-amz-meta-sha256"), sha256_hex(bytes));
        EXPECT_EQ(request.headers.at("content-type"), "text/plain");
    }
}

TEST(S3Client, GivesUpAfterItsAttempts) {
    Fixture f({error(503, "SlowDown", {{"x-amz-request-id", "tx-1<script>"}})});
    const auto error = f.failure([&] { f.put("b"); });
    EXPECT_EQ(error.fault(), S3Fault::busy);
    EXPECT_EQ(error.status(), 503);
    EXPECT_TRUE(says(error, "storing an object: 503 SlowDown (request tx-1script), tried 5 times"));
    EXPECT_EQ(f.server.requests().size(), 5u);
}

TEST(S3Client, PausesLongerEachTimeAndNotAlike) {
    S3Limits limits;  // 100 ms, doubling, up to 2 s
    const int whole_ms[] = {100, 200, 400, 800, 1600, 2000, 2000};
    for (int i = 0; i < 7; ++i) {
        EXPECT_EQ(s3::pause_before(i + 1, limits, 0).count(), whole_ms[i] / 2);
        EXPECT_NEAR(static_cast<double>(s3::pause_before(i + 1, limits, 0.999999).count()),
                    whole_ms[i], 1);
    }
    EXPECT_EQ(s3::pause_before(1000, limits, 0).count(), 1000) << "however often";
}

TEST(S3Client, HeedsRetryAfterWithinItsDeadline) {
    Fixture patient({answer(503, "", {{"Retry-After", "1"}}), hello()});
    const auto started = std::chrono::steady_clock::now();
    EXPECT_EQ(patient.get(), "hello");
    EXPECT_GE(std::chrono::steady_clock::now() - started, milliseconds(1000));
    Fixture hurried({answer(503, "", {{"Retry-After", "3000"}}), hello()});
    EXPECT_EQ(hurried.failure([&] { hurried.get(); }).fault(), S3Fault::busy);
    EXPECT_EQ(hurried.server.requests().size(), 1u) << "there is no time for that";
}

TEST(S3Client, DoesNotRepeatWhatWillBeRefusedAgain) {
    const auto fault = [](Script script) {
        Fixture f({std::move(script)});
        const auto error = f.failure([&] { f.get(); });
        EXPECT_EQ(f.server.requests().size(), 1u);
        return error.fault();
    };
    EXPECT_EQ(fault(error(403, "SignatureDoesNotMatch")), S3Fault::forbidden);
    EXPECT_EQ(fault(error(403, "InvalidAccessKeyId")), S3Fault::forbidden);
    EXPECT_EQ(fault(answer(403)), S3Fault::forbidden);
    EXPECT_EQ(fault(error(404, "NoSuchBucket")), S3Fault::missing_bucket);
    EXPECT_EQ(fault(answer(404, "<html>no such page</html>")), S3Fault::refused)
        << "a 404 that is not the store's is no absent object";
    EXPECT_EQ(fault(error(400, "InvalidArgument")), S3Fault::refused);
    EXPECT_EQ(fault(answer(501)), S3Fault::refused);
    EXPECT_EQ(fault(error(301, "PermanentRedirect")), S3Fault::wrong_region);
    EXPECT_EQ(fault(answer(307, "", {{"Location", "http://127.0.0.1:1/"}})), S3Fault::wrong_region);
}

TEST(S3Client, NamesAWrongClock) {
    ScriptedServer server(
        {error(403, "RequestTimeTooSkewed", {{"Date", "Fri, 24 May 2013 00:00:00 GMT"}})});
    S3Client client(at(server.port()), quick(), [] { return std::time_t{1369353600 + 1200}; });
    try {
        client.check();
        FAIL();
    } catch (const S3Error& error) {
        EXPECT_EQ(error.fault(), S3Fault::clock_skew);
        EXPECT_TRUE(says(error,
                         "RequestTimeTooSkewed: the clock here and the object store's "
                         "differ by 1200 s"));
    }
    EXPECT_EQ(server.requests().at(0).headers.at("x-amz-date"), "20130524T002000Z");
}

TEST(S3Client, NamesTheRegionItShouldHaveSigned) {
    Fixture f(
        {error(400, "AuthorizationHeaderMalformed", {{"x-amz-bucket-region", "eu-central-1"}})});
    EXPECT_TRUE(says(f.failure([&] { f.get(); }),
                     "region us-east-1 was signed, the bucket is in eu-central-1"));
}

TEST(S3Client, EndsAnAttemptThatStalls) {
    Fixture f({hang(), hello()});
    const auto started = std::chrono::steady_clock::now();
    EXPECT_EQ(f.get(), "hello");
    EXPECT_LT(std::chrono::steady_clock::now() - started, milliseconds(4'000));
}

TEST(S3Client, KeepsItsDeadlineWhateverTheServerDoes) {
    S3Limits limits = quick();
    limits.deadline = milliseconds(1'500);
    limits.stall = std::chrono::seconds(30);
    limits.attempts_max = 1000;
    for (const Script& fault : {hang(), trickle(200, std::string(1000, 't'), 20), answer(500)}) {
        Fixture f({fault}, limits);
        const auto started = std::chrono::steady_clock::now();
        f.failure([&] { f.get({"", 1}); });
        EXPECT_LT(std::chrono::steady_clock::now() - started, milliseconds(1'900));
    }
}

TEST(S3Client, SaysWhenNoOneListens) {
    int port;
    {
        ScriptedServer gone({hello()});
        port = gone.port();
    }
    S3Client client(at(port), quick());
    MemorySource source("b");
    try {
        client.put("key", source, "text/plain");
        FAIL();
    } catch (const S3Error& error) {
        EXPECT_EQ(error.fault(), S3Fault::unreachable);
        EXPECT_EQ(error.status(), 0);
        EXPECT_TRUE(says(error, "storing an object: Couldn't connect to server, tried 5 times"));
    }
}

TEST(S3Client, NeverReturnsBytesWithoutTheirHash) {
    Fixture f({answer(200, "hellO", hello_headers())});
    const auto error = f.failure([&] { f.get(); });
    EXPECT_EQ(error.fault(), S3Fault::damaged);
    EXPECT_EQ(f.server.requests().size(), 5u) << "it might have been the way here";
    Fixture g({answer(200, "hellO")});
    EXPECT_EQ(g.failure([&] { g.get({sha256_hex("hello")}); }).fault(), S3Fault::damaged);
    Fixture healed({answer(200, "hellO", hello_headers()), hello()});
    EXPECT_EQ(healed.get(), "hello") << "nothing of the first attempt is left";
    Fixture part({answer(206, "hello", hello_headers())});
    EXPECT_EQ(part.failure([&] { part.get(); }).fault(), S3Fault::damaged);
}

TEST(S3Client, TakesNoMoreThanItWasTold) {
    Fixture f({hello()});
    const auto error = f.failure([&] { f.get({"", 4}); });
    EXPECT_EQ(error.fault(), S3Fault::too_large);
    EXPECT_EQ(f.server.requests().size(), 1u);
    EXPECT_EQ(f.get({"", 5}), "hello");
    Fixture chunked({[](Peer& peer, const SeenRequest&) {
        peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 1000 && peer.is_open(); ++i)
            peer.send("400\r\n" + std::string(1024, 'c') + "\r\n");
        peer.close();
    }});
    EXPECT_EQ(chunked.failure([&] {
                         chunked.get({"", 10'000});
                     })
                  .fault(),
              S3Fault::too_large)
        << "also when the length is not announced";
}

TEST(S3Client, PassesOnWhatTheSinkThrows) {
    struct Full final : ByteSink {
        void begin() override {}
        void add(std::string_view) override { throw std::length_error("full"); }
    } full;
    Fixture f({hello()});
    EXPECT_THROW(f.client.get("key", full, {}), std::length_error);
    EXPECT_EQ(f.get(), "hello") << "and the connection serves on";
}

TEST(S3Client, ListensToTheBucketWhenHeadIsSilent) {
    Fixture absent({answer(404), answer(200, "<ListBucketResult/>")});
    EXPECT_EQ(absent.client.head("key"), std::nullopt);
    Fixture no_bucket({answer(404), error(404, "NoSuchBucket")});
    EXPECT_EQ(no_bucket.failure([&] { no_bucket.client.head("key"); }).fault(),
              S3Fault::missing_bucket);
    Fixture skewed({answer(403), error(403, "RequestTimeTooSkewed")});
    EXPECT_EQ(skewed.failure([&] { skewed.client.head("key"); }).fault(), S3Fault::clock_skew);
}

TEST(S3Client, UsesOneConnectionForManyCalls) {
    Fixture f({hello()});
    for (int i = 0; i < 20; ++i) EXPECT_EQ(f.get(), "hello");
    EXPECT_EQ(f.server.connections(), 1);
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            for (int k = 0; k < 50; ++k) EXPECT_EQ(f.get(), "hello");
        });
    for (auto& thread : threads) thread.join();
    EXPECT_LE(f.server.connections(), 9);
    EXPECT_EQ(f.server.requests().size(), 420u);
}

TEST(S3Client, BeginsAgainWhenAKeptConnectionWasClosed) {
    const Script then_close = [](Peer& peer, const SeenRequest& request) {
        hello()(peer, request);
        peer.close();
    };
    Fixture f({then_close});
    for (int i = 0; i < 5; ++i) EXPECT_EQ(f.get(), "hello");
    EXPECT_EQ(f.server.requests().size(), 5u);
}

TEST(S3Client, AddressesBothStyles) {
    Fixture path({hello()}, quick(), "&prefix=apex");
    MemorySink sink;
    path.client.get("k e=y/\u00e9?", sink, {});
    EXPECT_EQ(path.server.requests().at(0).target, "/apex-test/apex/k%20e%3Dy/%C3%A9%3F");
    ScriptedServer server({hello()});
    // libcurl takes every name below localhost for the loopback.
    S3Client client(value(parse_s3_url("s3://s3.localhost:" + std::to_string(server.port()) +
                                           "/apex-test?tls=off&style=virtual",
                                       {access_key, secret_key})),
                    quick());
    client.get("../key", sink, {});
    EXPECT_EQ(server.requests().at(0).target, "/../key") << "as it was signed";
    EXPECT_EQ(server.requests().at(0).headers.at("host"),
              "apex-test.s3.localhost:" + std::to_string(server.port()));
}

TEST(S3Client, RefusesKeysAndTypesThatCannotBe) {
    Fixture f({hello()});
    MemorySource source("b");
    EXPECT_THROW(f.client.put("", source, "text/plain"), std::invalid_argument);
    EXPECT_THROW(f.client.put(std::string(1025, 'k'), source, "text/plain"), std::invalid_argument);
    EXPECT_THROW(f.client.put("k", source, "text/plain\r\nx-amz-acl: public-read"),
                 std::invalid_argument);
    EXPECT_TRUE(f.server.requests().empty());
}

// ---- the bucket

TEST(S3Client, MakesTheBucketOnceItIsMissing) {
    Fixture f({error(404, "NoSuchBucket"), answer(200)});
    f.client.ensure_bucket();
    const auto seen = f.server.requests();
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_EQ(seen[1].method, "PUT");
    EXPECT_EQ(seen[1].target, "/apex-test");
    EXPECT_EQ(seen[1].body, "");
    Fixture abroad({error(404, "NoSuchBucket"), answer(200)}, quick(), "&region=eu-west-1");
    abroad.client.ensure_bucket();
    EXPECT_NE(abroad.server.requests().at(1).body.find(
                  "<LocationConstraint>eu-west-1</LocationConstraint>"),
              std::string::npos);
}

TEST(S3Client, IsContentWhenAnotherMadeTheBucketFirst) {
    Fixture f({error(404, "NoSuchBucket"), error(409, "BucketAlreadyOwnedByYou"),
               answer(200, "<ListBucketResult/>")});
    f.client.ensure_bucket();
    Fixture foreign({error(404, "NoSuchBucket"), error(409, "BucketAlreadyExists"),
                     error(403, "AccessDenied")});
    EXPECT_EQ(foreign.failure([&] { foreign.client.ensure_bucket(); }).fault(), S3Fault::forbidden);
}

TEST(S3Client, MakesNoBucketWhenToldNotTo) {
    Fixture f({error(404, "NoSuchBucket"), answer(200)}, quick(), "&create=off");
    EXPECT_EQ(f.failure([&] { f.client.ensure_bucket(); }).fault(), S3Fault::missing_bucket);
    EXPECT_EQ(f.server.requests().size(), 1u);
}

TEST(S3Client, ListsOverPages) {
    const auto page = [](const char* more, const char* keys) {
        return answer(200, std::string("<ListBucketResult><EncodingType>url</EncodingType>") +
                               more + keys + "</ListBucketResult>");
    };
    const auto object = [](const std::string& key) {
        return "<Contents><Key>" + key +
               "</Key><LastModified>2013-05-24T00:00:00.000Z</LastModified><Size>7</Size>"
               "</Contents>";
    };
    Fixture f({page("<IsTruncated>true</IsTruncated><NextContinuationToken>t=1&amp;"
                    "</NextContinuationToken>",
                    (object("p/a%2Bb+c") + object("p/d")).c_str()),
               page("<IsTruncated>false</IsTruncated>", object("p/e").c_str())},
              quick(), "&prefix=p");
    const auto found = f.client.list("", 10);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].key, "a+b c");
    EXPECT_EQ(found[0].size_bytes, 7);
    EXPECT_EQ(found[0].modified_at, 1369353600);
    EXPECT_EQ(found[2].key, "e");
    EXPECT_NE(f.server.requests().at(1).target.find("continuation-token=t%3D1%26"),
              std::string::npos);
    Fixture circle({page("<IsTruncated>true</IsTruncated>", object("p/a").c_str())}, quick(),
                   "&prefix=p");
    circle.failure([&] { circle.client.list("", 10); });
}

// ---- large objects

S3Limits in_parts() {
    S3Limits limits = quick();
    limits.multipart_above_bytes = 6 << 20;
    limits.part_bytes = 5 << 20;
    return limits;
}

Script begun() {
    return answer(200,
                  "<InitiateMultipartUploadResult><UploadId>u&amp;1</UploadId>"
                  "</InitiateMultipartUploadResult>");
}
Script part_stored() { return answer(200, "", {{"ETag", "\"part\""}}); }
Script completed() {
    return answer(200,
                  "<CompleteMultipartUploadResult><ETag>e</ETag>"
                  "</CompleteMultipartUploadResult>");
}
std::string large() {
    std::string bytes(12 << 20, 'l');
    for (std::size_t i = 0; i < bytes.size(); i += 1000) bytes[i] = static_cast<char>(i);
    return bytes;
}

TEST(S3Multipart, SendsEveryPartOnceAndCompletes) {
    const std::string bytes = large();
    Fixture f(
        {begun(), part_stored(), error(503, "SlowDown"), part_stored(), part_stored(), completed()},
        in_parts());
    EXPECT_EQ(f.put(bytes), sha256_hex(bytes));
    const auto seen = f.server.requests();
    ASSERT_EQ(seen.size(), 6u);
    EXPECT_EQ(seen[0].target, "/apex-test/key?uploads=");
    EXPECT_EQ(seen[0].headers.at("x-amz-meta-sha256"), sha256_hex(bytes));
    EXPECT_EQ(seen[1].target, "/apex-test/key?partNumber=1&uploadId=u%261");
    EXPECT_EQ(seen[2].target, seen[3].target);
    EXPECT_TRUE(seen[1].body + seen[3].body + seen[4].body == bytes);
    EXPECT_EQ(seen[4].headers.at("x-amz-content-sha256"), sha256_hex(seen[4].body));
    EXPECT_NE(seen[5].body.find("<Part><PartNumber>3</PartNumber><ETag>&quot;part&quot;</ETag>"),
              std::string::npos);
}

TEST(S3Multipart, AbortsWhatItCannotFinish) {
    for (const auto& scripts :
         {std::vector<Script>{begun(), part_stored(), error(403, "AccessDenied"), answer(204)},
          std::vector<Script>{begun(), part_stored(), answer(200), answer(204)},
          std::vector<Script>{begun(), part_stored(), part_stored(), part_stored(),
                              error(400, "InvalidPart"), answer(204)}}) {
        Fixture f(scripts, in_parts());
        f.failure([&] { f.put(large()); });
        const auto seen = f.server.requests();
        EXPECT_EQ(seen.back().method, "DELETE");
        EXPECT_EQ(seen.back().target, "/apex-test/key?uploadId=u%261");
    }
}

TEST(S3Multipart, SeesAFailureThatComesAs200) {
    Fixture f({begun(), part_stored(), part_stored(), part_stored(), error(200, "InternalError"),
               completed()},
              in_parts());
    f.put(large());
    EXPECT_EQ(f.server.requests().size(), 6u);
}

TEST(S3Multipart, KnowsWhatWasCompletedThoughTheAnswerWasLost) {
    const Headers ours{{"x-amz-meta-sha256", sha256_hex(large())}};
    Fixture f({begun(), part_stored(), part_stored(), part_stored(), hang_up(),
               error(404, "NoSuchUpload"), answer(200, "", ours)},
              in_parts());
    f.put(large());
    EXPECT_EQ(f.server.requests().back().method, "HEAD");
    Fixture other({begun(), part_stored(), part_stored(), part_stored(), hang_up(),
                   error(404, "NoSuchUpload"), answer(404), answer(204)},
                  in_parts());
    EXPECT_EQ(other.failure([&] { other.put(large()); }).fault(), S3Fault::refused)
        << "the upload was aborted by someone else, and nothing was stored";
}

TEST(S3Multipart, FitsTenThousandParts) {
    constexpr std::int64_t mebibyte = 1 << 20;
    EXPECT_EQ(s3::part_size_bytes(20 * mebibyte, 8 * mebibyte), 8 * mebibyte);
    EXPECT_EQ(s3::part_size_bytes(20 * mebibyte, 1), 5 * mebibyte) << "S3's least part";
    EXPECT_EQ(s3::part_size_bytes(100'000 * mebibyte, 8 * mebibyte), 10 * mebibyte);
    for (const std::int64_t size : {80'000 * mebibyte + 1, 5'000'000 * mebibyte}) {
        const auto part = s3::part_size_bytes(size, 8 * mebibyte);
        EXPECT_LE((size + part - 1) / part, 10'000);
    }
}

TEST(S3Multipart, ReadsAFileAPieceAtATime) {
    const auto path =
        std::filesystem::path(::testing::TempDir()) / ("s3_source_" + std::to_string(getpid()));
    const std::string bytes = large();
    std::ofstream(path, std::ios::binary) << bytes;
    {
        Fixture f({begun(), part_stored(), part_stored(), part_stored(), completed()}, in_parts());
        FileSource source(path);
        EXPECT_EQ(f.client.put("key", source, "text/plain"), sha256_hex(bytes));
        const auto seen = f.server.requests();
        EXPECT_TRUE(seen[1].body + seen[2].body + seen[3].body == bytes);
    }
    {  // It changes between the hash and the parts.
        Fixture f({[&](Peer& peer, const SeenRequest& request) {
                       std::ofstream(path, std::ios::binary | std::ios::in).seekp(7) << "changed";
                       begun()(peer, request);
                   },
                   part_stored(), part_stored(), part_stored(), answer(204)},
                  in_parts());
        FileSource source(path);
        EXPECT_EQ(f.failure([&] { f.client.put("key", source, "text/plain"); }).fault(),
                  S3Fault::damaged);
        EXPECT_EQ(f.server.requests().back().method, "DELETE");
    }
    FileSource source(path);
    std::filesystem::resize_file(path, 100);
    std::string room;
    EXPECT_THROW(source.piece(0, 1000, room), std::runtime_error);
    std::filesystem::remove(path);
    EXPECT_THROW(FileSource{path}, std::runtime_error);
}

TEST(S3Multipart, EndsOnlyWhatIsOld) {
    const std::string uploads =
        "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>"
        "<Upload><Key>old</Key><UploadId>1</UploadId><Initiated>2013-05-22T00:00:00.000Z"
        "</Initiated></Upload>"
        "<Upload><Key>new</Key><UploadId>2</UploadId><Initiated>2013-05-23T23:00:00.000Z"
        "</Initiated></Upload></ListMultipartUploadsResult>";
    ScriptedServer server({answer(200, uploads), answer(204)});
    S3Client client(at(server.port()), quick(), [] { return std::time_t{1369353600}; });
    EXPECT_EQ(client.abort_unfinished(std::chrono::hours(24)), 1);
    const auto seen = server.requests();
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_EQ(seen[1].target, "/apex-test/old?uploadId=1");
}

}  // namespace
}  // namespace apex::adapters
