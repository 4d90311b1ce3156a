// Writes a tar (POSIX ustar) member by member, and as its last member `manifest.json`: format,
// sizes and SHA-256 of all the others. The file appears under its name when it is whole.
#pragma once
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace apex::archive {

/// A file that cannot be written or read, or is not what it should be; in words.
struct ArchiveError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One entry of a manifest.
struct Member {
    std::string path;
    std::int64_t size_bytes = 0;
    std::string sha256;
};

inline constexpr const char* manifest_path = "manifest.json";

class ArchiveWriter {
  public:
    /// Writes to `path` + ".partial" until finish(). `format` is "apex.account/1" or the like.
    ArchiveWriter(std::filesystem::path path, std::string format);
    ~ArchiveWriter();  ///< without finish(): nothing is left
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    void add(const std::string& path, std::string_view bytes);
    /// The content of a file that does not change meanwhile.
    void add_file(const std::string& path, const std::filesystem::path& source);
    /// Adds the manifest, forces all to the disk and gives the file its name.
    void finish();

  private:
    void begin_member(const std::string& path, std::int64_t size_bytes);
    void end_member(std::int64_t size_bytes);
    void write(std::string_view bytes);

    std::filesystem::path path_, partial_;
    std::string format_;
    int descriptor_;
    std::vector<Member> members_;
};

}  // namespace apex::archive
