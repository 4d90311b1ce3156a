#include "adapters/filesystem/file_objects.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "app/ports/unavailable.hpp"

namespace apex::adapters {
namespace {

namespace fs = std::filesystem;

bool is_hash(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

FileObjects::FileObjects(fs::path folder, std::int64_t object_bytes_max)
    : folder_(fs::absolute(folder)),
      unfinished_(folder_ / "unfinished"),
      object_bytes_max_(object_bytes_max) {
    make_durable_folder(unfinished_);
    sweep_unfinished(unfinished_);
}

fs::path FileObjects::place_of(const std::string& sha256) const {
    return folder_ / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

app::StoredObject FileObjects::put(std::string_view bytes, std::string_view) {
    const app::StoredObject object{sha256_hex(bytes), static_cast<std::int64_t>(bytes.size())};
    if (object.size_bytes > object_bytes_max_) fail_of_disk("storing an object", EFBIG);
    if (is_intact(object.sha256)) return object;  // A damaged one is written again.
    Incoming incoming = begin();
    incoming.add(bytes);
    return incoming.store();
}

FileObjects::Incoming FileObjects::begin() { return Incoming(*this); }

FileObjects::Incoming::Incoming(const FileObjects& objects)
    : objects_(objects), file_(objects.unfinished_ / unfinished_name()) {}

void FileObjects::Incoming::add(std::string_view bytes) {
    sum_.add(bytes);
    file_.write(bytes);
    size_bytes_ += static_cast<std::int64_t>(bytes.size());
}

const std::string& FileObjects::Incoming::sha256() {
    if (sha256_.empty()) sha256_ = sum_.hex();
    return sha256_;
}

app::StoredObject FileObjects::Incoming::store() {
    const fs::path place = objects_.place_of(sha256());
    make_durable_folder(place.parent_path());
    file_.move_to(place);
    return {sha256_, size_bytes_};
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
        fail_of_disk("opening an object", errno);
    }
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) fail_of_disk("reading an object", errno);
    return bytes;
}

std::optional<std::int64_t> FileObjects::size_bytes(const std::string& sha256) {
    if (!is_hash(sha256)) return std::nullopt;
    struct stat status {};
    if (stat(place_of(sha256).c_str(), &status) == 0) return status.st_size;
    if (errno == ENOENT) return std::nullopt;
    fail_of_disk("looking at an object", errno);
}

void FileObjects::remove(const std::string& sha256) {
    if (!is_hash(sha256)) return;
    const fs::path place = place_of(sha256);
    if (unlink(place.c_str()) == 0) return sync_folder(place.parent_path());
    if (errno != ENOENT) fail_of_disk("removing an object", errno);
}

int FileObjects::sweep(std::chrono::seconds) { return sweep_unfinished(unfinished_); }

std::optional<std::string> FileObjects::trouble() {
    try {
        UnfinishedFile(unfinished_ / unfinished_name()).write("apex");
        return std::nullopt;
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace apex::adapters
