#include "archive/object_stream.hpp"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <sstream>
#include <vector>

#include "app/ports/unavailable.hpp"
#include "archive/archive_writer.hpp"
#include "base/sha256.hpp"

namespace apex::archive {
namespace {

/// A store in memory that can lose, damage and be away.
class Shelf : public app::ObjectStore {
  public:
    app::StoredObject put(std::string_view bytes, std::string_view) override {
        const std::string name = sha256_hex(bytes);
        things[name] = bytes;
        return {name, static_cast<std::int64_t>(bytes.size())};
    }
    std::optional<std::string> get(const std::string& name) override {
        const std::lock_guard lock(mutex_);
        if (away) throw app::Unavailable("object_storage", "no answer");
        const auto found = things.find(name);
        if (found == things.end()) return std::nullopt;
        if (sha256_hex(found->second) != name)
            throw app::Unavailable("object_storage", "is damaged");
        return found->second;
    }
    std::optional<std::int64_t> size_bytes(const std::string& name) override {
        const auto found = things.find(name);
        if (found == things.end()) return std::nullopt;
        return static_cast<std::int64_t>(found->second.size());
    }
    void remove(const std::string& name) override { things.erase(name); }
    int sweep(std::chrono::seconds) override { return 0; }
    std::optional<std::string> trouble() override {
        return away ? std::optional<std::string>("no answer") : std::nullopt;
    }
    std::map<std::string, std::string> things;
    bool away = false;

  private:
    std::mutex mutex_;
};

/// Objects of every size around a block of the tar, and their list.
std::string fill(Shelf& shelf) {
    std::string list;
    for (const std::size_t size : {1, 511, 512, 513, 1024, 70'000}) {
        const auto put = shelf.put(std::string(size, 'x'), "");
        list += put.sha256 + ' ' + std::to_string(size) + '\n';
    }
    return list;
}

TEST(ObjectStream, GivesBackEveryByteAndStoresOnlyWhatIsMissing) {
    Shelf shelf, other;
    std::istringstream list(fill(shelf));
    std::stringstream tar;
    const auto saved = save_objects(shelf, list, tar, [](const std::string& m) { FAIL() << m; });
    EXPECT_EQ(saved.count, 6);
    EXPECT_EQ(saved.bytes, 1 + 511 + 512 + 513 + 1024 + 70'000);
    other.put(std::string(512, 'x'), "");
    EXPECT_EQ(load_objects(other, tar), 5);
    EXPECT_EQ(other.things, shelf.things);
}

TEST(ObjectStream, NamesWhatTheStoreCannotGiveAndSavesTheRest) {
    Shelf shelf;
    const std::string lines = fill(shelf);
    const std::string lost = sha256_hex(std::string(513, 'x')),
                      damaged = sha256_hex(std::string(1, 'x'));
    shelf.things.erase(lost);
    shelf.things[damaged] = "y";
    std::istringstream list(lines);
    std::stringstream tar;
    std::vector<std::string> missing;
    const auto saved =
        save_objects(shelf, list, tar, [&](const std::string& m) { missing.push_back(m); });
    EXPECT_EQ(saved.count, 4);
    ASSERT_EQ(saved.missing, 2);
    EXPECT_TRUE(missing[0].starts_with(damaged)) << missing[0];
    EXPECT_TRUE(missing[1].starts_with(lost)) << missing[1];
}

TEST(ObjectStream, StopsWhenTheStoreIsAway) {
    Shelf shelf;
    std::istringstream list(fill(shelf));
    shelf.away = true;
    std::stringstream tar;
    EXPECT_THROW(save_objects(shelf, list, tar, [](const std::string&) {}), app::Unavailable);
}

TEST(ObjectStream, RefusesAnotherSizeThanTheListSays) {
    Shelf shelf;
    std::istringstream list(shelf.put("four", "").sha256 + " 5\n");
    std::stringstream tar;
    std::string said;
    save_objects(shelf, list, tar, [&](const std::string& m) { said = m; });
    EXPECT_TRUE(said.ends_with("has 4 bytes, not 5")) << said;
}

TEST(ObjectStream, RefusesDamageAndTruncationAnywhere) {
    Shelf shelf;
    std::istringstream list(fill(shelf));
    std::stringstream tar;
    save_objects(shelf, list, tar, [](const std::string&) {});
    const std::string whole = tar.str();
    for (std::size_t at = 0; at + 1024 < whole.size(); at += 301) {
        std::istringstream cut(whole.substr(0, at));
        Shelf other;
        EXPECT_THROW(load_objects(other, cut), ArchiveError) << at;
    }
    std::string damaged = whole;
    damaged[512] ^= 1;  // The first byte of the first object.
    std::istringstream in(damaged);
    Shelf other;
    EXPECT_THROW(load_objects(other, in), ArchiveError);
    EXPECT_TRUE(other.things.empty());
}

TEST(ObjectStream, RefusesAListThatIsNone) {
    Shelf shelf;
    for (const char* line : {"x 1", "", "../../etc/passwd 3"}) {
        std::istringstream list(std::string(line) + '\n');
        std::stringstream tar;
        EXPECT_THROW(save_objects(shelf, list, tar, [](const std::string&) {}), ArchiveError);
    }
}

}  // namespace
}  // namespace apex::archive
