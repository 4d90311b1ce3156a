#include "adapters/filesystem/file_uploads.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "adapters/filesystem/secret_key.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::adapters {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using app::DoorRefusal;
using app::UploadRefusal;

/// What a client makes of a URL.
app::SignedRequest request_of(const std::string& url) {
    const auto unescaped = [](const std::string& text) {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '%')
                out += static_cast<char>(std::stoi(text.substr(++i, 2), nullptr, 16)), ++i;
            else
                out += text[i];
        return out;
    };
    const auto question = url.find('?');
    app::SignedRequest request{url.substr(0, question).substr(url.rfind('/', question) + 1), {}};
    std::istringstream pairs(url.substr(question + 1));
    for (std::string pair; std::getline(pairs, pair, '&');)
        request.query[pair.substr(0, pair.find('='))] = unescaped(pair.substr(pair.find('=') + 1));
    return request;
}

class FileUploadsTest : public testing::Test {
  protected:
    FileUploadsTest() {
        std::string pattern = (fs::temp_directory_path() / "apex_uploads_XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        objects_ = std::make_unique<FileObjects>(folder_ / "objects");
        uploads_ = std::make_unique<FileUploads>(*objects_, folder_ / "upload.key", clock_);
    }
    ~FileUploadsTest() override { fs::remove_all(folder_); }

    /// Nothing when it was stored.
    std::optional<DoorRefusal> put(const app::UploadGrant& grant, const std::string& bytes,
                                   const std::string& type = "text/plain") {
        auto opened = uploads_->receive(request_of(grant.url), {type, std::ssize(bytes)});
        if (const auto* refusal = std::get_if<DoorRefusal>(&opened)) return *refusal;
        auto& upload = *std::get<std::unique_ptr<app::IncomingUpload>>(opened);
        upload.add(bytes.substr(0, bytes.size() / 2));
        upload.add(bytes.substr(bytes.size() / 2));
        return upload.store();
    }
    app::UploadGrant grant(const app::UploadTerms& terms, const std::string& id = "fil_1") {
        return uploads_->grant(id, terms, 60s);
    }
    auto settle(const app::UploadTerms& terms, const std::string& id = "fil_1") {
        return uploads_->settle(id, terms, inspector_);
    }

    fs::path folder_;
    app::contract::SetClock clock_;
    app::contract::RememberingInspector inspector_;
    std::unique_ptr<FileObjects> objects_;
    std::unique_ptr<FileUploads> uploads_;
    const app::UploadTerms terms_{"text/plain", 4, sha256_hex("plan")};
    const app::UploadTerms open_terms_{"text/plain", 4, ""};
};

TEST_F(FileUploadsTest, SettleWhatTheGrantBroughtAsOftenAsAsked) {
    for (const auto& terms : {terms_, open_terms_}) {
        EXPECT_EQ(put(grant(terms), "plan"), std::nullopt);
        for (int again = 0; again < 2; ++again) {
            EXPECT_EQ(std::get<app::StoredObject>(settle(terms)).sha256, sha256_hex("plan"));
            EXPECT_EQ(inspector_.seen, "plan");
        }
        uploads_->discard("fil_1");
        EXPECT_EQ(std::get<UploadRefusal>(settle(terms)), UploadRefusal::missing);
        EXPECT_EQ(objects_->get(sha256_hex("plan")), "plan");
    }
}

TEST_F(FileUploadsTest, BelieveTheFolderAndNotTheClient) {
    const auto settled_as = [&](const app::UploadTerms& terms) {
        EXPECT_EQ(put(grant(open_terms_), "plan"), std::nullopt);
        const auto refusal = std::get<UploadRefusal>(settle(terms));
        EXPECT_EQ(std::get<UploadRefusal>(settle(terms)), UploadRefusal::missing)
            << "a refused upload is deleted";
        EXPECT_EQ(objects_->get(sha256_hex("plan")), std::nullopt);
        return refusal;
    };
    EXPECT_EQ(settled_as({"text/plain", 5, ""}), UploadRefusal::wrong_size);
    EXPECT_EQ(settled_as({"text/plain", 3, ""}), UploadRefusal::wrong_size);
    EXPECT_EQ(settled_as({"text/plain", 4, sha256_hex("other")}), UploadRefusal::wrong_sha256);
    inspector_.objects = true;
    EXPECT_EQ(settled_as(open_terms_), UploadRefusal::objected);
}

TEST_F(FileUploadsTest, TakeOnlyWhatWasSignedAndOnlyInTime) {
    const auto good = grant(terms_);
    EXPECT_EQ(put(good, "plan", "text/html"), DoorRefusal::not_signed);
    EXPECT_EQ(put(good, "plan!"), DoorRefusal::not_signed);
    EXPECT_EQ(put(good, "evil"), DoorRefusal::wrong_sha256);
    for (const char* part : {"size_bytes=4", "expires=", "content_type=text%2Fplain", "fil_1",
                             "signature=", "sha256="}) {
        auto forged = good;
        forged.url.insert(forged.url.find(part) + std::string(part).size(), "1");
        EXPECT_EQ(put(forged, "plan"), DoorRefusal::not_signed) << part;
    }
    auto more = good;
    more.url += "&more=1";
    EXPECT_EQ(put(more, "plan"), DoorRefusal::not_signed);
    clock_.advance(59s);
    EXPECT_EQ(put(good, "plan"), std::nullopt);
    clock_.advance(2s);
    EXPECT_EQ(put(good, "plan"), DoorRefusal::expired);
    EXPECT_THROW(grant(terms_, "../x"), std::invalid_argument);
}

TEST_F(FileUploadsTest, LeaveNothingOfWhatWasCutShort) {
    {
        auto opened = uploads_->receive(request_of(grant(terms_).url), {"text/plain", 4});
        std::get<std::unique_ptr<app::IncomingUpload>>(opened)->add("pl");
    }
    EXPECT_TRUE(fs::is_empty(folder_ / "objects" / "unfinished"));
    EXPECT_EQ(std::get<UploadRefusal>(settle(terms_)), UploadRefusal::missing);
}

TEST_F(FileUploadsTest, HandOutWholeFilesBySignatureAlone) {
    const std::string bytes(1'000'000, 'b');
    const auto object = objects_->put(bytes, "");
    const auto url = uploads_->download_url({object.sha256, "pläne a&b.txt", "text/plain"}, 60s);
    auto opened = uploads_->hand_out(request_of(url));
    auto& file = *std::get<std::unique_ptr<app::OutgoingFile>>(opened);
    EXPECT_EQ(file.file_name(), "pläne a&b.txt");
    EXPECT_EQ(file.content_type(), "text/plain");
    EXPECT_EQ(file.size_bytes(), 1'000'000);
    std::string read;
    for (std::string piece = file.next(); !piece.empty(); piece = file.next()) read += piece;
    EXPECT_EQ(read, bytes);
    auto as_upload = request_of(grant(terms_).url);
    EXPECT_EQ(std::get<DoorRefusal>(uploads_->hand_out(as_upload)), DoorRefusal::not_signed)
        << "a right to send is none to fetch";
    clock_.advance(61s);
    EXPECT_EQ(std::get<DoorRefusal>(uploads_->hand_out(request_of(url))), DoorRefusal::expired);
}

TEST_F(FileUploadsTest, NeverHandOutDamagedBytes) {
    const auto object = objects_->put("plan", "");
    std::ofstream(objects_->place_of(object.sha256)) << "evil";
    const auto url = uploads_->download_url({object.sha256, "a.txt", "text/plain"}, 60s);
    EXPECT_THROW(uploads_->hand_out(request_of(url)), app::Unavailable);
}

TEST_F(FileUploadsTest, SweepWhatIsOldAndKeepWhatIsNot) {
    EXPECT_EQ(put(grant(open_terms_, "old"), "plan"), std::nullopt);
    EXPECT_EQ(put(grant(open_terms_, "new"), "plan"), std::nullopt);
    fs::last_write_time(folder_ / "objects/uploads/old", fs::file_time_type::clock::now() - 25h);
    EXPECT_EQ(uploads_->sweep(24h), 1);
    EXPECT_EQ(std::get<UploadRefusal>(settle(open_terms_, "old")), UploadRefusal::missing);
    EXPECT_EQ(settle(open_terms_, "new").index(), 0u);
}

TEST_F(FileUploadsTest, ShareOneKeyThatOthersMayNotRead) {
    const fs::path file = folder_ / "upload.key";
    EXPECT_EQ(secret_key_of(file), secret_key_of(file));
    struct stat facts {};
    ASSERT_EQ(stat(file.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777u, 0600u);
    const auto url = grant(terms_).url;
    FileUploads another(*objects_, file, clock_);
    EXPECT_EQ(another.receive(request_of(url), {"text/plain", 4}).index(), 0u);
    chmod(file.c_str(), 0640);
    EXPECT_THROW(secret_key_of(file), app::Unavailable);
    chmod(file.c_str(), 0600);
    std::ofstream(file) << "short";
    EXPECT_THROW(secret_key_of(file), app::Unavailable);
}

}  // namespace
}  // namespace apex::adapters
