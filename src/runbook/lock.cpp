#include "runbook/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <fstream>
#include <sstream>
#include <system_error>

#include "runbook/markdown.hpp"

namespace apex::runbook {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

std::string words(const Facts& owner) {
    const auto fact = [&](const char* name) {
        const auto found = owner.find(name);
        return found == owner.end() ? std::string("unknown") : found->second;
    };
    return "a deployment is under way: " + fact("user") + " on " + fact("host") + ", process " +
           fact("pid") + ", since " + fact("since") + ", run " + fact("run");
}

}  // namespace

Locked::Locked(Facts who) : std::runtime_error(words(who)), owner(std::move(who)) {}

Facts lock_owner(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return read_facts(trimmed(bytes.str())).value_or(Facts{});
}

bool is_locked(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) return false;
    const bool held = ::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return held;
}

Lock::Lock(std::string path, Facts owner) : path_(std::move(path)) {
    file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) fail("cannot open " + path_);
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        const bool taken = errno == EWOULDBLOCK;
        ::close(file_);
        if (taken) throw Locked(lock_owner(path_));
        fail("cannot lock " + path_);
    }
    const Facts before = lock_owner(path_);
    if (const auto last = before.find("token"); last != before.end())
        std::from_chars(last->second.data(), last->second.data() + last->second.size(), token_);
    owner["token"] = std::to_string(++token_);
    const std::string text = json_of(owner) + '\n';
    const bool written =
        ::ftruncate(file_, 0) == 0 &&
        ::pwrite(file_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file_) == 0;
    if (!written) {
        const int why = errno;
        ::close(file_);
        errno = why;
        fail("cannot write " + path_);
    }
}

Lock::~Lock() { ::close(file_); }

bool Lock::still_held() const {
    struct stat held {
    }, named{};
    return ::fstat(file_, &held) == 0 && ::stat(path_.c_str(), &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

}  // namespace apex::runbook
