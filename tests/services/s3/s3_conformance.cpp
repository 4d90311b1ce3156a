// The S3 adapter against a real server: the ObjectStore contract, and what the protocol promises.
// Usage: S3_TEST_URL=s3://KEY:SECRET@host:port/bucket?... apex_s3_conformance [gtest flags]
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

#include "adapters/http_client/http_transport.hpp"
#include "adapters/s3/s3_calls.hpp"
#include "adapters/s3/s3_multipart.hpp"
#include "adapters/s3/s3_objects.hpp"
#include "adapters/s3/s3_presign.hpp"
#include "adapters/s3/s3_uploads.hpp"
#include "adapters/s3/s3_url.hpp"
#include "adapters/s3/xml_text.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/object_store_contract.hpp"

namespace apex::adapters {
namespace {

using namespace std::chrono_literals;
using app::UploadRefusal;

S3Settings settings() {
    const auto parsed = parse_s3_url(std::getenv("S3_TEST_URL"));
    if (const auto* refusal = refused(parsed)) throw std::runtime_error(refusal->reason);
    return value(parsed);
}

S3Settings with_prefix(const std::string& prefix) {
    auto s = settings();
    s.prefix = prefix;
    return s;
}

S3Settings with_bucket(const std::string& bucket) {
    auto s = settings();
    s.bucket = bucket;
    return s;
}

std::shared_ptr<app::ObjectStore> make() { return std::make_shared<S3Objects>(settings()); }

std::string random_bytes(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    return bytes;
}

class S3Conformance : public testing::Test {
  protected:
    S3Conformance() { client_.ensure_bucket(); }
    std::string put(const std::string& key, std::string_view bytes,
                    const std::string& type = "application/octet-stream") {
        MemorySource source(bytes);
        return client_.put(key, source, type);
    }
    std::optional<std::string> get(const std::string& key) {
        MemorySink sink;
        return client_.get(key, sink, {}) ? std::optional(sink.bytes) : std::nullopt;
    }
    template <class Act>
    S3Fault fault(Act act) {
        try {
            act();
        } catch (const S3Error& error) {
            words_ = error.what();
            EXPECT_EQ(words_.find(settings().credentials.secret_key), std::string::npos);
            return error.fault();
        }
        ADD_FAILURE() << "nothing was thrown";
        return S3Fault::refused;
    }
    std::string words_;
    S3Client client_{with_prefix("conformance/")};
};

TEST_F(S3Conformance, KeepsKeysOfAnyCharacters) {
    const std::vector<std::string> keys{"plain",
                                        "a b",
                                        "a+b",
                                        "a=b",
                                        "=",
                                        "a%20b",
                                        "a%2Fb",
                                        "a&b=c",
                                        "a?b",
                                        "a#b",
                                        "a;b:c@d,e",
                                        "a\"b'c",
                                        "a<b>",
                                        "a\\b",
                                        "a^b`c|d{e}",
                                        "(a)[b]!$*~",
                                        "dir/sub/leaf",
                                        "a//b",
                                        "./a",
                                        "a/../b",
                                        "a/.",
                                        "trailing/",
                                        "\u00e9t\u00e9",
                                        "\u6587\u5b57",
                                        "\U0001f4dd",
                                        "-_.~",
                                        "tab\there",
                                        std::string(900, 'k')};
    for (std::size_t i = 0; i < keys.size(); ++i)
        put("odd/" + keys[i], "value " + std::to_string(i));
    for (std::size_t i = 0; i < keys.size(); ++i)
        EXPECT_EQ(get("odd/" + keys[i]), "value " + std::to_string(i)) << keys[i];
    std::vector<std::string> listed, expected;
    for (const auto& object : client_.list("odd/", 1000)) listed.push_back(object.key);
    for (const auto& key : keys) expected.push_back("odd/" + key);
    std::sort(expected.begin(), expected.end());
    std::sort(listed.begin(), listed.end());
    EXPECT_EQ(listed, expected);
    for (const auto& key : keys) {
        client_.remove("odd/" + key);
        EXPECT_EQ(get("odd/" + key), std::nullopt) << key;
    }
}

TEST_F(S3Conformance, KeepsAnEmptyObject) {
    put("empty", "");
    EXPECT_EQ(get("empty"), "");
    EXPECT_EQ(client_.head("empty")->size_bytes, 0);
}

TEST_F(S3Conformance, KeepsALargeObjectInParts) {
    const std::string bytes = random_bytes(20 << 20, 1);
    const std::string sha256 = put("large", bytes, "application/pdf");
    EXPECT_EQ(sha256, sha256_hex(bytes));
    const auto facts = client_.head("large");
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->size_bytes, 20 << 20);
    EXPECT_EQ(facts->sha256, sha256);
    EXPECT_EQ(facts->content_type, "application/pdf");
    EXPECT_NE(facts->etag.find("-3"), std::string::npos) << "three parts: " << facts->etag;
    EXPECT_TRUE(get("large") == bytes);
    client_.remove("large");
}

TEST_F(S3Conformance, KeepsALargeFileThatIsNeverWholeInMemory) {
    const std::string path =
        testing::TempDir() + "s3_large_" + std::to_string(std::random_device{}());
    const std::string bytes = random_bytes(17 << 20, 2);
    std::ofstream(path, std::ios::binary) << bytes;
    FileSource source(path);
    EXPECT_EQ(client_.put("file", source, "application/pdf"), sha256_hex(bytes));
    NoSink nowhere;
    EXPECT_EQ(client_.get("file", nowhere, {})->sha256, sha256_hex(bytes));
    std::remove(path.c_str());
}

TEST_F(S3Conformance, OverwritesWhole) {
    put("twice", "first, and longer", "text/plain");
    put("twice", "second", "text/html");
    EXPECT_EQ(get("twice"), "second");
    EXPECT_EQ(client_.head("twice")->content_type, "text/html");
}

TEST_F(S3Conformance, AnswersNothingForAnAbsentKey) {
    EXPECT_EQ(get("absent"), std::nullopt);
    EXPECT_EQ(client_.head("absent"), std::nullopt);
    client_.remove("absent");
    EXPECT_FALSE(client_.copy("absent", "to", "text/plain", ""));
}

TEST_F(S3Conformance, ListsByPrefixInOrder) {
    for (int i = 0; i < 25; ++i) put("list/" + std::to_string(100 + i), std::string(7, 'x'));
    put("list2", "x");
    const auto all = client_.list("list/", 1000);
    ASSERT_EQ(all.size(), 25u);
    EXPECT_EQ(all[0].key, "list/100");
    EXPECT_EQ(all[24].key, "list/124");
    EXPECT_EQ(all[0].size_bytes, 7);
    EXPECT_NEAR(static_cast<double>(all[0].modified_at), static_cast<double>(time(nullptr)), 60);
    EXPECT_EQ(client_.list("list/", 3).size(), 3u);
    EXPECT_TRUE(client_.list("nothing/", 3).empty());
}

TEST_F(S3Conformance, NamesAWrongSecretAndAnUnknownKey) {
    auto wrong = settings();
    wrong.credentials.secret_key += "x";
    EXPECT_EQ(fault([&] { S3Client(wrong).check(); }), S3Fault::forbidden);
    EXPECT_NE(words_.find("403 SignatureDoesNotMatch"), std::string::npos) << words_;
    EXPECT_EQ(fault([&] { S3Client(wrong).head("absent"); }), S3Fault::forbidden);
    auto unknown = settings();
    unknown.credentials.access_key = "NOBODY";
    EXPECT_EQ(fault([&] { S3Client(unknown).check(); }), S3Fault::forbidden);
    EXPECT_NE(words_.find("403 InvalidAccessKeyId"), std::string::npos) << words_;
    EXPECT_NE(S3Objects(wrong).trouble(), std::nullopt);
}

TEST_F(S3Conformance, NamesAClockThatIsTwentyMinutesOff) {
    for (const int off_s : {-1200, 1200}) {
        S3Client skewed(settings(), {}, [=] { return std::time(nullptr) + off_s; });
        EXPECT_EQ(fault([&] { skewed.check(); }), S3Fault::clock_skew);
        EXPECT_NE(words_.find("differ by "), std::string::npos) << words_;
        EXPECT_EQ(fault([&] { skewed.head("absent"); }), S3Fault::clock_skew);
    }
    S3Client ten_minutes(settings(), {}, [] { return std::time(nullptr) + 600; });
    ten_minutes.check();
}

TEST_F(S3Conformance, NeverTakesAMissingBucketForAMissingObject) {
    S3Client nowhere(with_bucket("apex-never-made"));
    MemorySink sink;
    MemorySource source("b");
    EXPECT_EQ(fault([&] { nowhere.get("key", sink, {}); }), S3Fault::missing_bucket);
    EXPECT_EQ(fault([&] { nowhere.head("key"); }), S3Fault::missing_bucket);
    EXPECT_EQ(fault([&] { nowhere.put("key", source, "text/plain"); }), S3Fault::missing_bucket);
    EXPECT_EQ(fault([&] { nowhere.check(); }), S3Fault::missing_bucket);
}

TEST_F(S3Conformance, MakesABucketOnceAndIsContentAfter) {
    const std::string name = "apex-made-" + std::to_string(std::random_device{}());
    S3Client first(with_bucket(name)), second(with_bucket(name));
    first.ensure_bucket();
    second.ensure_bucket();
    second.check();
}

TEST_F(S3Conformance, CopiesInsideTheStore) {
    put("from", "copied", "text/plain");
    EXPECT_TRUE(client_.copy("from", "to =/\u00e9", "application/pdf", sha256_hex("copied")));
    EXPECT_EQ(get("to =/\u00e9"), "copied");
    EXPECT_EQ(client_.head("to =/\u00e9")->content_type, "application/pdf");
    EXPECT_EQ(client_.head("to =/\u00e9")->sha256, sha256_hex("copied"));
}

TEST_F(S3Conformance, HasItsHashesCheckedByTheServer) {
    s3::S3Calls calls(settings(), {}, [] { return std::time(nullptr); });
    s3::Call lie{"lying", "PUT", "lie"};
    lie.body = "these bytes";
    lie.body_sha256 = sha256_hex("other bytes");
    auto manner = calls.probing();
    EXPECT_EQ(fault([&] { calls.perform(lie, manner); }), S3Fault::damaged) << words_;
    EXPECT_EQ(S3Client(settings()).head("lie"), std::nullopt);
}

TEST_F(S3Conformance, EndsUploadsThatAKilledProgramLeft) {
    const auto own = with_prefix("left/");
    s3::S3Calls calls(own, {}, [] { return std::time(nullptr); });
    for (const char* key : {"left/a", "left/b c=+"}) {
        s3::Call begin{"beginning", "POST", key, {{"uploads", ""}}};
        const auto id = s3::xml_text(calls.perform(begin, calls.manner()).body, "UploadId");
        ASSERT_TRUE(id);
        const std::string part(5 << 20, 'p');
        s3::Call send{"sending", "PUT", key, {{"partNumber", "1"}, {"uploadId", *id}}};
        send.body = part;
        send.body_sha256 = sha256_hex(part);
        calls.perform(send, calls.manner());
    }
    S3Client client(own);
    EXPECT_EQ(client.abort_unfinished(std::chrono::hours(1)), 0) << "they are young";
    EXPECT_EQ(client.abort_unfinished(std::chrono::seconds(-60)), 2);
    EXPECT_EQ(client.abort_unfinished(std::chrono::seconds(-60)), 0);
}

// ---- presigned URLs, used by a client that has no keys

class S3Presigned : public S3Conformance {
  protected:
    http_client::HttpAnswer send(const std::string& method, const std::string& url,
                                 const std::vector<app::UploadHeader>& signed_headers = {},
                                 std::string_view body = "") {
        std::vector<s3::NameValue> headers;
        for (const auto& [name, value] : signed_headers)
            if (name != "Content-Length")  // libcurl writes the length of the body itself.
                headers.push_back({name, value});
        auto outcome = browser_.exchange({method, url, std::move(headers), body}, {});
        if (const auto* broken = std::get_if<http_client::HttpFault>(&outcome))
            throw std::runtime_error(broken->reason);
        return std::get<http_client::HttpAnswer>(outcome);
    }
    http_client::HttpTransport browser_{settings().ca_file, 4};
    std::variant<app::StoredObject, app::UploadRefusal> settle(const std::string& id,
                                                               const app::UploadTerms& terms) {
        return uploads_.settle(id, terms, inspector_);
    }
    app::contract::RememberingInspector inspector_;
    S3Uploads uploads_{with_prefix("conformance/")};
    const std::string plan_ = "%PDF-1.7 plan";
    const app::UploadTerms terms_{"application/pdf", 13, sha256_hex("%PDF-1.7 plan")};
    const app::UploadTerms open_terms_{"application/pdf", 13, ""};
};

std::vector<app::UploadHeader> granted(const std::vector<s3::NameValue>& headers) {
    std::vector<app::UploadHeader> list;
    for (const auto& [name, value] : headers) list.push_back({name, value});
    return list;
}

std::string fresh_id() { return "id-" + std::to_string(std::random_device{}()); }

TEST_F(S3Presigned, AnUploadAsGrantedArrivesAndSettles) {
    for (const auto& terms : {terms_, open_terms_}) {
        const std::string id = fresh_id();
        const auto grant = uploads_.grant(id, terms, 60s);
        EXPECT_EQ(send("PUT", grant.url, grant.headers, plan_).status, 200);
        for (int again = 0; again < 2; ++again) {
            const auto settled = settle(id, terms);
            ASSERT_EQ(settled.index(), 0u) << static_cast<int>(std::get<UploadRefusal>(settled));
            EXPECT_EQ(std::get<app::StoredObject>(settled).sha256, sha256_hex(plan_));
            EXPECT_EQ(std::get<app::StoredObject>(settled).size_bytes, 13);
        }
        uploads_.discard(id);
        EXPECT_EQ(std::get<UploadRefusal>(settle(id, terms)), UploadRefusal::missing);
        EXPECT_EQ(S3Objects(with_prefix("conformance/")).get(sha256_hex(plan_)), plan_);
    }
}

TEST_F(S3Presigned, AnUploadOtherThanGrantedIsRefusedByTheServer) {
    const std::string id = fresh_id();
    const auto grant = uploads_.grant(id, terms_, 60s);
    auto headers = grant.headers;
    EXPECT_EQ(send("PUT", grant.url, headers, plan_ + "!").status, 403) << "another size";
    headers[0].value = "text/html";
    EXPECT_EQ(send("PUT", grant.url, headers, plan_).status, 403) << "another type";
    const auto bare = send("PUT", grant.url, {}, plan_).status;
    EXPECT_TRUE(bare == 403 || bare == 400) << bare << " without the headers";
    EXPECT_EQ(send("GET", grant.url, grant.headers).status, 403) << "another method";
    auto elsewhere = grant.url;
    elsewhere.replace(elsewhere.find(id), id.size(), "id-other");
    EXPECT_EQ(send("PUT", elsewhere, grant.headers, plan_).status, 403) << "another key";
    EXPECT_EQ(send("PUT", grant.url.substr(0, grant.url.find('?')), grant.headers, plan_).status,
              403)
        << "no signature";
    EXPECT_EQ(std::get<UploadRefusal>(settle(id, terms_)), UploadRefusal::missing)
        << "none of it was stored";
}

TEST_F(S3Presigned, AnExpiredUrlIsRefused) {
    const auto long_ago = std::time(nullptr) - 120;
    const auto grant =
        presigned_put(with_prefix("conformance/"), "uploads/late", terms_, long_ago, 60);
    EXPECT_EQ(send("PUT", grant.url, granted(grant.headers), plan_).status, 403);
    put("late", "bytes");
    EXPECT_EQ(send("GET", presigned_get(with_prefix("conformance/"), "late", "l.pdf",
                                        "application/pdf", long_ago, 60))
                  .status,
              403);
    auto longer = presigned_get(with_prefix("conformance/"), "late", "l.pdf", "application/pdf",
                                long_ago, 60);
    longer.replace(longer.find("X-Amz-Expires=60"), 16, "X-Amz-Expires=600");
    EXPECT_EQ(send("GET", longer).status, 403) << "its lifetime is signed";
}

TEST_F(S3Presigned, SettlementBelievesTheStoreAndNotTheClient) {
    const std::string id = fresh_id();
    const auto settle_as = [&](const app::UploadTerms& terms) {
        const auto grant = uploads_.grant(id, open_terms_, 60s);
        EXPECT_EQ(send("PUT", grant.url, grant.headers, plan_).status, 200);
        const auto refusal = std::get<UploadRefusal>(settle(id, terms));
        EXPECT_EQ(std::get<UploadRefusal>(settle(id, terms)), UploadRefusal::missing)
            << "a refused upload is deleted";
        return refusal;
    };
    EXPECT_EQ(settle_as({"application/pdf", 14, ""}), UploadRefusal::wrong_size);
    EXPECT_EQ(settle_as({"image/png", 13, ""}), UploadRefusal::wrong_type);
    EXPECT_EQ(settle_as({"application/pdf", 13, sha256_hex("other")}), UploadRefusal::wrong_sha256);
}

TEST_F(S3Presigned, AnUploadThatTheInspectorObjectsToIsDeletedAndNeverAnObject) {
    const std::string id = fresh_id(), evil = "%PDF-1.7 evil";
    const auto grant = uploads_.grant(id, open_terms_, 60s);
    EXPECT_EQ(send("PUT", grant.url, grant.headers, evil).status, 200);
    inspector_.objects = true;
    EXPECT_EQ(std::get<UploadRefusal>(settle(id, open_terms_)), UploadRefusal::objected);
    EXPECT_EQ(inspector_.seen, evil);
    EXPECT_EQ(S3Objects(with_prefix("conformance/")).get(sha256_hex(evil)), std::nullopt);
    EXPECT_EQ(std::get<UploadRefusal>(settle(id, open_terms_)), UploadRefusal::missing);
}

TEST_F(S3Presigned, ASettledFileIsOutOfTheGrantsReach) {
    const std::string id = fresh_id();
    const auto grant = uploads_.grant(id, open_terms_, 60s);
    send("PUT", grant.url, grant.headers, plan_);
    const auto settled = std::get<app::StoredObject>(settle(id, open_terms_));
    EXPECT_EQ(send("PUT", grant.url, grant.headers, "%PDF-1.7 evil").status, 200);
    EXPECT_EQ(S3Objects(with_prefix("conformance/")).get(settled.sha256), plan_);
    EXPECT_GE(uploads_.sweep(std::chrono::seconds(-60)), 1);
    EXPECT_TRUE(client_.list("uploads/", 10).empty());
}

TEST_F(S3Presigned, ADownloadHasItsNameAndType) {
    S3Objects objects(with_prefix("conformance/"));
    const std::string sha256 = objects.put(plan_, "application/octet-stream").sha256;
    const auto url = uploads_.download_url({sha256, "pl\u00e4n \"A\".pdf", "application/pdf"}, 60s);
    const auto answer = send("GET", url);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, plan_);
    EXPECT_EQ(answer.header("content-type"), "application/pdf");
    EXPECT_EQ(answer.header("content-disposition"),
              "attachment; filename=\"pl__n _A_.pdf\"; filename*=UTF-8''pl%C3%A4n%20%22A%22.pdf");
    EXPECT_EQ(send("PUT", url, {}, "x").status, 403) << "it reads and does nothing else";
}

}  // namespace
}  // namespace apex::adapters

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(S3, ObjectStoreContract, testing::Values(apex::adapters::make));
}

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (!std::getenv("S3_TEST_URL") && !testing::GTEST_FLAG(list_tests)) {
        std::cerr << "S3_TEST_URL names no server\n";
        return 2;
    }
    return RUN_ALL_TESTS();
}
