#include "adapters/filesystem/file_objects.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "app/ports/unavailable.hpp"
#include "base/sha256.hpp"

namespace apex::adapters {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* doing, int error) {
    throw app::Unavailable("object_storage", std::string(doing) + ": " + std::strerror(error));
}

/// An open file or folder.
class Handle {
  public:
    Handle(const fs::path& path, int flags)
        : descriptor_(open(path.c_str(), flags | O_CLOEXEC, 0640)) {
        if (descriptor_ < 0) fail("opening a file", errno);
    }
    ~Handle() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    void write_all(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail("writing", errno);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync() {
        if (fsync(descriptor_) != 0) fail("writing to the disk", errno);
    }

  private:
    int descriptor_;
};

void sync_folder(const fs::path& folder) { Handle(folder, O_RDONLY | O_DIRECTORY).sync(); }

/// Makes a folder and those above it, each entry on the disk.
void make_folder(const fs::path& folder) {
    if (folder.empty() || fs::is_directory(folder)) return;
    make_folder(folder.parent_path());
    if (mkdir(folder.c_str(), 0750) != 0 && errno != EEXIST) fail("making a folder", errno);
    sync_folder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
}

/// A file that is removed again unless it was moved to where it belongs.
class Unfinished {
  public:
    explicit Unfinished(fs::path path) : path_(std::move(path)) {}
    ~Unfinished() {
        if (!moved_) unlink(path_.c_str());
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    void write(std::string_view bytes) {
        Handle file(path_, O_WRONLY | O_CREAT | O_EXCL);
        file.write_all(bytes);
        file.sync();
    }
    void move_to(const fs::path& place) {
        if (rename(path_.c_str(), place.c_str()) != 0) fail("moving a file", errno);
        moved_ = true;
    }

  private:
    fs::path path_;
    bool moved_ = false;
};

std::string unique_name() {
    static std::atomic<unsigned> count = 0;
    return std::to_string(getpid()) + '.' + std::to_string(++count);
}

bool is_hash(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// Removes what programs that are gone left behind: names begin with their process.
void sweep(const fs::path& unfinished) {
    std::error_code ignored;  // Another program may sweep at the same time.
    for (const auto& entry : fs::directory_iterator(unfinished, ignored)) {
        const long process = std::atol(entry.path().filename().c_str());
        const bool gone =
            process != getpid() && kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH;
        if (process <= 0 || gone) fs::remove(entry.path(), ignored);
    }
}

}  // namespace

FileObjects::FileObjects(fs::path folder, std::int64_t object_bytes_max)
    : folder_(fs::absolute(folder)),
      unfinished_(folder_ / "unfinished"),
      object_bytes_max_(object_bytes_max) {
    make_folder(unfinished_);
    sweep(unfinished_);
}

fs::path FileObjects::place_of(const std::string& sha256) const {
    return folder_ / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

app::StoredObject FileObjects::put(std::string_view bytes, std::string_view) {
    const app::StoredObject object{sha256_hex(bytes), static_cast<std::int64_t>(bytes.size())};
    if (object.size_bytes > object_bytes_max_) fail("storing an object", EFBIG);
    if (is_intact(object.sha256)) return object;  // A damaged one is written again.
    const fs::path place = place_of(object.sha256);
    make_folder(place.parent_path());
    Unfinished file(unfinished_ / unique_name());
    file.write(bytes);
    file.move_to(place);
    sync_folder(place.parent_path());
    return object;
}

bool FileObjects::is_intact(const std::string& sha256) const {
    const auto bytes = read(sha256);
    return bytes && sha256_hex(*bytes) == sha256;
}

std::optional<std::string> FileObjects::get(const std::string& sha256) {
    if (!is_hash(sha256)) return std::nullopt;
    auto bytes = read(sha256);
    if (bytes && sha256_hex(*bytes) != sha256)
        throw app::Unavailable("object_storage", "the object " + sha256 + " is damaged");
    return bytes;
}

std::optional<std::string> FileObjects::read(const std::string& sha256) const {
    std::ifstream file(place_of(sha256), std::ios::binary);
    if (!file) {
        if (errno == ENOENT) return std::nullopt;
        fail("opening an object", errno);
    }
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) fail("reading an object", errno);
    return bytes;
}

std::optional<std::int64_t> FileObjects::size_bytes(const std::string& sha256) {
    if (!is_hash(sha256)) return std::nullopt;
    struct stat status {};
    if (stat(place_of(sha256).c_str(), &status) == 0) return status.st_size;
    if (errno == ENOENT) return std::nullopt;
    fail("looking at an object", errno);
}

void FileObjects::remove(const std::string& sha256) {
    if (!is_hash(sha256)) return;
    const fs::path place = place_of(sha256);
    if (unlink(place.c_str()) == 0) return sync_folder(place.parent_path());
    if (errno != ENOENT) fail("removing an object", errno);
}

std::optional<std::string> FileObjects::trouble() {
    try {
        Unfinished(unfinished_ / unique_name()).write("apex");
        return std::nullopt;
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace apex::adapters
