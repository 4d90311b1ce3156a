// Port: which files a project has. Their bytes: uploads.hpp and object_store.hpp.
#pragma once
#include <optional>
#include <vector>

#include "domain/project_file.hpp"

namespace apex::app {

/// Where a page of newest-first files begins: after this one.
struct FilePosition {
    domain::Time created_at;
    domain::FileId id;
};

struct FileList {
    std::vector<domain::ProjectFile> files;
    bool more = false;
    int total = 0;  ///< counted up to exact_total + 1
};

class ProjectFileStore {
  public:
    virtual ~ProjectFileStore() = default;
    virtual void insert(const domain::ProjectFile& file) = 0;
    /// None if unknown, deleted, another project's or another account's.
    virtual std::optional<domain::ProjectFile> find(const domain::ProjectId& project,
                                                    const domain::FileId& id) = 0;
    /// Without the deleted ones; newest first, ties by id.
    virtual FileList list(const domain::ProjectId& project, int limit,
                          const std::optional<FilePosition>& after) = 0;
    /// Compare and set: stores status, hash, scanner, reason and time if the stored version is
    /// still `file.version - 1`. False: someone else was first.
    virtual bool update(const domain::ProjectFile& file) = 0;
    /// Granted before that moment and still not settled, oldest first.
    virtual std::vector<domain::ProjectFile> abandoned(domain::Time before, int limit) = 0;
    /// Deleted before that moment and still with a hash, whose bytes no report holds, no file that
    /// is stored, and none that was deleted later.
    virtual std::vector<domain::ProjectFile> purgeable(domain::Time before, int limit) = 0;
};

}  // namespace apex::app
