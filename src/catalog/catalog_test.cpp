// The catalogue: complete, ordered, found by name; grades and design walls; identity of the data.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/sha256.hpp"
#include "catalog/grade.hpp"
#include "catalog/pack.hpp"
#include "catalog/properties.hpp"
#include "catalog/section.hpp"

namespace apex::catalog {
namespace {

constexpr std::array families{Family::hss_round, Family::hss_square, Family::hss_rect,
                              Family::pipe};

TEST(Catalog, HoldsEverySizeOfTheFourFamilies) {
    EXPECT_EQ(sections(Family::hss_rect).size(), 399U);
    EXPECT_EQ(sections(Family::hss_square).size(), 126U);
    EXPECT_EQ(sections(Family::hss_round).size(), 189U);
    EXPECT_EQ(sections(Family::pipe).size(), 51U);
    EXPECT_EQ(sections().size(), 765U);
}

TEST(Catalog, HoldsWShapesApartFromHollowSections) {
    EXPECT_EQ(sections(Family::w).size(), 283U);
    for (const Section& section : sections()) EXPECT_FALSE(is_open(section.family));
    const Section* w = find_section("w 8 x 31");
    ASSERT_NE(w, nullptr);
    EXPECT_EQ(w->family, Family::w);
    EXPECT_EQ(w->weight_plf, 31);
    EXPECT_EQ(w->depth_in, 8);
    EXPECT_EQ(w->flange_in, 0.435);
    EXPECT_EQ(usual_grade(Family::w).name, "A992");
    EXPECT_EQ(design_wall_in(*w, usual_grade(Family::w), 0.90), 0.285);
    EXPECT_FALSE(find_grade("A500 Gr C")->fits(Family::w));
}

TEST(Catalog, LightestFirstThenByDesignation) {
    const auto lighter = [](const Section& a, const Section& b) {
        return a.weight_plf < b.weight_plf ||
               (a.weight_plf == b.weight_plf && a.designation < b.designation);
    };
    EXPECT_TRUE(std::is_sorted(sections().begin(), sections().end(), lighter));
    for (const Family family : families)
        EXPECT_TRUE(
            std::is_sorted(sections(family).begin(), sections(family).end(),
                           [&](const Section* a, const Section* b) { return lighter(*a, *b); }));
}

TEST(Catalog, AFamilyHoldsOnlyItsOwn) {
    for (const Family family : families)
        for (const Section* section : sections(family)) {
            EXPECT_EQ(section->family, family) << section->designation;
            EXPECT_EQ(section->depth_in == section->width_in, family != Family::hss_rect);
        }
}

TEST(Catalog, FindsADesignationWhateverItsCaseAndSpaces) {
    const Section* section = find_section("HSS12.750X0.375");
    ASSERT_NE(section, nullptr);
    EXPECT_EQ(section->depth_in, 12.75);
    EXPECT_EQ(find_section(" hss 12.750 x 0.375"), section);
    ASSERT_NE(find_section("pipe 8 xs"), nullptr);
    EXPECT_EQ(find_section("pipe 8 xs")->designation, "Pipe8XS");
    EXPECT_EQ(find_section("HSS12.750X0.37"), nullptr);
    EXPECT_EQ(find_section("HSS12.750X0.3755"), nullptr);
    EXPECT_EQ(find_section(""), nullptr);
    for (const Section& each : sections()) EXPECT_EQ(find_section(each.designation), &each);
}

TEST(Catalog, ReadsFractionsAndSixteenthsOfTheDesignation) {
    const Section* box = find_section("HSS3-1/2X1-1/2X3/16");
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->depth_in, 3.5);
    EXPECT_EQ(box->width_in, 1.5);
    EXPECT_EQ(box->nominal_wall_in, 0.1875);
    EXPECT_EQ(find_section("HSS16.000X0.312")->nominal_wall_in, 0.3125);
}

TEST(Grades, YieldStressOfTheStandards) {
    EXPECT_EQ(find_grade("A500 Gr B")->F_y_ksi, 46);
    EXPECT_EQ(find_grade("a500 gr c")->F_y_ksi, 50);
    EXPECT_EQ(find_grade("A500 Gr B older round")->F_y_ksi, 42);
    EXPECT_EQ(find_grade("A500 Gr C older round")->F_y_ksi, 46);
    EXPECT_EQ(find_grade("A1085")->F_y_ksi, 50);
    EXPECT_EQ(find_grade("A53 Gr B")->F_y_ksi, 35);
    EXPECT_EQ(find_grade("A252 Gr 2")->F_y_ksi, 35);
    EXPECT_EQ(find_grade("A252 Gr 3")->F_y_ksi, 45);
    EXPECT_EQ(find_grade("API 5L X42")->F_y_ksi, 42);
    EXPECT_EQ(find_grade("API 5L X52")->F_y_ksi, 52);
    EXPECT_EQ(find_grade("A36")->F_y_ksi, 36);
    EXPECT_EQ(find_grade("A992")->F_y_ksi, 50);
    EXPECT_EQ(find_grade("A514"), nullptr);
}

TEST(Grades, FitTheFamiliesTheyAreMadeIn) {
    EXPECT_TRUE(find_grade("A500 Gr C")->fits(Family::hss_rect));
    EXPECT_FALSE(find_grade("A500 Gr C")->fits(Family::pipe));
    EXPECT_FALSE(find_grade("A500 Gr C older round")->fits(Family::hss_square));
    EXPECT_TRUE(find_grade("A53 Gr B")->fits(Family::pipe));
    EXPECT_FALSE(find_grade("A53 Gr B")->fits(Family::hss_round));
    for (const Family family : families) EXPECT_TRUE(usual_grade(family).fits(family));
}

// DESIGN-T: AISC 360 B4.2; tables print .174 .233 .349 .465 (0.3 %).
TEST(Grades, DesignWallIs93PercentOfA500AndAllOfA1085) {
    const Grade& a500 = *find_grade("A500 Gr C");
    const Grade& a1085 = *find_grade("A1085");
    const std::array<std::pair<const char*, double>, 4> cases{{{"HSS8X8X3/16", 0.174},
                                                               {"HSS8X8X1/4", 0.2325},
                                                               {"HSS8X8X3/8", 0.34875},
                                                               {"HSS8X8X1/2", 0.465}}};
    for (const auto& [designation, wall_in] : cases) {
        const Section& section = *find_section(designation);
        EXPECT_NEAR(design_wall_in(section, a500, 0.90), wall_in, 0.003 * wall_in);
        EXPECT_EQ(design_wall_in(section, a1085, 0.90), section.nominal_wall_in);
    }
}

TEST(Grades, TheSwitchMovesOnlyLargeExtraStrongPipe) {
    const Grade& a53 = *find_grade("A53 Gr B");
    std::set<std::string_view> moved;
    for (const Section& section : sections())
        if (design_wall_in(section, a53, 0.90) != design_wall_in(section, a53, 0.93)) {
            moved.insert(section.designation);
            EXPECT_EQ(design_wall_in(section, a53, 0.90), 0.90 * section.nominal_wall_in);
        }
    EXPECT_EQ(moved, (std::set<std::string_view>{"Pipe14XS", "Pipe16XS", "Pipe18XS", "Pipe20XS",
                                                 "Pipe24XS", "Pipe26XS"}));
    const Grade& a252 = *find_grade("A252 Gr 3");
    EXPECT_EQ(design_wall_in(*find_section("Pipe14XS"), a252, 0.90), 0.875 * 0.5);
    EXPECT_EQ(a252.standing, Standing::unconfirmed);
}

std::string bytes_of(const std::string& path) {
    std::ifstream in(std::string(APEX_SOURCE_DIR) + "/data/" + path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Pack, HashIsOfTheBytesAndEqualsTheManifest) {
    const std::string sections_bytes = bytes_of("sections/hss_rect.csv") +
                                       bytes_of("sections/hss_round.csv") +
                                       bytes_of("sections/hss_square.csv") +
                                       bytes_of("sections/pipe.csv") + bytes_of("sections/w.csv");
    EXPECT_EQ(pack().sha256, sha256_hex(sections_bytes));
    EXPECT_NE(bytes_of("sections/manifest.txt").find("\nsha256 " + pack().sha256 + "\n"),
              std::string::npos);
    EXPECT_EQ(materials_pack().sha256, sha256_hex(bytes_of("materials/steel.csv")));
    EXPECT_NE(bytes_of("materials/manifest.txt").find("\nsha256 " + materials_pack().sha256 + "\n"),
              std::string::npos);
    EXPECT_EQ(pack().name, "sections");
    EXPECT_EQ(materials_pack().version, "2");
    EXPECT_EQ(pack().version, "2");
}

}  // namespace
}  // namespace apex::catalog
