#include "archive/object_stream.hpp"

#include <deque>
#include <future>
#include <istream>
#include <ostream>

#include "app/ports/unavailable.hpp"
#include "archive/archive_writer.hpp"
#include "archive/tar_header.hpp"
#include "base/sha256.hpp"

namespace apex::archive {
namespace {

constexpr std::string_view folder = "objects/";
constexpr std::size_t fetched_at_once = 8;  // A store's answers are waited for side by side.
constexpr std::int64_t object_bytes_max = 1LL << 30;

/// None at the end of the list.
std::optional<ListedObject> next_of(std::istream& list) {
    std::string line;
    if (!std::getline(list, line)) return std::nullopt;
    const std::size_t space = line.find(' ');
    const bool sound = space == 64 && line.size() > 65 && line.size() < 84 &&
                       line.find_first_not_of("0123456789abcdef") == space &&
                       line.find_first_not_of("0123456789", 65) == line.npos;
    if (!sound) throw ArchiveError("no line of a list of objects (SHA256 SIZE): " + line);
    return ListedObject{line.substr(0, 64), std::stoll(line.substr(65))};
}

/// What could be had of one object; without bytes, why not.
struct Fetched {
    ListedObject wanted;
    std::optional<std::string> bytes;
    std::string why_not;
};

Fetched fetch(app::ObjectStore& store, ListedObject wanted) {
    Fetched found{std::move(wanted), std::nullopt, "is not in the store"};
    try {
        found.bytes = store.get(found.wanted.sha256);
    } catch (const app::Unavailable& failure) {
        // A damaged object and a store that is away say the same; only one of them is the object's.
        if (store.trouble()) throw;
        found.why_not = failure.what();
    }
    if (found.bytes && static_cast<std::int64_t>(found.bytes->size()) != found.wanted.size_bytes) {
        found.why_not = "has " + std::to_string(found.bytes->size()) + " bytes, not " +
                        std::to_string(found.wanted.size_bytes);
        found.bytes.reset();
    }
    return found;
}

void write(std::ostream& tar, const std::string& name, std::string_view bytes) {
    const auto size_bytes = static_cast<std::int64_t>(bytes.size());
    tar << tar_header({name, size_bytes}) << bytes << std::string(tar_padding(size_bytes), '\0');
    if (!tar) throw ArchiveError("the archive of objects cannot be written on");
}

std::string read(std::istream& tar, std::size_t size_bytes) {
    std::string bytes(size_bytes, '\0');
    tar.read(bytes.data(), static_cast<std::streamsize>(size_bytes));
    if (static_cast<std::size_t>(tar.gcount()) != size_bytes)
        throw ArchiveError("the archive of objects is cut off");
    return bytes;
}

}  // namespace

SavedObjects save_objects(app::ObjectStore& store, std::istream& list, std::ostream& tar,
                          const std::function<void(const std::string&)>& missing) {
    SavedObjects saved;
    std::deque<std::future<Fetched>> under_way;
    bool more = true;
    while (more || !under_way.empty()) {
        while (more && under_way.size() < fetched_at_once) {
            auto wanted = next_of(list);
            more = wanted.has_value();
            if (more)
                under_way.push_back(std::async(
                    std::launch::async,
                    [&store](ListedObject object) { return fetch(store, std::move(object)); },
                    std::move(*wanted)));
        }
        if (under_way.empty()) break;
        const Fetched found = under_way.front().get();
        under_way.pop_front();
        if (!found.bytes) {
            ++saved.missing;
            missing(found.wanted.sha256 + ' ' + found.why_not);
            continue;
        }
        write(tar, std::string(folder) + found.wanted.sha256, *found.bytes);
        ++saved.count;
        saved.bytes += found.wanted.size_bytes;
    }
    tar << std::string(2 * tar_block_bytes, '\0') << std::flush;
    if (!tar) throw ArchiveError("the archive of objects cannot be written to its end");
    return saved;
}

void each_object(
    std::istream& tar,
    const std::function<void(const std::string& name, const std::string& bytes)>& take) {
    for (;;) {
        const std::string block = read(tar, tar_block_bytes);
        if (block.find_first_not_of('\0') == block.npos) return;
        const auto member = parse_tar_header(block);
        if (!member || !member->path.starts_with(folder) || member->size_bytes > object_bytes_max)
            throw ArchiveError("the archive of objects holds what is no object");
        const std::string bytes = read(tar, static_cast<std::size_t>(member->size_bytes));
        read(tar, tar_padding(member->size_bytes));
        take(member->path.substr(folder.size()), bytes);
    }
}

std::int64_t load_objects(app::ObjectStore& store, std::istream& tar) {
    std::int64_t stored = 0;
    each_object(tar, [&](const std::string& name, const std::string& bytes) {
        if (sha256_hex(bytes) != name) throw ArchiveError("the object " + name + " is damaged");
        if (store.size_bytes(name) == static_cast<std::int64_t>(bytes.size())) return;
        store.put(bytes, "application/octet-stream");
        ++stored;
    });
    return stored;
}

}  // namespace apex::archive
