// Reads an archive of archive_writer.hpp: first wholly, comparing every member with the manifest;
// then member by member.
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive_writer.hpp"

namespace apex::archive {

class ArchiveReader {
  public:
    /// Throws ArchiveError unless the file is whole, of that format, and every byte is as its
    /// manifest says.
    ArchiveReader(std::filesystem::path path, const std::string& format);

    /// In the order of the file; without the manifest.
    const std::vector<Member>& members() const { return members_; }
    /// Null if there is none.
    const Member* find(const std::string& path) const;
    /// The whole member in memory.
    std::string read(const Member& member);
    /// Piece by piece.
    void stream(const Member& member, const std::function<void(std::string_view)>& take);
    /// Writes the member to a new file and forces it to the disk.
    void extract(const Member& member, const std::filesystem::path& to);

  private:
    [[noreturn]] void refuse(const std::string& words) const;
    std::string manifest();

    std::filesystem::path path_;
    std::ifstream in_;
    std::vector<Member> members_;
    std::vector<std::int64_t> offsets_;  ///< of the members' bytes
};

}  // namespace apex::archive
