// Ice on parts of a sign: hand calculations in three editions, refusals, properties, printed lines.
#include "calc/loads/ice.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "calc/loads/editions.hpp"

namespace apex::loads {
namespace {

IceInputs bar(double t_in, double D_in, double L_ft, double z_ft) {
    IceInputs in;
    in.nominal_thickness_in = t_in;
    in.parts.push_back({IcedShape::bar, D_in, L_ft, 0, z_ft});
    return in;
}
IceInputs plate(double t_in, IcedShape shape, double A_ft2, double z_ft) {
    IceInputs in;
    in.nominal_thickness_in = t_in;
    in.parts.push_back({shape, 0, 0, A_ft2, z_ft});
    return in;
}
template <class Edition>
Ice run(const IceInputs& in) {
    Sheet<double> sheet;
    const auto got = ice<Edition>(in, sheet);
    if (const auto* no = refused(got)) ADD_FAILURE() << no->field << ' ' << no->reason;
    return value(got);
}
template <class Edition>
std::string field_of(const IceInputs& in) {
    Sheet<double> sheet;
    const auto got = ice<Edition>(in, sheet);
    return refused(got) ? refused(got)->field : "accepted";
}

TEST(Ice, EightInchTubeAtThirtyFeet) {  // ICE-1, hand derivation
    const Ice got = run<asce7_16::Edition>(bar(0.75, 8, 1, 30));
    EXPECT_NEAR(got.parts[0].height_factor, 0.990514, 1e-6);
    EXPECT_NEAR(got.parts[0].thickness_in, 0.742886, 1e-6);
    EXPECT_NEAR(got.parts[0].section_in2, 20.404533, 2e-5);
    EXPECT_NEAR(got.weight_lbf, 7.935096, 1e-5);
    EXPECT_NEAR(got.centroid_height_ft, 30, 1e-12);
}

TEST(Ice, EditionsDifferByTheirMap) {
    // At 33 ft f_z = 1. 7-10 doubles the 50-year thickness; 7-16 and 7-10 know an importance
    // factor, 7-22 has a map per Risk Category.
    IceInputs in = bar(0.5, 8, 10, 33);
    in.risk_category = RiskCategory::iv;
    EXPECT_NEAR(run<asce7_10::Edition>(in).greatest_thickness_in, 1.25, 1e-12);
    EXPECT_NEAR(run<asce7_16::Edition>(in).greatest_thickness_in, 0.625, 1e-12);
    EXPECT_NEAR(run<asce7_22::Edition>(in).greatest_thickness_in, 0.5, 1e-12);
    in.risk_category = RiskCategory::iii;
    EXPECT_NEAR(run<asce7_10::Edition>(in).greatest_thickness_in, 1.25, 1e-12);
    EXPECT_NEAR(run<asce7_16::Edition>(in).greatest_thickness_in, 0.575, 1e-12);
}

TEST(Ice, PlateByHand) {
    // Vertical plate of 100 ft2 at 33 ft, 1 in: 56 x 0.8 x pi x (1/12) x 100 = 1172.861 lb;
    // horizontal with 0.6.
    EXPECT_NEAR(run<asce7_22::Edition>(plate(1, IcedShape::vertical_plate, 100, 33)).weight_lbf,
                1172.8612573, 1e-6);
    EXPECT_NEAR(run<asce7_22::Edition>(plate(1, IcedShape::horizontal_plate, 100, 33)).weight_lbf,
                879.64594301, 1e-6);
}

TEST(Ice, TopographyEntersAsItsPowerOf0_35) {
    IceInputs in = bar(1, 6, 10, 33);
    in.topographic_factor = 2;
    EXPECT_NEAR(run<asce7_16::Edition>(in).greatest_thickness_in, std::pow(2.0, 0.35), 1e-12);
}

TEST(Ice, HeightFactorEndsAtOnePointFour) {
    EXPECT_NEAR(run<asce7_16::Edition>(bar(1, 6, 1, 1500)).parts[0].height_factor, 1.4, 1e-15);
    EXPECT_EQ(field_of<asce7_16::Edition>(bar(1, 6, 1, 1501)), "/parts/0/height_ft");
}

TEST(Ice, RefusesWhatTheClauseDoesNotKnow) {
    EXPECT_EQ(field_of<asce7_16::Edition>(bar(-1, 6, 1, 10)), "/nominal_thickness_in");
    EXPECT_EQ(field_of<asce7_16::Edition>(bar(1, 0, 1, 10)), "/parts/0/circumscribed_in");
    EXPECT_EQ(field_of<asce7_16::Edition>(bar(1, 6, 0, 10)), "/parts/0/length_ft");
    EXPECT_EQ(field_of<asce7_16::Edition>(bar(1, 6, 1, 0)), "/parts/0/height_ft");
    EXPECT_EQ(field_of<asce7_16::Edition>(plate(1, IcedShape::vertical_plate, 0, 10)),
              "/parts/0/area_ft2");
    IceInputs both = bar(1, 6, 1, 10);
    both.parts[0].area_ft2 = 3;
    EXPECT_EQ(field_of<asce7_22::Edition>(both), "/parts/0/area_ft2");
    IceInputs light = bar(1, 6, 1, 10);
    light.density_pcf = 50;
    EXPECT_EQ(field_of<asce7_22::Edition>(light), "/density_pcf");
    IceInputs low = bar(1, 6, 1, 10);
    low.topographic_factor = 0.9;
    EXPECT_EQ(field_of<asce7_22::Edition>(low), "/topographic_factor");
    const double nan = std::nan("");
    EXPECT_EQ(field_of<asce7_22::Edition>(bar(nan, 6, 1, 10)), "/nominal_thickness_in");
}

TEST(Ice, DerivationAgreesInEveryBit) {
    IceInputs in = bar(0.75, 8, 20, 12);
    in.parts.push_back({IcedShape::vertical_plate, 0, 0, 160, 25});
    Sheet<double> plain_sheet;
    Sheet<Term> written;
    const Ice a = value(ice<asce7_10::Edition>(in, plain_sheet));
    const Ice b = value(ice<asce7_10::Edition>(in, written));
    EXPECT_EQ(std::bit_cast<std::uint64_t>(a.weight_lbf),
              std::bit_cast<std::uint64_t>(b.weight_lbf));
    EXPECT_EQ(std::bit_cast<std::uint64_t>(a.centroid_height_ft),
              std::bit_cast<std::uint64_t>(b.centroid_height_ft));
    const bool all_marked =
        std::all_of(written.steps.begin(), written.steps.end(), [](const Step& s) {
            return s.kind == StepKind::heading || s.clause.standing == Standing::unconfirmed ||
                   std::string(s.clause.standard) == "statics";
        });
    EXPECT_TRUE(all_marked);
}

RC_GTEST_PROP(Ice, MoreIceIsNeverLighter, ()) {
    const double t = *rc::gen::inRange(0, 300) / 100.0, more = *rc::gen::inRange(0, 300) / 100.0;
    const double z = *rc::gen::inRange(1, 1500), D = *rc::gen::inRange(1, 400) / 10.0;
    const auto weigh = [&](double thickness) {
        return run<asce7_16::Edition>(bar(thickness, D, 10, z)).weight_lbf;
    };
    RC_ASSERT(weigh(t + more) >= weigh(t));
    RC_ASSERT(run<asce7_10::Edition>(bar(t, D, 10, z)).weight_lbf >= weigh(t));
}
RC_GTEST_PROP(Ice, WeightFollowsLengthAndArea, ()) {
    const double t = *rc::gen::inRange(1, 300) / 100.0, z = *rc::gen::inRange(1, 1500);
    const double A = *rc::gen::inRange(1, 1000), k = *rc::gen::inRange(1, 50) / 10.0;
    const auto of_plate = [&](double area) {
        return run<asce7_22::Edition>(plate(t, IcedShape::vertical_plate, area, z)).weight_lbf;
    };
    RC_ASSERT(std::abs(of_plate(k * A) - k * of_plate(A)) <= 1e-9 * of_plate(k * A));
}
RC_GTEST_PROP(Ice, HeightIsContinuousWhereTheFactorEnds, ()) {
    const double end_ft = 33 * std::pow(1.4, 10);  // 954.5 ft
    const double D = *rc::gen::inRange(1, 400) / 10.0;
    const double below = run<asce7_16::Edition>(bar(1, D, 1, end_ft * (1 - 1e-9))).weight_lbf;
    const double above = run<asce7_16::Edition>(bar(1, D, 1, end_ft * (1 + 1e-9))).weight_lbf;
    RC_ASSERT(std::abs(above - below) <= 1e-8 * above);
}

}  // namespace
}  // namespace apex::loads
