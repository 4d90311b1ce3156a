// The ObjectStore port over a folder: an object lies at ab/cd/abcd...; it appears there whole, by a
// rename, once its bytes are on the disk.
#pragma once
#include <cstdint>
#include <filesystem>
#include <limits>

#include "adapters/filesystem/durable_file.hpp"
#include "app/ports/object_store.hpp"
#include "base/sha256.hpp"

namespace apex::adapters {

class FileObjects final : public app::ObjectStore {
  public:
    /// The folder is made if it is absent; what a killed program left half-written is swept. Throws
    /// Unavailable.
    explicit FileObjects(std::filesystem::path folder,
                         std::int64_t object_bytes_max = std::numeric_limits<std::int64_t>::max());

    app::StoredObject put(std::string_view bytes, std::string_view content_type) override;
    std::optional<std::string> get(const std::string& sha256) override;
    std::optional<std::int64_t> size_bytes(const std::string& sha256) override;
    void remove(const std::string& sha256) override;
    /// Of programs that are gone, whatever their age; the others' are theirs.
    int sweep(std::chrono::seconds age) override;

    /// An object that comes a piece at a time; without store() nothing is kept. The store outlives
    /// it.
    class Incoming {
      public:
        void add(std::string_view bytes);
        std::int64_t size_bytes() const { return size_bytes_; }
        /// Of everything that was added; nothing may be added afterwards.
        const std::string& sha256();
        /// Durable when it returns. Once. Throws Unavailable.
        app::StoredObject store();

      private:
        friend class FileObjects;
        explicit Incoming(const FileObjects& objects);
        const FileObjects& objects_;
        UnfinishedFile file_;
        Sha256 sum_;
        std::string sha256_;
        std::int64_t size_bytes_ = 0;
    };
    Incoming begin();
    /// Where an object lies, if it is there.
    std::filesystem::path place_of(const std::string& sha256) const;
    const std::filesystem::path& folder() const { return folder_; }

    /// Writes and removes a small file, so that a full or read-only disk is seen.
    std::optional<std::string> trouble() override;

  private:
    std::optional<std::string> read(const std::string& sha256) const;
    bool is_intact(const std::string& sha256) const;
    std::filesystem::path folder_, unfinished_;
    std::int64_t object_bytes_max_;
};

}  // namespace apex::adapters
