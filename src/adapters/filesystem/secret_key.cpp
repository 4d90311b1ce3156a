#include "adapters/filesystem/secret_key.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <optional>

#include "adapters/filesystem/durable_file.hpp"
#include "app/ports/unavailable.hpp"
#include "base/sha256.hpp"

namespace apex::adapters {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t digits = 64;

std::string random_digits() {
    std::array<char, 32> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        fail_of_disk("drawing a key", errno);
    return sha256_hex({bytes.data(), bytes.size()});
}

std::optional<std::string> read_key(const fs::path& file) {
    struct stat facts {};
    if (stat(file.c_str(), &facts) != 0) {
        if (errno == ENOENT) return std::nullopt;
        fail_of_disk("looking at a key", errno);
    }
    if ((facts.st_mode & 077) != 0)
        throw app::Unavailable("object_storage", "others may read the key " + file.string() +
                                                     ": chmod 600 it, or remove it to have a new "
                                                     "one made");
    std::string key;
    std::ifstream(file) >> key;
    if (key.size() != digits)
        throw app::Unavailable("object_storage", "the key " + file.string() + " is damaged");
    return key;
}

/// Appears whole, and only if no other program was first.
void make_key(const fs::path& file) {
    const fs::path aside = file.parent_path() / (unfinished_name() + ".key");
    const int descriptor = open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail_of_disk("making a key", errno);
    const std::string key = random_digits() + '\n';
    const bool written =
        write(descriptor, key.data(), key.size()) == std::ssize(key) && fsync(descriptor) == 0;
    const int failure = errno;
    close(descriptor);
    if (written && link(aside.c_str(), file.c_str()) != 0 && errno != EEXIST) {
        const int refusal = errno;
        unlink(aside.c_str());
        fail_of_disk("placing a key", refusal);
    }
    unlink(aside.c_str());
    if (!written) fail_of_disk("writing a key", failure);
}

}  // namespace

std::string secret_key_of(const fs::path& file) {
    if (const auto key = read_key(file)) return *key;
    make_durable_folder(file.parent_path());
    make_key(file);
    const auto key = read_key(file);
    if (!key) throw app::Unavailable("object_storage", "the key vanished as it was made");
    return *key;
}

}  // namespace apex::adapters
