#include "adapters/filesystem/file_uploads.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <stdexcept>

#include "adapters/filesystem/secret_key.hpp"
#include "app/ports/unavailable.hpp"
#include "base/hmac.hpp"

namespace apex::adapters {
namespace {

namespace fs = std::filesystem;
using app::DoorRefusal;
using app::UploadRefusal;

constexpr std::size_t piece_bytes = 256 * 1024;

std::string encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        const auto byte = static_cast<unsigned char>(c);
        if (plain)
            out += c;
        else
            ((out += '%') += "0123456789ABCDEF"[byte >> 4]) += "0123456789ABCDEF"[byte & 15];
    }
    return out;
}

std::int64_t seconds_of(domain::Time time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

/// 0 for what is absent or no number, which no grant ever signs as a time.
std::int64_t number_of(const app::SignedRequest& request, const char* name) {
    const auto text = request.query.find(name);
    std::int64_t number = 0;
    if (text != request.query.end())
        std::from_chars(text->second.data(), text->second.data() + text->second.size(), number);
    return number;
}

std::string text_of(const app::SignedRequest& request, const char* name) {
    const auto text = request.query.find(name);
    return text == request.query.end() ? "" : text->second;
}

/// Reads a file from its beginning, a piece at a time.
class Reading {
  public:
    explicit Reading(const fs::path& path) : file_(path, std::ios::binary) {
        if (!file_ && errno != ENOENT) fail_of_disk("opening a file", errno);
    }
    bool is_there() const { return file_.is_open(); }
    void rewind() {
        file_.clear();
        file_.seekg(0);
    }
    /// "" at the end.
    std::string next() {
        std::string bytes(piece_bytes, '\0');
        file_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (file_.bad()) fail_of_disk("reading a file", errno);
        bytes.resize(static_cast<std::size_t>(file_.gcount()));
        return bytes;
    }

  private:
    std::ifstream file_;
};

class Arriving final : public app::IncomingUpload {
  public:
    Arriving(FileObjects& objects, fs::path place, app::UploadTerms terms)
        : file_(objects.folder() / "unfinished" / unfinished_name()),
          place_(std::move(place)),
          terms_(std::move(terms)) {}
    void add(std::string_view bytes) override {
        size_bytes_ += static_cast<std::int64_t>(bytes.size());
        if (size_bytes_ > terms_.size_bytes) return;
        sum_.add(bytes);
        file_.write(bytes);
    }
    std::optional<DoorRefusal> store() override {
        if (size_bytes_ != terms_.size_bytes) return DoorRefusal::not_signed;
        if (!terms_.sha256.empty() && sum_.hex() != terms_.sha256) return DoorRefusal::wrong_sha256;
        file_.move_to(place_);
        return std::nullopt;
    }

  private:
    UnfinishedFile file_;
    fs::path place_;
    app::UploadTerms terms_;
    Sha256 sum_;
    std::int64_t size_bytes_ = 0;
};

class Leaving final : public app::OutgoingFile {
  public:
    Leaving(Reading reading, std::int64_t size_bytes, std::string file_name,
            std::string content_type)
        : reading_(std::move(reading)),
          size_bytes_(size_bytes),
          file_name_(std::move(file_name)),
          content_type_(std::move(content_type)) {}
    std::int64_t size_bytes() const override { return size_bytes_; }
    std::string file_name() const override { return file_name_; }
    std::string content_type() const override { return content_type_; }
    std::string next() override { return reading_.next(); }

  private:
    Reading reading_;
    std::int64_t size_bytes_;
    std::string file_name_, content_type_;
};

}  // namespace

FileUploads::FileUploads(FileObjects& objects, const fs::path& key_file, app::Clock& clock)
    : objects_(objects),
      folder_(objects.folder() / "uploads"),
      key_(secret_key_of(fs::absolute(key_file))),
      clock_(clock) {
    make_durable_folder(folder_);
}

fs::path FileUploads::place_of(const std::string& upload_id) const {
    const bool is_id = !upload_id.empty() && upload_id.size() <= 128 &&
                       std::all_of(upload_id.begin(), upload_id.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                  (c >= '0' && c <= '9') || c == '-' || c == '_';
                       });
    if (!is_id) throw std::invalid_argument("an upload's id is of letters, digits, - and _");
    return folder_ / upload_id;
}

/// Path, name and each pair of the query, lengths before them so that no two requests share a text.
std::string FileUploads::signature_of(const char* path, const app::SignedRequest& request) const {
    std::string text = path;
    const auto add = [&text](const std::string& part) {
        ((text += std::to_string(part.size())) += ':') += part;
    };
    add(request.name);
    for (const auto& [name, value] : request.query) {
        if (name == "signature") continue;
        add(name);
        add(value);
    }
    return hmac_sha256_hex(key_, text);
}

std::string FileUploads::signed_url(const char* path, const app::SignedRequest& request) const {
    std::string url = path + encoded(request.name) + '?';
    for (const auto& [name, value] : request.query) url += name + '=' + encoded(value) + '&';
    return url + "signature=" + signature_of(path, request);
}

std::optional<DoorRefusal> FileUploads::refused(const char* path,
                                                const app::SignedRequest& request) const {
    if (!same_secret(text_of(request, "signature"), signature_of(path, request)))
        return DoorRefusal::not_signed;
    if (number_of(request, "expires") < seconds_of(clock_.now())) return DoorRefusal::expired;
    return std::nullopt;
}

app::UploadGrant FileUploads::grant(const std::string& upload_id, const app::UploadTerms& terms,
                                    std::chrono::seconds lifetime) {
    place_of(upload_id);
    const domain::Time expires_at =
        std::chrono::floor<std::chrono::seconds>(clock_.now()) + lifetime;
    app::SignedRequest request{upload_id,
                               {{"content_type", terms.content_type},
                                {"expires", std::to_string(seconds_of(expires_at))},
                                {"sha256", terms.sha256},
                                {"size_bytes", std::to_string(terms.size_bytes)}}};
    return {signed_url(uploads_path, request),
            {{"Content-Type", terms.content_type},
             {"Content-Length", std::to_string(terms.size_bytes)}},
            expires_at};
}

std::variant<app::StoredObject, UploadRefusal> FileUploads::settle(
    const std::string& upload_id, const app::UploadTerms& terms, app::UploadInspector& inspector) {
    const fs::path place = place_of(upload_id);
    const auto refuse = [&](UploadRefusal refusal) {
        discard(upload_id);
        return refusal;
    };
    Reading upload(place);
    if (!upload.is_there()) return UploadRefusal::missing;
    // The object is written from the very bytes that are looked at: a later PUT changes nothing.
    FileObjects::Incoming object = objects_.begin();
    inspector.begin();
    for (std::string bytes = upload.next(); !bytes.empty(); bytes = upload.next()) {
        if (object.size_bytes() > terms.size_bytes) break;
        inspector.add(bytes);
        object.add(bytes);
    }
    if (object.size_bytes() != terms.size_bytes) return refuse(UploadRefusal::wrong_size);
    if (!terms.sha256.empty() && object.sha256() != terms.sha256)
        return refuse(UploadRefusal::wrong_sha256);
    if (!inspector.accepts()) return refuse(UploadRefusal::objected);
    return object.store();
}

void FileUploads::discard(const std::string& upload_id) {
    std::error_code failure;
    fs::remove(place_of(upload_id), failure);
    if (failure) fail_of_disk("removing an upload", failure.value());
}

int FileUploads::sweep(std::chrono::seconds age) {
    int count = 0;
    std::error_code ignored;  // Another program may sweep at the same time.
    const auto before = fs::file_time_type::clock::now() - age;
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        const auto arrived = entry.last_write_time(ignored);
        if (!ignored && arrived < before && fs::remove(entry.path(), ignored)) ++count;
    }
    return count;
}

std::string FileUploads::download_url(const app::DownloadTerms& terms,
                                      std::chrono::seconds lifetime) {
    return signed_url(downloads_path,
                      {terms.sha256,
                       {{"content_type", terms.content_type},
                        {"expires", std::to_string(seconds_of(clock_.now() + lifetime))},
                        {"file_name", terms.file_name}}});
}

std::variant<std::unique_ptr<app::IncomingUpload>, DoorRefusal> FileUploads::receive(
    const app::SignedRequest& request, const Announced& announced) {
    if (const auto refusal = refused(uploads_path, request)) return *refusal;
    const app::UploadTerms terms{text_of(request, "content_type"), number_of(request, "size_bytes"),
                                 text_of(request, "sha256")};
    if (announced.content_type != terms.content_type || announced.size_bytes != terms.size_bytes)
        return DoorRefusal::not_signed;
    return std::make_unique<Arriving>(objects_, place_of(request.name), terms);
}

std::variant<std::unique_ptr<app::OutgoingFile>, DoorRefusal> FileUploads::hand_out(
    const app::SignedRequest& request) {
    if (const auto refusal = refused(downloads_path, request)) return *refusal;
    Reading file(objects_.place_of(request.name));
    if (!file.is_there()) return DoorRefusal::gone;
    Sha256 sum;
    std::int64_t size_bytes = 0;
    for (std::string bytes = file.next(); !bytes.empty(); bytes = file.next()) {
        sum.add(bytes);
        size_bytes += static_cast<std::int64_t>(bytes.size());
    }
    if (sum.hex() != request.name)
        throw app::Unavailable("object_storage", "the object " + request.name + " is damaged");
    file.rewind();
    return std::make_unique<Leaving>(std::move(file), size_bytes, text_of(request, "file_name"),
                                     text_of(request, "content_type"));
}

}  // namespace apex::adapters
