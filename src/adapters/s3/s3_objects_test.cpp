// What the port adds to the client; the contract itself runs against a real store.
#include "adapters/s3/s3_objects.hpp"

#include <gtest/gtest.h>

#include "adapters/s3/s3_uploads.hpp"
#include "adapters/s3/s3_url.hpp"
#include "adapters/s3/testing/scripted_server.hpp"
#include "app/ports/contract/doubles.hpp"

namespace apex::adapters {
namespace {

using namespace s3::testing;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

S3Settings at(int port, const std::string& query = "") {
    return value(
        parse_s3_url("s3://127.0.0.1:" + std::to_string(port) + "/apex-test?tls=off" + query,
                     {"AKPLANTED", "sk/planted"}));
}

S3Limits quick() {
    S3Limits limits;
    limits.first_pause = milliseconds(5);
    limits.pause_max = milliseconds(20);
    return limits;
}

Script bucket_is_there() { return answer(200, "<ListBucketResult/>"); }

TEST(S3Objects, ProbeWithinASecondWhateverTheServerDoes) {
    for (const Script& fault : {hang(), trickle(200, std::string(1000, 't'), 20)}) {
        ScriptedServer server({fault});
        S3Objects objects(at(server.port()));
        const auto started = steady_clock::now();
        const auto trouble = objects.trouble();
        EXPECT_LT(steady_clock::now() - started, milliseconds(1'200));
        ASSERT_TRUE(trouble);
        EXPECT_NE(trouble->find("reaching the bucket: Timeout was reached"), std::string::npos)
            << *trouble;
    }
}

TEST(S3Objects, ProbeOnceAndSayWhatIsWrong) {
    ScriptedServer server(
        {error(503, "SlowDown"), error(403, "SignatureDoesNotMatch"), bucket_is_there()});
    S3Objects objects(at(server.port()), quick());
    EXPECT_EQ(objects.trouble(), "object_storage: reaching the bucket: 503 SlowDown");
    EXPECT_EQ(objects.trouble(), "object_storage: reaching the bucket: 403 SignatureDoesNotMatch");
    EXPECT_EQ(objects.trouble(), std::nullopt);
    EXPECT_EQ(server.requests().size(), 3u);
}

TEST(S3Objects, MakeTheirBucketBeforeItWasSeenAndNeverAfter) {
    ScriptedServer server({error(404, "NoSuchBucket"), answer(200), error(404, "NoSuchBucket")});
    S3Objects objects(at(server.port()), quick());
    EXPECT_EQ(objects.trouble(), std::nullopt);
    EXPECT_EQ(server.requests().at(1).method, "PUT");
    EXPECT_NE(objects.trouble(), std::nullopt) << "it vanished: an empty one would hide that";
    EXPECT_THROW(objects.put("bytes", "text/plain"), S3Error);
    EXPECT_EQ(server.requests().size(), 4u) << "one attempt to put, no second bucket";
}

TEST(S3Objects, MakeTheirBucketForTheFirstPut) {
    ScriptedServer server({error(404, "NoSuchBucket"), answer(200), answer(200), answer(200)});
    S3Objects objects(at(server.port(), "&prefix=apex"), quick());
    const auto stored = objects.put("bytes", "application/pdf");
    objects.put("bytes", "application/pdf");
    const auto seen = server.requests();
    ASSERT_EQ(seen.size(), 4u);
    EXPECT_EQ(seen[2].target, "/apex-test/apex/objects/" + stored.sha256);
    EXPECT_EQ(seen[3].target, seen[2].target);
}

TEST(S3Objects, TellAnAbsentObjectFromAMissingBucket) {
    ScriptedServer server({error(404, "NoSuchKey"), error(404, "NoSuchBucket")});
    S3Objects objects(at(server.port()), quick());
    EXPECT_EQ(objects.get(sha256_hex("a")), std::nullopt);
    EXPECT_THROW(objects.get(sha256_hex("a")), app::Unavailable);
}

TEST(S3Objects, NeverReturnDamagedBytes) {
    // The metadata were forged with the bytes: the name is what counts.
    ScriptedServer server({answer(200, "rep0rt", {{"x-amz-meta-sha256", sha256_hex("rep0rt")}})});
    S3Objects objects(at(server.port()), quick());
    EXPECT_THROW(objects.get(sha256_hex("report")), app::Unavailable);
}

TEST(S3Objects, RefuseWhatIsAboveTheirSize) {
    ScriptedServer server({bucket_is_there()});
    S3Objects objects(at(server.port()), quick(), 10);
    EXPECT_THROW(objects.put("eleven bytes", ""), app::Unavailable);
    EXPECT_TRUE(server.requests().empty());
}

// ---- uploads

TEST(S3Uploads, RefuseIdsThatAreOtherKeys) {
    S3Uploads uploads(at(1));
    for (const char* id : {"", "a/b", "../objects/x", "a b", "\xc3\xa9"})
        EXPECT_THROW(uploads.grant(id, {"text/plain", 1, ""}, 60s), std::invalid_argument) << id;
}

TEST(S3Uploads, GrantToThePublicAddressWhatTheTermsSay) {
    S3Uploads uploads(at(1, "&public=https://files.example.com&prefix=apex"));
    const std::string hash = sha256_hex("plan");
    const auto upload = uploads.grant("id-1", {"application/pdf", 4, hash}, 600s);
    EXPECT_TRUE(
        upload.url.starts_with("https://files.example.com/apex-test/apex/uploads/id-1?X-Amz-"));
    EXPECT_NE(upload.url.find("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost&"),
              std::string::npos);
    EXPECT_NE(upload.url.find("X-Amz-Expires=600&"), std::string::npos);
    EXPECT_NEAR(std::chrono::duration<double>(upload.expires_at.time_since_epoch()).count(),
                static_cast<double>(time(nullptr)) + 600, 2);
    EXPECT_EQ(upload.url.find("planted"), std::string::npos);
    ASSERT_EQ(upload.headers.size(), 2u);
    EXPECT_EQ(upload.headers[1].value, "4");
}

TEST(S3Uploads, RefuseTermsThatCannotBeSigned) {
    S3Uploads uploads(at(1));
    const auto refused = [&](const app::UploadTerms& terms, int lifetime_s) {
        EXPECT_THROW(uploads.grant("id", terms, std::chrono::seconds(lifetime_s)),
                     std::invalid_argument);
    };
    refused({"", 1, ""}, 60);
    refused({"text/plain\r\nx: y", 1, ""}, 60);
    refused({"text/plain", -1, ""}, 60);
    refused({"text/plain", (5LL << 30) + 1, ""}, 60);
    refused({"text/plain", 1, "abc"}, 60);
    refused({"text/plain", 1, ""}, 0);
    refused({"text/plain", 1, ""}, 604'801);
}

TEST(S3Uploads, NameDownloadsSafely) {
    S3Uploads uploads(at(1));
    const auto url =
        uploads.download_url({sha256_hex("a"), "pl\u00e4n \"x\"\r\n/.pdf", "application/pdf"}, 60s);
    // attachment; filename="pl__n _x____.pdf"; filename*=UTF-8''pl%C3%A4n%20%22x%22%0D%0A%2F.pdf
    EXPECT_NE(url.find("response-content-disposition=attachment%3B%20filename%3D%22pl__n%20_x____"
                       ".pdf%22%3B%20filename%2A%3DUTF-8%27%27pl%25C3%25A4n%2520%2522x%2522%250D"
                       "%250A%252F.pdf&"),
              std::string::npos)
        << url;
}

TEST(S3Uploads, SettleWhatIsOutOfTheGrantsReach) {
    const Headers facts{{"ETag", "\"1\""}, {"Content-Type", "text/plain"}};
    const Script copied = answer(200, "<CopyObjectResult/>");
    ScriptedServer server({answer(200, "plan", facts), copied, answer(200, "evil", facts),
                           answer(200, "evil", facts), copied, answer(204)});
    S3Uploads uploads(at(server.port()), quick());
    app::contract::RememberingInspector inspector;
    const auto settled = uploads.settle("id", {"text/plain", 4, ""}, inspector);
    EXPECT_EQ(inspector.seen, "evil") << "it is shown what is kept";
    EXPECT_EQ(std::get<app::StoredObject>(settled).sha256, sha256_hex("evil"))
        << "the hash is of what was copied aside, whatever the upload was before";
    const auto seen = server.requests();
    ASSERT_EQ(seen.size(), 6u);
    const std::string aside = seen[1].target;
    EXPECT_TRUE(aside.starts_with("/apex-test/settling/id.")) << aside;
    EXPECT_EQ(seen[1].headers.at("x-amz-copy-source"), "/apex-test/uploads/id");
    EXPECT_EQ(seen[2].target, aside);
    EXPECT_EQ(seen[3].target, aside) << "read again: nothing announced confirms the first reading";
    EXPECT_EQ(seen[4].headers.at("x-amz-copy-source"), aside);
    EXPECT_EQ(seen[4].target, "/apex-test/objects/" + sha256_hex("evil"));
    EXPECT_EQ(seen[5].method + seen[5].target, "DELETE" + aside);
}

TEST(S3Uploads, LetNoDamageOnTheWayCondemnAnUpload) {
    const Headers facts{{"ETag", "\"1\""}, {"Content-Type", "text/plain"}};
    ScriptedServer server({answer(200, "plan", facts), answer(200, "<CopyObjectResult/>"),
                           answer(200, "pl_n", facts), answer(200, "plan", facts), answer(204)});
    S3Uploads uploads(at(server.port()), quick());
    app::contract::RememberingInspector inspector;
    EXPECT_THROW(uploads.settle("id", {"text/plain", 4, sha256_hex("plan")}, inspector),
                 app::Unavailable);
    for (const auto& request : server.requests())
        EXPECT_NE(request.method + request.target, "DELETE/apex-test/uploads/id");
}

}  // namespace
}  // namespace apex::adapters
