#include "adapters/s3/byte_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace apex::adapters {
namespace {

[[noreturn]] void fail(const char* doing, int error) {
    throw std::runtime_error(std::string(doing) + ": " + std::strerror(error));
}

}  // namespace

FileSource::FileSource(const std::filesystem::path& path)
    : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail("opening a file", errno);
    struct stat status {};
    if (fstat(descriptor_, &status) != 0) {
        const int error = errno;
        close(descriptor_);
        fail("looking at a file", error);
    }
    size_bytes_ = status.st_size;
}

FileSource::~FileSource() { close(descriptor_); }

std::string_view FileSource::piece(std::int64_t offset, std::size_t size, std::string& room) {
    room.resize(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = pread(descriptor_, room.data() + done, size - done,
                                  static_cast<off_t>(offset) + static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("reading a file", errno);
        if (got == 0) throw std::runtime_error("reading a file: it has become shorter");
        done += static_cast<std::size_t>(got);
    }
    return room;
}

}  // namespace apex::adapters
