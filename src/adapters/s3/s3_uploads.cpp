#include "adapters/s3/s3_uploads.hpp"

#include <algorithm>
#include <random>
#include <stdexcept>

#include "adapters/s3/s3_objects.hpp"

namespace apex::adapters {
namespace {

constexpr std::size_t swept_at_once_max = 100'000;

std::string upload_key(const std::string& upload_id) {
    const bool is_id = !upload_id.empty() && upload_id.size() <= 128 &&
                       std::all_of(upload_id.begin(), upload_id.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                  (c >= '0' && c <= '9') || c == '-' || c == '_';
                       });
    if (!is_id) throw std::invalid_argument("an upload's id is of letters, digits, - and _");
    return "uploads/" + upload_id;
}

std::string unguessable() {
    std::random_device source;
    std::string text;
    for (int i = 0; i < 4; ++i) text += std::to_string(source());
    return text;
}

/// An object that is removed again; where that fails, sweep() finds it.
class Temporary {
  public:
    Temporary(S3Client& client, std::string key) : client_(client), key_(std::move(key)) {}
    ~Temporary() {
        try {
            client_.remove(key_);
        } catch (const S3Error&) {
        }
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    const std::string& key() const { return key_; }

  private:
    S3Client& client_;
    std::string key_;
};

}  // namespace

const char* to_text(UploadRefusal refusal) {
    switch (refusal) {
        case UploadRefusal::missing:
            return "nothing was uploaded";
        case UploadRefusal::wrong_size:
            return "the upload does not have the size that was announced";
        case UploadRefusal::wrong_type:
            return "the upload does not have the type that was announced";
        case UploadRefusal::wrong_sha256:
            return "the upload does not have the SHA-256 that was announced";
    }
    return "";
}

S3Uploads::S3Uploads(S3Settings settings, S3Limits limits) : client_(std::move(settings), limits) {}

S3PresignedUpload S3Uploads::grant(const std::string& upload_id, const S3UploadTerms& terms,
                                   int lifetime_s) {
    return presigned_put(client_.settings(), upload_key(upload_id), terms, client_.now(),
                         lifetime_s);
}

std::variant<app::StoredObject, UploadRefusal> S3Uploads::settle(const std::string& upload_id,
                                                                 const S3UploadTerms& terms) {
    const std::string key = upload_key(upload_id);
    const auto refuse = [&](UploadRefusal refusal) {
        client_.remove(key);
        return refusal;
    };
    const auto facts = client_.head(key);
    if (!facts) return UploadRefusal::missing;
    if (facts->size_bytes != terms.size_bytes) return refuse(UploadRefusal::wrong_size);
    if (facts->content_type != terms.content_type) return refuse(UploadRefusal::wrong_type);
    const Temporary aside(client_, "settling/" + upload_id + '.' + unguessable());
    if (!client_.copy(key, aside.key(), terms.content_type, "")) return UploadRefusal::missing;
    NoSink nowhere;
    const auto read = client_.get(aside.key(), nowhere, {"", terms.size_bytes});
    if (!read) throw S3Error(S3Fault::refused, 404, "settling an upload: its copy has vanished");
    if (read->size_bytes != terms.size_bytes) return refuse(UploadRefusal::wrong_size);
    if (!terms.sha256.empty() && read->sha256 != terms.sha256)
        return refuse(UploadRefusal::wrong_sha256);
    if (!client_.copy(aside.key(), s3_object_key(read->sha256), terms.content_type, read->sha256))
        throw S3Error(S3Fault::refused, 404, "settling an upload: its copy has vanished");
    return app::StoredObject{read->sha256, read->size_bytes};
}

void S3Uploads::discard(const std::string& upload_id) { client_.remove(upload_key(upload_id)); }

int S3Uploads::sweep(std::chrono::seconds age) {
    int count = 0;
    const std::time_t before = client_.now() - static_cast<std::time_t>(age.count());
    for (const char* prefix : {"uploads/", "settling/"})
        for (const S3Listed& object : client_.list(prefix, swept_at_once_max))
            if (object.modified_at < before) {
                client_.remove(object.key);
                ++count;
            }
    return count;
}

std::string S3Uploads::download_url(const std::string& sha256, const std::string& file_name,
                                    const std::string& content_type, int lifetime_s) {
    return presigned_get(client_.settings(), s3_object_key(sha256), file_name, content_type,
                         client_.now(), lifetime_s);
}

}  // namespace apex::adapters
