// Which cabinets count as one sign: gaps of at most 0.1 of their height, at least 70 % solid
// (Figure 29.3-1: openings of less than 30 %).
#include "calc/design/joined_sign.hpp"

#include <gtest/gtest.h>

namespace apex::design {
namespace {

Cabinet cabinet(double width_ft, double height_ft, double bottom_ft, double offset_x_ft,
                double solidity = 1) {
    Cabinet c;
    c.width_ft = width_ft;
    c.height_ft = height_ft;
    c.depth_in = 12;
    c.bottom_ft = bottom_ft;
    c.offset_x_ft = offset_x_ft;
    c.solidity = solidity;
    return c;
}

std::vector<std::string> members(const std::vector<Cabinet>& cabinets) {
    const Sign sign{40, cabinets};
    std::vector<std::string> found;
    for (const JoinedSign& joined : value(joined_signs(sign, value(place_cabinets(sign)))))
        found.push_back(members_text(joined));
    return found;
}

JoinedSign only(const std::vector<Cabinet>& cabinets) {
    const Sign sign{40, cabinets};
    const auto found = value(joined_signs(sign, value(place_cabinets(sign))));
    EXPECT_EQ(found.size(), 1u);
    return found.at(0);
}

using Texts = std::vector<std::string>;

TEST(JoinedSign, OneCabinetIsNone) { EXPECT_EQ(members({cabinet(10, 10, 20, 0)}), Texts{}); }

TEST(JoinedSign, TheRectangleAroundCabinetsOneAboveTheOther) {
    // 20 x 8 over 10 x 4, 1 ft between: 200 of 20 x 13 = 260 ft2 is solid.
    const JoinedSign joined = only({cabinet(20, 8, 25, 0), cabinet(10, 4, 20, 5)});
    EXPECT_DOUBLE_EQ(joined.width_ft, 20);
    EXPECT_DOUBLE_EQ(joined.height_ft, 13);
    EXPECT_DOUBLE_EQ(joined.top_ft, 33);
    EXPECT_DOUBLE_EQ(joined.offset_x_ft, 0);
    EXPECT_DOUBLE_EQ(joined.solidity, 200.0 / 260);
}

TEST(JoinedSign, AGapOfATenthOfTheCommonHeightIsTheLast) {
    // 4.5 + 4.5 ft with 1 ft between are 10 ft; with 1.02 ft between they are 10.02 ft.
    EXPECT_EQ(members({cabinet(10, 4.5, 20, 0), cabinet(10, 4.5, 25.5, 0)}), Texts{"1 and 2"});
    EXPECT_EQ(members({cabinet(10, 4.5, 20, 0), cabinet(10, 4.5, 25.52, 0)}), Texts{});
    // Side by side the height is 10 ft.
    EXPECT_EQ(members({cabinet(5, 10, 20, -3), cabinet(5, 10, 20, 3)}), Texts{"1 and 2"});
    EXPECT_EQ(members({cabinet(5, 10, 20, -3.01), cabinet(5, 10, 20, 3.01)}), Texts{});
}

TEST(JoinedSign, LessThanSeventyPercentSolidIsAnOpenSign) {
    // 10 x 10 over 4 x 10: 140 of 200 ft2 is 0.7; 3.9 ft wide it is 0.695.
    EXPECT_EQ(members({cabinet(10, 10, 25, 0), cabinet(4, 10, 15, 0)}), Texts{"1 and 2"});
    EXPECT_EQ(members({cabinet(10, 10, 25, 0), cabinet(3.9, 10, 15, 0)}), Texts{});
    // Openings of the cabinets themselves count: 0.7 of 45 + 45 ft2 in 100 ft2.
    EXPECT_EQ(members({cabinet(10, 4.5, 25.5, 0, 0.7), cabinet(10, 4.5, 20, 0, 0.7)}), Texts{});
    EXPECT_EQ(members({cabinet(10, 5, 25, 0, 0.7), cabinet(10, 5, 20, 0, 0.7)}), Texts{"1 and 2"});
}

TEST(JoinedSign, CornersDoNotJoin) {
    EXPECT_EQ(members({cabinet(10, 5, 25, -5), cabinet(10, 5, 20, 5)}), Texts{});
}

TEST(JoinedSign, TheLargestSetsCountAndMayOverlap) {
    // Three panels of one column are one sign, not three pairs.
    EXPECT_EQ(members({cabinet(10, 5, 30, 0), cabinet(10, 5, 25, 0), cabinet(10, 5, 20, 0)}),
              Texts{"1, 2 and 3"});
    // A T: of row and stem together 120 + 40 of 20 x 16 ft2 are solid; the row alone is whole.
    EXPECT_EQ(members({cabinet(10, 6, 30, -5), cabinet(10, 6, 30, 5), cabinet(4, 10, 20, 0)}),
              Texts{"1 and 2"});
}

TEST(JoinedSign, WhatStandsWithinTheRectangleBelongsToIt) {
    // 1 and 2 enclose 3 between them.
    EXPECT_EQ(members({cabinet(20, 5, 30, 0), cabinet(20, 5, 20, 0), cabinet(20, 5, 25, 0)}),
              Texts{"1, 2 and 3"});
}

}  // namespace
}  // namespace apex::design
