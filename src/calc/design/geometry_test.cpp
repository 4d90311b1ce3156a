// Expected numbers are sums and products of the numbers in the tests, done by hand.
#include "calc/design/geometry.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

namespace apex::design {
namespace {

Cabinet cabinet(double width_ft, double height_ft) {
    return {width_ft, height_ft, 12, 10.0, std::nullopt, 0, 1, 0};
}

Sign two() { return {30, {cabinet(12, 8), cabinet(10, 5)}}; }

TEST(Geometry, CabinetsHangDownwardInListOrder) {
    const auto g = value(place_cabinets(two()));
    EXPECT_EQ(g.cabinets[0].top_ft, 30);
    EXPECT_EQ(g.cabinets[0].bottom_ft, 22);
    EXPECT_EQ(g.cabinets[1].top_ft, 22);
    EXPECT_EQ(g.cabinets[1].bottom_ft, 17);
    EXPECT_EQ(g.area_ft2, 96 + 50);
    EXPECT_EQ(g.weight_lbf, 1460);
    EXPECT_DOUBLE_EQ(g.centroid_height_ft, (96 * 26 + 50 * 19.5) / 146);
    EXPECT_DOUBLE_EQ(g.cabinets[0].s_over_h, 8.0 / 30);
    EXPECT_DOUBLE_EQ(g.cabinets[1].B_over_s, 2);
}

TEST(Geometry, ACabinetWithoutABottomHangsUnderTheOneBeforeItWhereverThatIs) {
    Sign sign = two();
    sign.cabinets[0].bottom_ft = 15;
    const auto g = value(place_cabinets(sign));
    EXPECT_EQ(g.cabinets[0].top_ft, 23);
    EXPECT_EQ(g.cabinets[1].top_ft, 15);
}

TEST(Geometry, ResultantRisesByATwentiethOfTheHeightOnTheGround) {
    // Figure 29.3-1: s/h = 1, and with a gap of at most 0.02 s.
    Sign sign{8, {cabinet(12, 8)}};
    EXPECT_DOUBLE_EQ(value(place_cabinets(sign)).overturning_arm_ft, 4.4);
    sign.cabinets[0].height_ft = 7.9;
    EXPECT_DOUBLE_EQ(value(place_cabinets(sign)).overturning_arm_ft, 8 - 3.95 + 0.4);
    sign.cabinets[0].height_ft = 7.8;
    EXPECT_DOUBLE_EQ(value(place_cabinets(sign)).overturning_arm_ft, 4.1);
}

TEST(Geometry, DecimalFeetThatDoNotComeOutEvenStandOnTheGround) {
    // 0.3 - 0.1 - 0.2 is -2.8e-17 in binary.
    Sign sign{0.3, {cabinet(1, 0.1), cabinet(1, 0.2)}};
    EXPECT_EQ(value(place_cabinets(sign)).cabinets[1].bottom_ft, 0);
}

TEST(Geometry, CabinetsSideBySideDoNotOverlap) {
    Sign sign{20, {cabinet(6, 5), cabinet(6, 5)}};
    sign.cabinets[0].offset_x_ft = -3;
    sign.cabinets[1].offset_x_ft = 3;
    sign.cabinets[1].bottom_ft = 15;
    EXPECT_EQ(refused(place_cabinets(sign)), nullptr);
    sign.cabinets[1].offset_x_ft = 2.9;
    EXPECT_EQ(refused(place_cabinets(sign))->field, "/cabinets/1/bottom_ft");
}

TEST(Geometry, AnAssumedWeightIsSaid) {
    Sign sign = two();
    sign.cabinets[1].weight_psf.reset();
    const auto answer = value(derive_cabinets(sign));
    EXPECT_EQ(answer.result.weight_lbf, 1460);
    ASSERT_EQ(answer.findings.assumptions.size(), 1u);
    EXPECT_NE(answer.findings.assumptions[0].find("Cabinet 2"), std::string::npos);
}

TEST(Geometry, RefusesWhatIsNoSign) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const struct {
        const char* pointer;
        std::function<void(Sign&)> spoil;
    } cases[] = {
        {"/overall_height_ft", [](Sign& s) { s.overall_height_ft = 0; }},
        {"/overall_height_ft", [&](Sign& s) { s.overall_height_ft = nan; }},
        {"/overall_height_ft", [](Sign& s) { s.overall_height_ft = 1e308; }},
        {"/cabinets", [](Sign& s) { s.cabinets.clear(); }},
        {"/cabinets", [](Sign& s) { s.cabinets.resize(13, s.cabinets[0]); }},
        {"/cabinets/0/width_ft", [](Sign& s) { s.cabinets[0].width_ft = -14; }},
        {"/cabinets/1/width_ft", [&](Sign& s) { s.cabinets[1].width_ft = nan; }},
        {"/cabinets/0/height_ft", [](Sign& s) { s.cabinets[0].height_ft = 0; }},
        {"/cabinets/0/depth_in", [](Sign& s) { s.cabinets[0].depth_in = 0; }},
        {"/cabinets/0/weight_psf", [](Sign& s) { s.cabinets[0].weight_psf = -1; }},
        {"/cabinets/0/offset_x_ft", [](Sign& s) { s.cabinets[0].offset_x_ft = 1e9; }},
        {"/cabinets/0/return_length_ft", [](Sign& s) { s.cabinets[0].return_length_ft = -1; }},
        {"/cabinets/0/solidity", [](Sign& s) { s.cabinets[0].solidity = 1.01; }},
        {"/cabinets/0/solidity", [](Sign& s) { s.cabinets[0].solidity = 0.69; }},
        {"/cabinets/0/bottom_ft", [](Sign& s) { s.cabinets[0].bottom_ft = -0.5; }},
        {"/cabinets/0/bottom_ft", [](Sign& s) { s.cabinets[0].bottom_ft = 22.5; }},
        {"/cabinets/0/bottom_ft", [&](Sign& s) { s.cabinets[0].bottom_ft = nan; }},
        {"/cabinets/1/height_ft", [](Sign& s) { s.cabinets[1].height_ft = 22.5; }},
        {"/cabinets/1/bottom_ft", [](Sign& s) { s.cabinets[1].bottom_ft = 20; }},
    };
    for (const auto& [pointer, spoil] : cases) {
        Sign sign = two();
        spoil(sign);
        const auto outcome = place_cabinets(sign);
        ASSERT_NE(refused(outcome), nullptr) << pointer;
        EXPECT_EQ(refused(outcome)->field, pointer);
        EXPECT_FALSE(refused(outcome)->reason.empty());
    }
}

TEST(Geometry, ACabinetIsCarriedWhereItsFaceReachesThePole) {
    // B/2 = 7 ft and half of a 12 in pole: 7.5 ft is the farthest centre.
    CabinetsGeometry g = value(place_cabinets({25, {cabinet(14, 8)}}));
    for (const auto& [offset_ft, carried] :
         {std::pair{0.0, true}, std::pair{7.5, true}, std::pair{-7.5, true}, std::pair{7.51, false},
          std::pair{-10.0, false}}) {
        g.cabinets[0].offset_x_ft = offset_ft;
        EXPECT_EQ(carried_by_pole(g, 12), std::vector<bool>{carried}) << offset_ft;
    }
}

TEST(Geometry, ACabinetIsCarriedByOneThatItTouchesAlongAnEdge) {
    // The first is on the pole; the second hangs under it, 9 ft off: its 6 ft reach from 6 to 12
    // ft, the first reaches to 6 ft.
    Sign sign{30, {cabinet(12, 8), cabinet(6, 5)}};
    sign.cabinets[1].offset_x_ft = 8.5;
    const auto carried = [&]() -> bool {
        return carried_by_pole(value(place_cabinets(sign)), 12)[1];
    };
    EXPECT_TRUE(carried()) << "half a foot of a common edge";
    sign.cabinets[1].offset_x_ft = 9;
    EXPECT_FALSE(carried()) << "a corner alone";
    sign.cabinets[1].bottom_ft = 23;
    EXPECT_TRUE(carried()) << "beside it, edge to edge";
    sign.cabinets[1].offset_x_ft = 9.1;
    EXPECT_FALSE(carried()) << "a gap";
    sign.cabinets[1] = cabinet(6, 5);
    sign.cabinets[1].offset_x_ft = 5;
    sign.cabinets[1].bottom_ft = 16;
    EXPECT_FALSE(carried()) << "a foot below it and 2 ft beside the axis";
}

TEST(Geometry, AChainOfCabinetsIsCarriedByThePole) {
    Sign sign{30, {cabinet(4, 4), cabinet(4, 4), cabinet(4, 4)}};
    for (std::size_t i = 0; i < 3; ++i) {
        sign.cabinets[i].bottom_ft = 20;
        sign.cabinets[i].offset_x_ft = 8.0 - 4.0 * static_cast<double>(i);
    }
    const auto g = value(place_cabinets(sign));
    EXPECT_EQ(carried_by_pole(g, 12), (std::vector<bool>{true, true, true}));
}

}  // namespace
}  // namespace apex::design
