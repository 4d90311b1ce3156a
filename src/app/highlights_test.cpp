#include "app/highlights.hpp"

#include <gtest/gtest.h>

namespace apex::app {
namespace {

using Found = std::vector<Highlight>;

const std::vector<SearchedText> sign{{"name", "Main Street pylon"},
                                     {"customer", "Łukasz & Söhne"},
                                     {"pole_designation", "HSS12.750X0.375"},
                                     {"description", "Two faces,\nlit from within"}};

TEST(Highlights, ShowEachWordWhereItStands) {
    EXPECT_EQ(highlights("pyl MAIN", sign), (Found{{"name", "", "Main", " Street pylon"},
                                                   {"name", "Main Street ", "pyl", "on"}}));
    EXPECT_EQ(highlights("łukasz", sign), (Found{{"customer", "", "Łukasz", " & Söhne"}}));
    EXPECT_EQ(highlights("söh", sign), (Found{{"customer", "Łukasz & ", "Söh", "ne"}}));
}

TEST(Highlights, PreferTheBeginningOfAWord) {
    EXPECT_EQ(highlights("in", {{"name", "Main inn"}}), (Found{{"name", "Main ", "in", "n"}}));
    EXPECT_EQ(highlights("12.750", sign), (Found{{"pole_designation", "HSS", "12.750", "X0.375"}}));
}

TEST(Highlights, ShowTheNearestWordOfAMisspelling) {
    EXPECT_EQ(highlights("plyon", {{"name", "Nylon pylon"}}),
              (Found{{"name", "Nylon ", "pylon", ""}}));
    EXPECT_EQ(highlights("zzzzz", sign), Found{});
    EXPECT_EQ(highlights("xy", sign), Found{}) << "short words are not misspelt";
}

TEST(Highlights, AreShortAndOfOneLine) {
    EXPECT_EQ(highlights("lit", sign),
              (Found{{"description", "Two faces, ", "lit", " from within"}}));
    const std::string around(100, 'x');
    const auto found = highlights("needle", {{"description", around + " needle " + around}});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].before.size(), 40u);
    EXPECT_EQ(found[0].after.size(), 40u);
}

TEST(Highlights, SurviveBrokenTextAndNothing) {
    EXPECT_EQ(highlights("", sign), Found{});
    EXPECT_EQ(highlights("main", {}), Found{});
    EXPECT_EQ(highlights("\xff", sign), Found{});
    EXPECT_EQ(highlights("b", {{"name", "\xc3 b\xff"}}), (Found{{"name", "\xc3 ", "b", "\xff"}}));
    EXPECT_EQ(highlights("pylon pylon", sign).size(), 1u) << "no place twice";
}

}  // namespace
}  // namespace apex::app
