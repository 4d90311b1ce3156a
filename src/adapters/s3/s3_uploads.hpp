// Files that clients send straight to the store: a grant to upload, and its settlement, which
// believes only what the store holds. Not here: whose file it is, and who may (application).
#pragma once
#include <chrono>
#include <string>
#include <variant>

#include "adapters/s3/s3_client.hpp"
#include "adapters/s3/s3_presign.hpp"
#include "app/ports/object_store.hpp"

namespace apex::adapters {

/// Why an upload was not accepted.
enum class UploadRefusal : unsigned char { missing, wrong_size, wrong_type, wrong_sha256 };

const char* to_text(UploadRefusal refusal);

class S3Uploads {
  public:
    explicit S3Uploads(S3Settings settings, S3Limits limits = {});

    /// `upload_id` is of [A-Za-z0-9_-], one for each upload. The PUT goes to uploads/<id>.
    S3PresignedUpload grant(const std::string& upload_id, const S3UploadTerms& terms,
                            int lifetime_s);
    /// Copies the upload to where its grant, though it may last, does not reach; there it is read
    /// whole, its size and SHA-256 compared with the terms, and it is copied to its content
    /// address. A refused upload is deleted; an accepted one stays until discard(), so that who
    /// dies before recording the answer can ask again. That an object has the announced SHA-256
    /// already is no reason to accept: whoever knows a hash would come by another's file.
    std::variant<app::StoredObject, UploadRefusal> settle(const std::string& upload_id,
                                                          const S3UploadTerms& terms);
    /// Deletes the upload, once the answer of settle() is recorded. An absent one is no error.
    void discard(const std::string& upload_id);
    /// Deletes uploads that arrived more than `age` ago and were never settled, or settled and not
    /// discarded, and what killed settlements left. Their number.
    int sweep(std::chrono::seconds age);
    /// A URL that downloads a settled file under a name.
    std::string download_url(const std::string& sha256, const std::string& file_name,
                             const std::string& content_type, int lifetime_s);

  private:
    S3Client client_;
};

}  // namespace apex::adapters
