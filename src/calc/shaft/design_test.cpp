// The lightest cage: against every lighter one with every tie, hand numbers, monotone in the
// moment.
#include "calc/shaft/design.hpp"

#include <gtest/gtest.h>
// After gtest, whose macros it uses.
#include <rapidcheck/gtest.h>

#include "calc/concrete/bars.hpp"
#include "calc/shaft/demand.hpp"
#include "trace/test_support.hpp"

namespace apex::shaft {
namespace {

ReinforcementInputs pylon_shaft() {
    ReinforcementInputs in;
    in.diameter_ft = 3, in.depth_ft = 11;
    in.P_lbf = 2500, in.h_ft = 20;
    in.dead_axial_lbf = 3000;
    return in;
}
Outcome<DesignedCage> designed(const ReinforcementInputs& in) {
    Sheet<double> sheet;
    return lightest_cage(in, sheet);
}
double area_of(const Cage& cage) { return cage.count * concrete::find_bar(cage.bar)->area_in2; }

// 0.005 x pi/4 x 36^2 = 5.089 in²: 17 #5 have 5.27, 12 #6 5.28, 9 #7 5.40, 7 #8 5.53, 6 #9 6.0.
TEST(LightestCage, OfALightlyLoadedShaftIsTheLeastSteel) {
    const auto outcome = designed(pylon_shaft());
    ASSERT_EQ(refused(outcome), nullptr);
    const DesignedCage& d = value(outcome);
    EXPECT_EQ(d.cage.cage.bar, 5);
    EXPECT_EQ(d.cage.cage.count, 17);
    ASSERT_EQ(d.smaller.size(), 1u);
    EXPECT_EQ(d.smaller[0].check, "shaft.least_steel");
    EXPECT_GT(d.smaller[0].utilisation, 1);
    ReinforcementInputs in = pylon_shaft();
    in.stock.bars = {8, 9};
    EXPECT_EQ(value(designed(in)).cage.cage.bar, 8);
    EXPECT_EQ(value(designed(in)).cage.cage.count, 7);
}
// 16 d_b of #5 is 10 in, 48 d_t of #3 18 in: ties at 10 in at most.
TEST(LightestCage, TiesAreThinAndAsFarApartAsTheBarsAllow) {
    const DesignedCage d = value(designed(pylon_shaft()));
    EXPECT_EQ(d.cage.cage.tie, 3);
    EXPECT_EQ(d.cage.cage.tie_spacing_in, 10);
}
// Bars 11 - 0.5 ft: 17 x 10.5 x 1.043 = 186.2 lb; ties every 10 in of 126 in: 13 rings of
// pi (36 - 6 - 0.375)/12 = 7.756 ft at 0.376: 37.9 lb.
TEST(LightestCage, WeighsItsBarsAndTies) {
    const DesignedCage d = value(designed(pylon_shaft()));
    EXPECT_NEAR(d.cage.bar_length_ft, 10.5, 1e-12);
    EXPECT_NEAR(d.cage.steel_lb, 17 * 10.5 * 1.043 + 13 * 7.756 * 0.376, 0.1);
}
// Brute force over every cage that is lighter, with every tie and spacing of the stock.
TEST(LightestCage, NoLighterCagePasses) {
    ReinforcementInputs in = pylon_shaft();
    in.P_lbf = 9000, in.depth_ft = 18;
    in.stock.bars = {6, 9}, in.stock.count_greatest = 30;
    const auto outcome = designed(in);
    ASSERT_EQ(refused(outcome), nullptr);
    const Cage& best = value(outcome).cage.cage;
    Sheet<double> sheet;
    int lighter = 0;
    for (const int bar : in.stock.bars)
        for (int count = in.stock.count_least; count <= in.stock.count_greatest; ++count)
            for (const int tie : in.stock.ties)
                for (int spacing = 3; spacing <= 12; ++spacing) {
                    Cage cage = best;
                    cage.bar = bar, cage.count = count;
                    cage.tie = tie, cage.tie_spacing_in = spacing;
                    if (!(area_of(cage) < area_of(best))) continue;
                    ++lighter;
                    const auto checked = check_cage(in, cage, sheet);
                    ASSERT_EQ(refused(checked), nullptr);
                    EXPECT_FALSE(value(checked).passes) << count << " #" << bar;
                }
    EXPECT_GT(lighter, 100);
    EXPECT_TRUE(value(check_cage(in, best, sheet)).passes);
}
// The chosen cage by the single checks alone.
TEST(LightestCage, PassesTheSingleChecks) {
    ReinforcementInputs in = pylon_shaft();
    in.P_lbf = 9000, in.depth_ft = 18;
    const CheckedCage c = value(designed(in)).cage;
    Sheet<double> sheet;
    const StrengthMoment m = value(strength_moment<double>({9000, 20, 18}, sheet));
    EXPECT_EQ(c.M_u_lbf_ft, m.M_u_lbf_ft);
    EXPECT_EQ(c.V_u_lbf, max(m.V_grade_lbf, m.V_below_lbf));
    EXPECT_TRUE(value(detailing(c.cage, sheet)).passes);
    EXPECT_TRUE(value(shear(ShaftShearInputs{c.cage, c.V_u_lbf}, sheet)).passes);
    EXPECT_LE(value(interaction(InteractionInputs{c.cage, 2700, c.M_u_lbf_ft}, sheet)).utilisation,
              1);
    EXPECT_GE(c.available_in, c.develop_in);
}
RC_GTEST_PROP(LightestCage, MoreForceNeverTakesLessSteel, ()) {
    ReinforcementInputs in = pylon_shaft();
    in.depth_ft = 20, in.stock.bars = {6, 8, 10};
    in.P_lbf = *rc::gen::inRange(1000, 12000);
    const auto first = designed(in);
    in.P_lbf += *rc::gen::inRange(0, 3000);
    const auto second = designed(in);
    RC_ASSERT(!refused(first) && !refused(second));
    RC_ASSERT(area_of(value(second).cage.cage) >= area_of(value(first).cage.cage));
}
TEST(LightestCage, AShallowShaftDoesNotDevelopThickBars) {
    ReinforcementInputs in = pylon_shaft();
    in.depth_ft = 6, in.stock.bars = {11};
    const auto outcome = designed(in);
    ASSERT_NE(refused(outcome), nullptr);
    EXPECT_EQ(refused(outcome)->field, "/stock");
    EXPECT_NE(refused(outcome)->reason.find("shaft."), std::string::npos);
}
TEST(LightestCage, Refusals) {
    const auto refuses = [](auto change, const char* field) {
        ReinforcementInputs in = pylon_shaft();
        change(in);
        expect_refused(designed(in), field);
    };
    refuses([](auto& in) { in.diameter_ft = 0.5; }, "/diameter_ft");
    refuses([](auto& in) { in.depth_ft = 0; }, "/depth_ft");
    refuses([](auto& in) { in.P_lbf = 0; }, "/P_lbf");
    refuses([](auto& in) { in.wind_share = 0.5; }, "/wind_share");
    refuses([](auto& in) { in.cover_in = 2; }, "/cover_in");
    refuses([](auto& in) { in.materials.f_c_psi = 100; }, "/materials/f_c_psi");
    refuses([](auto& in) { in.stock.bars = {}; }, "/stock/bars");
    refuses([](auto& in) { in.stock.bars = {14}; }, "/stock/bars");
    refuses([](auto& in) { in.stock.ties = {7}; }, "/stock/ties");
    refuses([](auto& in) { in.stock.count_greatest = 61; }, "/stock/count_greatest");
    refuses([](auto& in) { in.stock.tie_spacing_greatest_in = 2; },
            "/stock/tie_spacing_greatest_in");
}

}  // namespace
}  // namespace apex::shaft
