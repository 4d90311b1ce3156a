#include "programs/apex/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace apex::program {
namespace {

constexpr std::size_t input_bytes_max = std::size_t{8} << 20;

std::optional<std::string> read_stream(std::istream& in, const std::string& name) {
    std::string text;
    text.resize(input_bytes_max + 1);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad() || text.size() > input_bytes_max) {
        std::cerr << name << (in.bad() ? ": cannot be read\n" : ": is larger than 8 MiB\n");
        return std::nullopt;
    }
    return text;
}

bool write_all(int file, const std::string& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t n = ::write(file, bytes.data() + written, bytes.size() - written);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        written += static_cast<std::size_t>(n);
    }
    return ::fsync(file) == 0;
}

}  // namespace

std::optional<std::string> read_input(const std::string& path) {
    if (path == "-") return read_stream(std::cin, "standard input");
    if (std::error_code error; std::filesystem::is_directory(path, error)) {
        std::cerr << path << ": is a folder\n";
        return std::nullopt;
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        std::cerr << path << ": " << std::strerror(errno) << '\n';
        return std::nullopt;
    }
    return read_stream(in, path);
}

bool write_output(const std::string& path, const std::string& bytes) {
    const std::string temporary = path + ".part" + std::to_string(::getpid());
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    const bool written = file >= 0 && write_all(file, bytes);
    const int why = errno;
    if (file >= 0) ::close(file);
    if (written && ::rename(temporary.c_str(), path.c_str()) == 0) return true;
    std::cerr << path << ": " << std::strerror(written ? errno : why) << '\n';
    if (file >= 0) ::unlink(temporary.c_str());
    return false;
}

void say_problem(const Rejection& rejection) {
    std::cerr << (rejection.field.empty() ? "input" : rejection.field) << ": " << rejection.reason;
    if (const std::string clause = to_text(rejection.clause); !clause.empty())
        std::cerr << " [" << clause << ']';
    std::cerr << '\n';
}

void say_problems(const wire::Problems& problems) {
    if (problems.not_json) std::cerr << "not JSON: ";
    for (const Rejection& rejection : problems.errors) say_problem(rejection);
}

}  // namespace apex::program
