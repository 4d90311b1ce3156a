#include "programs/apex/commands/batch_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/files.hpp"

namespace apex::program {
namespace {

constexpr std::size_t piece_bytes = 256 * 1024;

[[noreturn]] void stop_on_system(const std::string& path, const char* words) {
    throw Stop(cannot_run_here, path + ": " + words + ": " + std::strerror(errno));
}

}  // namespace

BatchInput::BatchInput(const std::string& path)
    : path_(path), descriptor_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY)) {
    if (descriptor_ < 0) throw Stop(bad_input, path + ": cannot be read");
    struct stat about {};
    if (fstat(descriptor_, &about) != 0) stop_on_system(path, "cannot be read");
    if (!S_ISREG(about.st_mode)) return;
    size_bytes_ = static_cast<std::uint64_t>(about.st_size);
    modified_ns_ = about.st_mtim.tv_sec * 1'000'000'000 + about.st_mtim.tv_nsec;
}

BatchInput::~BatchInput() {
    if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

std::string BatchInput::read() {
    std::string piece(piece_bytes, '\0');
    ssize_t count = 0;
    do count = ::read(descriptor_, piece.data(), piece.size());
    while (count < 0 && errno == EINTR);
    if (count < 0) stop_on_system(path_, "cannot be read");
    piece.resize(static_cast<std::size_t>(count));
    return piece;
}

std::string BatchInput::fingerprint() const {
    if (!size_bytes_) return {};
    return std::to_string(*size_bytes_) + " bytes of " + std::to_string(modified_ns_);
}

BatchOutput::BatchOutput(std::string path, batch::Format format, std::string made_from,
                         bool restart)
    : path_(std::move(path)) {
    if (path_ == "-") {
        descriptor_ = STDOUT_FILENO;
        append(head_of(format));
        return;
    }
    const std::string partial = path_ + ".partial", journal = path_ + ".journal";
    if (restart) {
        std::filesystem::remove(partial);
        std::filesystem::remove(journal);
    }
    const bool resumes = std::filesystem::exists(partial) && std::filesystem::exists(journal) &&
                         std::filesystem::file_size(partial) > head_of(format).size();
    if (resumes && read_file(journal) != made_from)
        throw Stop(bad_input,
                   partial +
                       ": is the beginning of another batch (other input, options or engine); "
                       "--restart throws it away");
    descriptor_ = open(partial.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) stop_on_system(partial, "cannot be written");
    if (resumes) {
        take_up(partial, format);
    } else {
        if (ftruncate(descriptor_, 0) != 0) stop_on_system(partial, "cannot be written");
        // Whole or not at all: a journal cut short would pass for that of another batch.
        write_file(journal + ".new", made_from);
        std::filesystem::rename(journal + ".new", journal);
    }
    if (lseek(descriptor_, 0, SEEK_END) == 0) append(head_of(format));
}

BatchOutput::~BatchOutput() {
    if (descriptor_ > STDERR_FILENO) close(descriptor_);
}

/// Counts whole rows and cuts off a half one.
void BatchOutput::take_up(const std::string& partial, batch::Format format) {
    std::ifstream in(partial, std::ios::binary);
    std::string line;
    off_t whole_bytes = 0;
    bool is_head = !head_of(format).empty();
    while (std::getline(in, line) && !in.eof()) {  // At the end without a line end: half a row.
        if (!is_head) {
            const auto row = batch::read_row(line, format);
            if (!row) throw Stop(bad_input, partial + ": holds a line that is no row of a batch");
            tally_there_.add(*row);
            ++rows_there_;
        }
        is_head = false;
        whole_bytes += static_cast<off_t>(line.size()) + 1;
    }
    if (ftruncate(descriptor_, whole_bytes) != 0) stop_on_system(partial, "cannot be written");
}

void BatchOutput::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) stop_on_system(path_, "cannot be written");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void BatchOutput::finish() {
    if (path_ == "-") return;
    const std::string partial = path_ + ".partial";
    if (fsync(descriptor_) != 0) stop_on_system(partial, "cannot be written");
    std::error_code failed;
    std::filesystem::rename(partial, path_, failed);
    if (failed) throw Stop(cannot_run_here, path_ + ": cannot be written: " + failed.message());
    std::filesystem::remove(path_ + ".journal");
}

}  // namespace apex::program
