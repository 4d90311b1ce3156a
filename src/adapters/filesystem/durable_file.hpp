// A file that appears at its place whole: written aside, brought to the disk, then moved. What the
// disk refuses is app::Unavailable.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace apex::adapters {

/// Brings the names in a folder to the disk.
void sync_folder(const std::filesystem::path& folder);

/// Makes a folder and those above it, each entry on the disk.
void make_durable_folder(const std::filesystem::path& folder);

/// For files that are written aside; begins with the number of this process.
std::string unfinished_name();

/// Removes files with such names that programs that are gone left behind. Their number.
int sweep_unfinished(const std::filesystem::path& folder);

/// Removed again unless it was moved to where it belongs.
class UnfinishedFile {
  public:
    explicit UnfinishedFile(std::filesystem::path path);
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    void write(std::string_view bytes);
    /// Brings the bytes to the disk, then the name; a file that is there is replaced. Once.
    void move_to(const std::filesystem::path& place);

  private:
    std::filesystem::path path_;
    int descriptor_;
    bool moved_ = false;
};

[[noreturn]] void fail_of_disk(const char* doing, int error);

}  // namespace apex::adapters
