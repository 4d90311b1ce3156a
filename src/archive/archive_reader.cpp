#include "archive/archive_reader.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "app/json_text.hpp"
#include "archive/tar_header.hpp"
#include "base/sha256.hpp"

namespace apex::archive {
namespace {

constexpr std::int64_t piece_bytes = 1 << 20, manifest_bytes_max = 1 << 28;

std::string string_at(std::string_view json, const char* pointer) {
    const auto text = app::json_at(json, pointer);
    return text ? app::json_text_value(*text) : "";
}

}  // namespace

void ArchiveReader::refuse(const std::string& words) const {
    throw ArchiveError(path_.string() + ": " + words);
}

ArchiveReader::ArchiveReader(std::filesystem::path path, const std::string& format)
    : path_(std::move(path)), in_(path_, std::ios::binary) {
    if (!in_) refuse(std::strerror(errno));
    const std::string text = manifest();
    std::vector<Member> promised;
    try {
        if (const std::string is = string_at(text, "/format"); is != format)
            refuse("is of format \"" + is + "\"; this takes \"" + format + '"');
        const auto list = app::json_at(text, "/members");
        if (!list) refuse("its manifest has no members");
        for (const auto item : app::json_items(*list)) {
            const auto size = app::json_at(item, "/size_bytes");
            promised.push_back(
                {string_at(item, "/path"),
                 size ? static_cast<std::int64_t>(app::json_number_value(*size)) : -1,
                 string_at(item, "/sha256")});
        }
    } catch (const ArchiveError&) {
        throw;
    } catch (const std::exception&) {
        refuse("its manifest cannot be read");
    }
    if (promised.size() != members_.size()) refuse("has other members than its manifest");
    for (std::size_t i = 0; i < members_.size(); ++i) {
        Member& member = members_[i];
        Sha256 sum;
        stream(member, [&](std::string_view piece) { sum.add(piece); });
        member.sha256 = sum.hex();
        if (member.path != promised[i].path || member.size_bytes != promised[i].size_bytes)
            refuse("has other members than its manifest");
        if (member.sha256 != promised[i].sha256)
            refuse("member " + member.path + " does not have the SHA-256 of the manifest");
    }
}

/// Walks over the headers; the last member's bytes.
std::string ArchiveReader::manifest() {
    in_.seekg(0, std::ios::end);
    const auto end = static_cast<std::int64_t>(in_.tellg());
    std::int64_t at = 0;
    std::string block(tar_block_bytes, '\0');
    while (true) {
        in_.seekg(at);
        if (!in_.read(block.data(), static_cast<std::streamsize>(block.size())))
            refuse("ends before its manifest: it is not whole");
        const auto header = parse_tar_header(block);
        if (!header) refuse("is no archive, or is damaged");
        at += static_cast<std::int64_t>(tar_block_bytes);
        if (header->size_bytes > end - at) refuse("ends before its manifest: it is not whole");
        if (header->path == manifest_path) {
            if (header->size_bytes > manifest_bytes_max) refuse("its manifest is too long");
            std::string text(static_cast<std::size_t>(header->size_bytes), '\0');
            in_.seekg(at);
            if (!in_.read(text.data(), static_cast<std::streamsize>(text.size())))
                refuse("cannot be read");
            return text;
        }
        members_.push_back({header->path, header->size_bytes, ""});
        offsets_.push_back(at);
        at += header->size_bytes + static_cast<std::int64_t>(tar_padding(header->size_bytes));
    }
}

const Member* ArchiveReader::find(const std::string& path) const {
    const auto found = std::find_if(members_.begin(), members_.end(),
                                    [&](const Member& member) { return member.path == path; });
    return found == members_.end() ? nullptr : &*found;
}

void ArchiveReader::stream(const Member& member,
                           const std::function<void(std::string_view)>& take) {
    const auto index = static_cast<std::size_t>(&member - members_.data());
    std::string piece(static_cast<std::size_t>(std::min(piece_bytes, member.size_bytes)), '\0');
    in_.clear();
    in_.seekg(offsets_[index]);
    for (std::int64_t left = member.size_bytes; left > 0;) {
        const auto wanted = std::min(left, static_cast<std::int64_t>(piece.size()));
        if (!in_.read(piece.data(), wanted)) refuse("cannot be read");
        take(std::string_view(piece.data(), static_cast<std::size_t>(wanted)));
        left -= wanted;
    }
}

std::string ArchiveReader::read(const Member& member) {
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(member.size_bytes));
    stream(member, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

void ArchiveReader::extract(const Member& member, const std::filesystem::path& to) {
    const int descriptor = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    const auto fail = [&] { throw ArchiveError(to.string() + ": " + std::strerror(errno)); };
    if (descriptor < 0) fail();
    struct Closing {
        int descriptor;
        ~Closing() { ::close(descriptor); }
    } const closing{descriptor};
    stream(member, [&](std::string_view piece) {
        while (!piece.empty()) {
            const ssize_t written = ::write(descriptor, piece.data(), piece.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail();
            piece.remove_prefix(static_cast<std::size_t>(written));
        }
    });
    if (::fsync(descriptor) != 0) fail();
}

}  // namespace apex::archive
