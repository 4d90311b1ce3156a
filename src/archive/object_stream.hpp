// Objects as a plain tar on a stream, `objects/SHA256` each: what a backup of a server keeps of its
// object store. Any tar reads it; unlike archive_writer.hpp it has no manifest, for whoever backs
// up keeps what should be in it.
#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "app/ports/object_store.hpp"

namespace apex::archive {

/// A line of a list of objects: `SHA256 SIZE`.
struct ListedObject {
    std::string sha256;
    std::int64_t size_bytes = 0;
};

struct SavedObjects {
    std::int64_t count = 0, bytes = 0, missing = 0;
};

/// Writes every object of the list that the store can give. The others are named to `missing`, with
/// the reason: one lost object must not keep the rest from being saved. Throws Unavailable when the
/// store is away, ArchiveError for a list that is none or a stream that takes no more.
SavedObjects save_objects(app::ObjectStore& store, std::istream& list, std::ostream& tar,
                          const std::function<void(const std::string&)>& missing);

/// Calls with the name of each member and its bytes. Throws ArchiveError unless the tar is whole.
void each_object(
    std::istream& tar,
    const std::function<void(const std::string& name, const std::string& bytes)>& take);

/// Stores every member that the store does not have; how many those were. A member whose bytes are
/// not those of its name is an ArchiveError, before it is stored.
std::int64_t load_objects(app::ObjectStore& store, std::istream& tar);

}  // namespace apex::archive
