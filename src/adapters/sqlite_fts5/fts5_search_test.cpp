#include "adapters/sqlite_fts5/fts5_search.hpp"

#include <cstdlib>
#include <filesystem>

#include "adapters/sqlite_fts5/spelling.hpp"
#include "app/ports/contract/search_index_contract.hpp"
#include "migrations/sqlite_schema.hpp"

namespace apex::adapters {
namespace {

std::shared_ptr<app::SearchIndex> make() {
    namespace fs = std::filesystem;
    struct Both {
        fs::path folder = [] {
            std::string pattern = (fs::temp_directory_path() / "apex_search_XXXXXX").string();
            return fs::path(mkdtemp(pattern.data()));
        }();
        std::string path = [this] {
            migrations::upgrade((folder / "apex.db").string(), "head");
            return (folder / "apex.db").string();
        }();
        std::unique_ptr<Fts5Search> search = std::make_unique<Fts5Search>(path);
        ~Both() {
            search.reset();
            fs::remove_all(folder);
        }
    };
    const auto both = std::make_shared<Both>();
    return {both, both->search.get()};
}

// Distances counted by hand: one swap, one change, one letter too many, one missing; a beginning
// costs nothing.
TEST(Spelling, CountsInsertionsRemovalsChangesAndSwaps) {
    const auto distance = [](const char* typed, const char* word) {
        return distance_to_beginning(folded(typed), folded(word));
    };
    EXPECT_EQ(distance("pylon", "Pylon"), 0u);
    EXPECT_EQ(distance("pyl", "pylon"), 0u);
    EXPECT_EQ(distance("plyon", "pylon"), 1u);
    EXPECT_EQ(distance("pylom", "pylon"), 1u);
    EXPECT_EQ(distance("pyllon", "pylon"), 1u);
    EXPECT_EQ(distance("pyln", "pylon"), 1u);
    EXPECT_EQ(distance("", "pylon"), 0u);
    EXPECT_EQ(distance("abc", ""), 3u);
    EXPECT_EQ(distance("KÄSE", "käse"), 0u);
    EXPECT_EQ(distance("ЩИТ", "щит"), 0u);
}

TEST(Spelling, TakesBrokenTextAsItComes) {
    EXPECT_EQ(folded("a\xff\xc3"), U"a\ufffd\ufffd");
    EXPECT_EQ(folded("Ł𝛀"), U"ł𝛀");
}

}  // namespace
}  // namespace apex::adapters

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Fts5, SearchIndexContract, testing::Values(apex::adapters::make));
}
