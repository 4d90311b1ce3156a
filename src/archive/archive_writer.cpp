#include "archive/archive_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "app/json_text.hpp"
#include "archive/tar_header.hpp"
#include "base/sha256.hpp"

namespace apex::archive {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path) {
    throw ArchiveError(path.string() + ": " + std::strerror(errno));
}

void sync_folder_of(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(folder);
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!synced) fail(folder);
}

std::string manifest_of(const std::string& format, const std::vector<Member>& members) {
    std::string list;
    for (const Member& member : members)
        list += (list.empty() ? "\n" : ",\n") + app::JsonObject()
                                                    .add("path", member.path)
                                                    .add("size_bytes", member.size_bytes)
                                                    .add("sha256", member.sha256)
                                                    .text();
    return app::JsonObject().add("format", format).add_raw("members", '[' + list + "\n]").text() +
           '\n';
}

}  // namespace

ArchiveWriter::ArchiveWriter(fs::path path, std::string format)
    : path_(std::move(path)),
      partial_(path_.string() + ".partial"),
      format_(std::move(format)),
      descriptor_(::open(partial_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) fail(partial_);
}

ArchiveWriter::~ArchiveWriter() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(partial_.c_str());
}

void ArchiveWriter::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(partial_);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void ArchiveWriter::begin_member(const std::string& path, std::int64_t size_bytes) {
    write(tar_header({path, size_bytes}));
}

void ArchiveWriter::end_member(std::int64_t size_bytes) {
    write(std::string(tar_padding(size_bytes), '\0'));
}

void ArchiveWriter::add(const std::string& path, std::string_view bytes) {
    const auto size_bytes = static_cast<std::int64_t>(bytes.size());
    begin_member(path, size_bytes);
    write(bytes);
    end_member(size_bytes);
    members_.push_back({path, size_bytes, sha256_hex(bytes)});
}

void ArchiveWriter::add_file(const std::string& path, const fs::path& source) {
    std::ifstream in(source, std::ios::binary);
    if (!in) fail(source);
    const auto size_bytes = static_cast<std::int64_t>(fs::file_size(source));
    begin_member(path, size_bytes);
    Sha256 sum;
    std::string piece(1 << 20, '\0');
    std::int64_t left = size_bytes;
    while (left > 0) {
        in.read(piece.data(), static_cast<std::streamsize>(
                                  std::min(left, static_cast<std::int64_t>(piece.size()))));
        const std::string_view got(piece.data(), static_cast<std::size_t>(in.gcount()));
        if (got.empty()) throw ArchiveError(source.string() + ": became shorter while it was read");
        sum.add(got);
        write(got);
        left -= static_cast<std::int64_t>(got.size());
    }
    end_member(size_bytes);
    members_.push_back({path, size_bytes, sum.hex()});
}

void ArchiveWriter::finish() {
    const std::string manifest = manifest_of(format_, members_);
    begin_member(manifest_path, static_cast<std::int64_t>(manifest.size()));
    write(manifest);
    end_member(static_cast<std::int64_t>(manifest.size()));
    write(std::string(2 * tar_block_bytes, '\0'));
    if (::fsync(descriptor_) != 0 || ::close(std::exchange(descriptor_, -1)) != 0) fail(partial_);
    if (::rename(partial_.c_str(), path_.c_str()) != 0) fail(path_);
    sync_folder_of(path_);
}

}  // namespace apex::archive
