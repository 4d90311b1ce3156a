// Use cases on the files of a project: grant an upload, accept or refuse what came, find, delete,
// give up on what never came, and remove what was deleted long ago. Those that take a UnitOfWork
// belong inside answer_once (idempotent.hpp).
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "app/context.hpp"
#include "app/result.hpp"
#include "domain/project_file.hpp"

namespace apex::app {

inline constexpr std::chrono::minutes upload_lifetime{15}, download_lifetime{5};
inline constexpr std::chrono::hours upload_patience{24};  ///< then a granted file is abandoned
inline constexpr int files_of_project_max = 500;

struct GrantedFile {
    domain::ProjectFile file;
    UploadGrant upload;
};
Result<GrantedFile> grant_file(UnitOfWork& work, const Ports& ports, const Caller& caller,
                               const std::string& project_id, const domain::FileFacts& facts);

/// What was found in the store; nothing is recorded yet.
struct UploadFinding {
    std::optional<StoredObject> object;  ///< accepted
    std::optional<Rejection> refusal;    ///< refused, and deleted
    bool missing = false;                ///< nothing was uploaded so far
};
/// Settles the upload of a granted file; of another one, which is settled, nothing is asked. Reads
/// the whole upload, so no unit of work is held. Throws Unavailable, and then nothing has changed.
Result<UploadFinding> examine_upload(const Ports& ports, const Caller& caller,
                                     const std::string& project_id, const std::string& file_id);
/// Records the finding. Failure invalid with the reason where the upload was refused, now or
/// before: that is recorded all the same. A stored file stays as it is.
Result<domain::ProjectFile> record_upload(UnitOfWork& work, const Ports& ports,
                                          const Caller& caller, const std::string& project_id,
                                          const std::string& file_id, const UploadFinding& finding);
/// Once the record is committed: the upload is of no more use. What fails here is swept later.
void discard_upload(const Ports& ports, const std::string& file_id) noexcept;

struct FileView {
    domain::ProjectFile file;
    std::optional<std::string> download_url;  ///< of a stored one; lasts download_lifetime
    std::optional<domain::Time> download_expires_at;
};
Result<FileView> get_file(const Ports& ports, const Caller& caller, const std::string& project_id,
                          const std::string& file_id);

Result<Page<domain::ProjectFile>> list_files(const Ports& ports, const Caller& caller,
                                             const std::string& project_id,
                                             const PageRequest& page);

/// The record stays and is not found again.
Result<domain::ProjectFile> delete_file(const Ports& ports, const Caller& caller,
                                        const std::string& project_id, const std::string& file_id,
                                        const std::optional<std::string>& if_match);

/// Refuses files that were granted longer than upload_patience ago, and deletes uploads that are as
/// old. For the worker. How many files it refused.
int abandon_uploads(const Ports& ports);

/// Removes the bytes of files that were deleted longer ago than FilePorts::deleted_kept, unless
/// something else is the same bytes; the record stays, without its hash, and its history says so.
/// For the worker. How many files.
int purge_deleted_files(const Ports& ports);

}  // namespace apex::app
