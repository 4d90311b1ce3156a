#include "app/spelling.hpp"

#include <gtest/gtest.h>

namespace apex::app {
namespace {

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

TEST(Spelling, DividesWordsAtWhiteSpaceAndZeroBytes) {
    EXPECT_EQ(words_of(std::string_view(" a\tb\0c\n", 7)),
              (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(words_of("a b c", 2), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(words_of(" \t").empty());
}

TEST(Spelling, TakesBrokenTextAsItComes) {
    EXPECT_EQ(folded("a\xff\xc3"), U"a\ufffd\ufffd");
    EXPECT_EQ(folded("Ł𝛀"), U"ł𝛀");
    EXPECT_EQ(letter_offsets("aŁ𝛀"), (std::vector<std::size_t>{0, 1, 3, 7}));
    EXPECT_EQ(letter_offsets("a\xff\xc3"), (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_EQ(letter_offsets(""), (std::vector<std::size_t>{0}));
}

}  // namespace
}  // namespace apex::app
