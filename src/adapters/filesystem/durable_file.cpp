#include "adapters/filesystem/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "app/ports/unavailable.hpp"

namespace apex::adapters {
namespace {

namespace fs = std::filesystem;

int opened(const fs::path& path, int flags) {
    const int descriptor = open(path.c_str(), flags | O_CLOEXEC, 0640);
    if (descriptor < 0) fail_of_disk("opening a file", errno);
    return descriptor;
}

}  // namespace

void sync_folder(const fs::path& folder) {
    const int descriptor = opened(folder, O_RDONLY | O_DIRECTORY);
    const int failure = fsync(descriptor) == 0 ? 0 : errno;
    close(descriptor);
    if (failure != 0) fail_of_disk("writing to the disk", failure);
}

void fail_of_disk(const char* doing, int error) {
    throw app::Unavailable("object_storage", std::string(doing) + ": " + std::strerror(error));
}

void make_durable_folder(const fs::path& folder) {
    if (folder.empty() || fs::is_directory(folder)) return;
    make_durable_folder(folder.parent_path());
    if (mkdir(folder.c_str(), 0750) != 0 && errno != EEXIST) fail_of_disk("making a folder", errno);
    sync_folder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
}

std::string unfinished_name() {
    static std::atomic<unsigned> count = 0;
    return std::to_string(getpid()) + '.' + std::to_string(++count);
}

int sweep_unfinished(const fs::path& folder) {
    int count = 0;
    std::error_code ignored;  // Another program may sweep at the same time.
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const long process = std::atol(entry.path().filename().c_str());
        const bool gone =
            process != getpid() && kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH;
        if ((process <= 0 || gone) && fs::remove(entry.path(), ignored)) ++count;
    }
    return count;
}

UnfinishedFile::UnfinishedFile(fs::path path)
    : path_(std::move(path)), descriptor_(opened(path_, O_WRONLY | O_CREAT | O_EXCL)) {}

UnfinishedFile::~UnfinishedFile() {
    close(descriptor_);
    if (!moved_) unlink(path_.c_str());
}

void UnfinishedFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_of_disk("writing", errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void UnfinishedFile::move_to(const fs::path& place) {
    if (fsync(descriptor_) != 0) fail_of_disk("writing to the disk", errno);
    if (rename(path_.c_str(), place.c_str()) != 0) fail_of_disk("moving a file", errno);
    moved_ = true;
    sync_folder(place.parent_path());
}

}  // namespace apex::adapters
