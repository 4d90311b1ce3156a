// The ObjectStore port over a folder: an object lies at ab/cd/abcd...; it appears there whole, by a
// rename, once its bytes are on the disk.
#pragma once
#include <cstdint>
#include <filesystem>
#include <limits>

#include "app/ports/object_store.hpp"

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
    /// Writes and removes a small file, so that a full or read-only disk is seen.
    std::optional<std::string> trouble() override;

  private:
    std::optional<std::string> read(const std::string& sha256) const;
    bool is_intact(const std::string& sha256) const;
    std::filesystem::path place_of(const std::string& sha256) const;
    std::filesystem::path folder_, unfinished_;
    std::int64_t object_bytes_max_;
};

}  // namespace apex::adapters
