// Joints of stepped and sleeved poles and handholes: directions that engineers know, refusals,
// plain and traced runs. Numbers by hand: validation/steel.
#include "calc/steel/step_joint.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "calc/steel/handhole.hpp"
#include "trace/test_support.hpp"

namespace apex::steel {
namespace {

using Code = aisc360_22::Edition;

double somewhere(double low, double high) {
    return low + (high - low) * *rc::gen::inRange(0, 1'000'001) / 1e6;
}
StepJointInputs rings() { return {Method::lrfd, 50, 12.75, 16, 0.465, 0.75, 24, 60, 4, 0.25, 70}; }
SleeveInputs overlap() { return {Method::asd, 46, 12.75, 0.349, 24, 60, 4}; }
HandholeInputs hole(double width_in) { return {Method::lrfd, 46, 12.75, 0.349, width_in, 60, 5}; }

StepJoint joint(const StepJointInputs& in) {
    Sheet<double> sheet;
    return value(step_joint<Code>(in, sheet));
}
Sleeve sleeved(const SleeveInputs& in) {
    Sheet<double> sheet;
    return value(sleeve<Code>(in, sheet));
}
Handhole pierced(const HandholeInputs& in) {
    Sheet<double> sheet;
    return value(handhole<Code>(in, sheet));
}

RC_GTEST_PROP(StepJoint, ALongerOverlapNeverHurts, ()) {
    StepJointInputs in = rings();
    SleeveInputs other = overlap();
    in.M_r_kipft = other.M_r_kipft = somewhere(0, 200);
    in.L_s_in = other.L_s_in = somewhere(19.2, 60);
    const double before = joint(in).ratio, sleeve_before = sleeved(other).ratio;
    in.L_s_in += somewhere(0, 40);
    other.L_s_in = in.L_s_in;
    RC_ASSERT(joint(in).ratio <= before * (1 + 1e-12));
    RC_ASSERT(sleeved(other).ratio <= sleeve_before * (1 + 1e-12));
}

RC_GTEST_PROP(StepJoint, AThickerWallNeverHurts, ()) {
    StepJointInputs in = rings();
    in.weld_leg_in = 10;  // So that the wall speaks.
    in.ring_in = 10;
    const double thin = somewhere(0.1, 0.8);
    in.t_outer_in = thin;
    const double before = joint(in).hoop_ratio;
    in.t_outer_in = thin * somewhere(1, 1.5);
    RC_ASSERT(joint(in).hoop_ratio <= before * (1 + 1e-12));
}

RC_GTEST_PROP(Handhole, AWiderHoleNeverHelps, ()) {
    const double width = somewhere(0.1, 6);
    const Handhole narrow = pierced(hole(width));
    const Handhole wide = pierced(hole(width + somewhere(0, 1.6)));
    RC_ASSERT(wide.A_net_in2 <= narrow.A_net_in2);
    RC_ASSERT(wide.I_net_in4 <= narrow.I_net_in4 * (1 + 1e-12));
    RC_ASSERT(narrow.left < 1);
}

TEST(Handhole, WithoutWidthItIsTheRing) {
    const Handhole whole = pierced(hole(1e-9));
    EXPECT_NEAR(whole.left, 1, 1e-6);
    const double R = (12.75 - 0.349) / 2;
    EXPECT_NEAR(whole.I_net_in4, pi * R * R * R * 0.349, 1e-5);
}

TEST(StepJoint, RefusesWhatDoesNotFit) {
    Sheet<double> sheet;
    StepJointInputs in = rings();
    in.D_inner_in = 15.08;
    expect_refused(step_joint<Code>(in, sheet), "/D_inner_in");
    in = rings();
    in.L_s_in = 1.5 * 12.75 * 0.999;
    expect_refused(step_joint<Code>(in, sheet), "/L_s_in");
    in = rings();
    in.M_r_kipft = -1;
    expect_refused(step_joint<Code>(in, sheet), "/M_r_kipft");
    SleeveInputs other = overlap();
    other.L_s_in = 19;
    expect_refused(sleeve<Code>(other, sheet), "/L_s_in");
    expect_refused(handhole<Code>(hole(0.61 * 12.75), sheet), "/width_in");
    HandholeInputs thick = hole(4);
    thick.t_in = 1.3;
    expect_refused(handhole<Code>(thick, sheet), "/t_in");
}

TEST(StepJoint, PlainAndTracedRunsAgreeInEveryBitAndAreUnconfirmed) {
    Sheet<Term> written;
    EXPECT_EQ(bits(joint(rings()).ratio), bits(value(step_joint<Code>(rings(), written)).ratio));
    EXPECT_EQ(bits(sleeved(overlap()).ratio), bits(value(sleeve<Code>(overlap(), written)).ratio));
    EXPECT_EQ(bits(pierced(hole(4)).ratio), bits(value(handhole<Code>(hole(4), written)).ratio));
    EXPECT_EQ(joint(rings()).clause.standing, Standing::unconfirmed);
    EXPECT_EQ(pierced(hole(4)).clause.standing, Standing::unconfirmed);
}

}  // namespace
}  // namespace apex::steel
