// The Uploads port on S3: a grant is a presigned PUT to uploads/<id>.
#pragma once
#include <chrono>
#include <string>
#include <variant>

#include "adapters/s3/s3_client.hpp"
#include "app/ports/uploads.hpp"

namespace apex::adapters {

class S3Uploads final : public app::Uploads {
  public:
    explicit S3Uploads(S3Settings settings, S3Limits limits = {});

    app::UploadGrant grant(const std::string& upload_id, const app::UploadTerms& terms,
                           std::chrono::seconds lifetime) override;
    /// Copies the upload to where its grant, though it may last, does not reach; there it is read
    /// whole, its size and SHA-256 compared with the terms, and it is copied to its content
    /// address. That an object has the announced SHA-256 already is no reason to accept: whoever
    /// knows a hash would come by another's file.
    std::variant<app::StoredObject, app::UploadRefusal> settle(
        const std::string& upload_id, const app::UploadTerms& terms,
        app::UploadInspector& inspector) override;
    void discard(const std::string& upload_id) override;
    /// Also what killed settlements left.
    int sweep(std::chrono::seconds age) override;
    std::string download_url(const app::DownloadTerms& terms,
                             std::chrono::seconds lifetime) override;

  private:
    S3Client client_;
};

}  // namespace apex::adapters
