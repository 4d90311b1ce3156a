// Uploads and downloads by signed URLs over the folder of FileObjects, for the API that runs
// without an object store: it answers the URLs itself. An upload waits at uploads/<id> until it is
// settled.
#pragma once
#include <filesystem>
#include <string>

#include "adapters/filesystem/file_objects.hpp"
#include "app/ports/clock.hpp"
#include "app/ports/upload_door.hpp"
#include "app/ports/uploads.hpp"

namespace apex::adapters {

/// Where the API answers the URLs.
inline constexpr const char* uploads_path = "/api/v1/uploads/";
inline constexpr const char* downloads_path = "/api/v1/downloads/";

class FileUploads final : public app::Uploads, public app::UploadDoor {
  public:
    /// `key_file` signs; it is made if absent. Objects and clock outlive it. Throws Unavailable.
    FileUploads(FileObjects& objects, const std::filesystem::path& key_file, app::Clock& clock);

    app::UploadGrant grant(const std::string& upload_id, const app::UploadTerms& terms,
                           std::chrono::seconds lifetime) override;
    std::variant<app::StoredObject, app::UploadRefusal> settle(
        const std::string& upload_id, const app::UploadTerms& terms,
        app::UploadInspector& inspector) override;
    void discard(const std::string& upload_id) override;
    int sweep(std::chrono::seconds age) override;
    std::string download_url(const app::DownloadTerms& terms,
                             std::chrono::seconds lifetime) override;

    std::variant<std::unique_ptr<app::IncomingUpload>, app::DoorRefusal> receive(
        const app::SignedRequest& request, const Announced& announced) override;
    std::variant<std::unique_ptr<app::OutgoingFile>, app::DoorRefusal> hand_out(
        const app::SignedRequest& request) override;

  private:
    std::filesystem::path place_of(const std::string& upload_id) const;
    std::string signed_url(const char* path, const app::SignedRequest& unsigned_request) const;
    std::string signature_of(const char* path, const app::SignedRequest& request) const;
    std::optional<app::DoorRefusal> refused(const char* path,
                                            const app::SignedRequest& request) const;

    FileObjects& objects_;
    std::filesystem::path folder_;
    std::string key_;
    app::Clock& clock_;
};

}  // namespace apex::adapters
