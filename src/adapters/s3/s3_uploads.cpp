#include "adapters/s3/s3_uploads.hpp"

#include <algorithm>
#include <random>
#include <stdexcept>

#include "adapters/s3/s3_objects.hpp"
#include "adapters/s3/s3_presign.hpp"

namespace apex::adapters {
namespace {

using app::UploadRefusal;

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

/// Shows an object to an inspector while it is read.
class Shown final : public ByteSink {
  public:
    explicit Shown(app::UploadInspector& inspector) : inspector_(inspector) {}
    void begin() override { inspector_.begin(); }
    void add(std::string_view bytes) override { inspector_.add(bytes); }

  private:
    app::UploadInspector& inspector_;
};

}  // namespace

S3Uploads::S3Uploads(S3Settings settings, S3Limits limits) : client_(std::move(settings), limits) {}

app::UploadGrant S3Uploads::grant(const std::string& upload_id, const app::UploadTerms& terms,
                                  std::chrono::seconds lifetime) {
    const S3PresignedUpload upload =
        presigned_put(client_.settings(), upload_key(upload_id), terms, client_.now(),
                      static_cast<int>(lifetime.count()));
    app::UploadGrant grant{upload.url, {}, domain::Time(std::chrono::seconds(upload.expires_at))};
    for (const auto& header : upload.headers) grant.headers.push_back({header.name, header.value});
    return grant;
}

std::variant<app::StoredObject, UploadRefusal> S3Uploads::settle(const std::string& upload_id,
                                                                 const app::UploadTerms& terms,
                                                                 app::UploadInspector& inspector) {
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
    Shown shown(inspector);
    const auto read = client_.get(aside.key(), shown, {"", terms.size_bytes});
    if (!read) throw S3Error(S3Fault::refused, 404, "settling an upload: its copy has vanished");
    if (read->size_bytes != terms.size_bytes) return refuse(UploadRefusal::wrong_size);
    // What was damaged on the way to us must neither condemn an upload nor give it its name.
    if (read->sha256 != terms.sha256) {
        NoSink nowhere;
        const auto again = client_.get(aside.key(), nowhere, {"", terms.size_bytes});
        if (!again || again->sha256 != read->sha256)
            throw S3Error(S3Fault::damaged, 200, "settling an upload: two readings differ");
    }
    if (!terms.sha256.empty() && read->sha256 != terms.sha256)
        return refuse(UploadRefusal::wrong_sha256);
    if (!inspector.accepts()) return refuse(UploadRefusal::objected);
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

std::string S3Uploads::download_url(const app::DownloadTerms& terms,
                                    std::chrono::seconds lifetime) {
    return presigned_get(client_.settings(), s3_object_key(terms.sha256), terms.file_name,
                         terms.content_type, client_.now(), static_cast<int>(lifetime.count()));
}

}  // namespace apex::adapters
