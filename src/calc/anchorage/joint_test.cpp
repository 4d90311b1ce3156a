// All modes together: every mode is listed; published and hand numbers; what engineers know to be
// monotone or symmetric; refusals; the same bits with and without a derivation.
#include "calc/anchorage/joint.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <set>

#include "calc/anchorage/distances.hpp"
#include "calc/anchorage/pryout.hpp"
#include "calc/anchorage/tension_breakout.hpp"
#include "calc/anchorage/test_support.hpp"

namespace apex::anchorage {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TensionBreakout tension(const Group& g, double h_ef, Concrete concrete = {4000}) {
    Sheet<double> sheet;
    return value(tension_breakout(g, concrete, {AnchorKind::headed, h_ef}, sheet));
}
ShearBreakout shear(const Group& g, const ShearLoads& loads, Concrete concrete = {4000},
                    ShearBreakoutSwitches switches = {}) {
    Sheet<double> sheet;
    return value(
        shear_breakout(g, concrete, {AnchorKind::headed, 10}, 0.75, loads, switches, sheet));
}

JointInputs base() {
    JointInputs in;
    in.group = grid(2, 2, 10, 10, 6);
    in.group.outline.x_min_in = in.group.outline.y_min_in = -20;
    in.group.outline.x_max_in = in.group.outline.y_max_in = 20;
    in.group.outline.h_a_in = 48;
    in.concrete.f_c_psi = 4000;
    in.embedment.h_ef_in = 16;
    in.rod = {1.0, 55, 75, true, std::nullopt};
    in.shear = {3, 1, 0};
    return in;
}
Joint run(const JointInputs& in) {
    Sheet<double> sheet;
    return value(joint(in, sheet));
}

TEST(Joint, ListsEveryModeWhetherItGovernsOrNot) {
    std::set<std::string> ids;
    for (const Check& c : run(base()).checks) {
        EXPECT_STRNE(c.id, "");
        EXPECT_STRNE(c.title, "");
        EXPECT_NE(to_text(c.clause), "");
        ids.insert(c.id);
    }
    EXPECT_EQ(ids.size(), modes);
}

// By hand: 1 in F1554-55: N_sa = 0.606 x 75 = 45.45 kip, x 0.75; V_sa = 0.6 x 45.45, x 0.65.
TEST(Joint, TakesEachStrengthFromItsClause) {
    const Joint j = run(base());
    EXPECT_NEAR(j.check(Mode::steel_tension).capacity, 0.75 * 45.45, 1e-9);
    EXPECT_NEAR(j.check(Mode::steel_shear).capacity, 0.65 * 0.6 * 45.45, 1e-9);
    EXPECT_NEAR(j.check(Mode::steel_shear).demand, std::sqrt(10.0) / 4, 1e-12);
    EXPECT_NEAR(j.check(Mode::breakout_tension).demand, 24, 1e-12);
    // 0.866 x 1.625^2 - pi/4 = 1.501383 in^2, x 8 x 4000 x 0.70.
    EXPECT_NEAR(j.check(Mode::pullout).capacity, 33.63098, 1e-4);
    EXPECT_EQ(j.check(Mode::side_face).status, CheckStatus::not_run);
    EXPECT_EQ(j.check(Mode::reinforcement_tension).status, CheckStatus::not_run);
}

TEST(Joint, ReinforcementTakesThePlaceOfTheBreakout) {
    JointInputs in = base();
    in.tension_reinforcement = TensionReinforcement{6, 0.44, 60, 10, 4, 3};
    in.shear_reinforcement = ShearReinforcement{2, 0.11, 60};
    const Joint j = run(in);
    EXPECT_EQ(j.check(Mode::breakout_tension).status, CheckStatus::not_run);
    EXPECT_EQ(j.check(Mode::breakout_shear).status, CheckStatus::not_run);
    EXPECT_NEAR(j.check(Mode::reinforcement_tension).capacity, 0.75 * 6 * 0.44 * 60, 1e-9);
    EXPECT_NEAR(j.check(Mode::reinforcement_development).capacity, 16 - 4 / 1.5 - 3, 1e-9);
    EXPECT_NEAR(j.check(Mode::reinforcement_shear).capacity, 0.75 * 2 * 0.11 * 60, 1e-9);
}

TEST(Joint, AnEarthquakeTakesAQuarterOfTheConcreteAndNoneOfTheSteel) {
    JointInputs in = base();
    const Joint calm = run(in);
    in.seismic_path = SeismicPath::overstrength;
    const Joint shaken = run(in);
    for (const Mode m : {Mode::breakout_tension, Mode::pullout})
        EXPECT_NEAR(shaken.check(m).capacity, 0.75 * calm.check(m).capacity, 1e-9);
    for (const Mode m :
         {Mode::steel_tension, Mode::steel_shear, Mode::pryout, Mode::breakout_shear})
        EXPECT_EQ(shaken.check(m).capacity, calm.check(m).capacity);
}

TEST(Joint, ADuctilePathFailsWithoutItsStretchLength) {
    JointInputs in = base();
    in.seismic_path = SeismicPath::ductile_steel;
    in.stretch_in = 7.9;
    EXPECT_FALSE(run(in).check(Mode::seismic_stretch).passes);
    in.stretch_in = 8;
    EXPECT_TRUE(run(in).check(Mode::seismic_stretch).passes);
}

TEST(Joint, PlainAndTracedRunsAgreeInEveryBit) {
    Sample sample(5);
    int ran = 0;
    for (int i = 0; i < 400; ++i) {
        JointInputs in = base();
        in.group = random_group(sample, i % 3 == 0);
        in.embedment.h_ef_in = sample.in(2, 30);
        in.embedment.nb_deep_anchor = i % 2 ? DeepAnchor::power_5_3 : DeepAnchor::power_1_5;
        in.concrete.cracked = i % 5 != 0;
        in.shear_breakout.rows = i % 4 ? ShearRows::front_takes_all : ShearRows::each_row;
        in.shear = {sample.in(-5, 5), sample.in(-5, 5),
                    in.group.anchors.size() > 1 && i % 2 ? sample.in(-20, 20) : 0};
        in.gap_in = i % 2 ? 2 : 0;
        in.rod.d_a_in = 0.75;
        Sheet<double> bare;
        Sheet<Term> written;
        const Joint a = value(joint(in, bare)), b = value(joint(in, written));
        for (std::size_t m = 0; m < modes; ++m) {
            ASSERT_EQ(std::bit_cast<std::uint64_t>(a.checks[m].demand),
                      std::bit_cast<std::uint64_t>(b.checks[m].demand));
            ASSERT_EQ(std::bit_cast<std::uint64_t>(a.checks[m].capacity),
                      std::bit_cast<std::uint64_t>(b.checks[m].capacity));
            ASSERT_TRUE(std::isfinite(a.checks[m].utilisation));
        }
        ++ran;
    }
    EXPECT_EQ(ran, 400);
}

RC_GTEST_PROP(TensionBreakoutProperty, MoreEdgeDistanceNeverLowersItWithFewerThanThreeNearEdges,
              ()) {
    Sample sample(*rc::gen::arbitrary<std::uint64_t>());
    Group g = grid(1 + sample.among(3), 1 + sample.among(3), sample.in(3, 6), sample.in(3, 6), 1);
    const double h = sample.in(7, 30);
    g.outline.x_max_in = sample.in(7, 60);
    if (sample.among(2)) g.outline.y_min_in = -sample.in(7, 60);
    const double before = tension(g, h).N_cbg_lbf;
    *g.outline.x_max_in += sample.in(0, 20);
    RC_ASSERT(tension(g, h).N_cbg_lbf >= before * (1 - 1e-12));
}

RC_GTEST_PROP(TensionBreakoutProperty, MoreDepthNeverLowersItFarFromEdges, ()) {
    Sample sample(*rc::gen::arbitrary<std::uint64_t>());
    Group g = grid(1 + sample.among(3), 1 + sample.among(3), sample.in(3, 6), sample.in(3, 6), 1);
    const double h = sample.in(6, 30), deeper = h + sample.in(0, 10);
    Sheet<double> sheet;
    Embedment at{AnchorKind::headed, h, DeepAnchor::power_5_3}, below = at;
    below.h_ef_in = deeper;
    // The greater of both forms is taken up to 25 in: there the strength jumps down.
    RC_PRE(!(h <= 25 && deeper > 25));
    RC_ASSERT(value(tension_breakout(g, {4000}, below, sheet)).N_cbg_lbf >=
              value(tension_breakout(g, {4000}, at, sheet)).N_cbg_lbf * (1 - 1e-12));
}

RC_GTEST_PROP(TensionBreakoutProperty, MirroredGroupsAreEqual, ()) {
    Sample sample(*rc::gen::arbitrary<std::uint64_t>());
    Group g = random_group(sample, sample.among(2));
    const double h = sample.in(2, 25);
    Group mirrored = g;
    for (Anchor& a : mirrored.anchors) a.x_in = -a.x_in;
    const auto negative = [](const std::optional<double>& v) -> std::optional<double> {
        return v ? std::optional(-*v) : std::nullopt;
    };
    mirrored.outline.x_min_in = negative(g.outline.x_max_in);
    mirrored.outline.x_max_in = negative(g.outline.x_min_in);
    const double a = tension(g, h).utilisation, b = tension(mirrored, h).utilisation;
    RC_ASSERT(std::fabs(a - b) <= 1e-9 * std::fmax(a, 1e-9));
}

RC_GTEST_PROP(TensionBreakoutProperty, EqualPullsHaveNoEccentricity, ()) {
    Sample sample(*rc::gen::arbitrary<std::uint64_t>());
    Group g = random_group(sample, sample.among(2));
    for (Anchor& a : g.anchors) a.N_ua_kip = 2;
    RC_ASSERT(tension(g, 40).psi_ec == 1);
    g.anchors.front().N_ua_kip = 3;
    if (g.anchors.size() > 1) RC_ASSERT(tension(g, 40).psi_ec < 1);
}

RC_GTEST_PROP(TensionBreakoutProperty, ItGrowsAsTheRootOfTheConcreteStrength, ()) {
    Sample sample(*rc::gen::arbitrary<std::uint64_t>());
    const Group g = random_group(sample, sample.among(2));
    const double h = sample.in(2, 25);
    RC_ASSERT(std::fabs(tension(g, h, {10000}).N_cbg_lbf / tension(g, h, {2500}).N_cbg_lbf - 2) <
              1e-9);
}

RC_GTEST_PROP(ShearBreakoutProperty, MoreEdgeDistanceNeverLowersIt, ()) {
    Sample sample(*rc::gen::arbitrary<std::uint64_t>());
    Group g = grid(1, 1 + sample.among(4), 1, sample.in(3, 9), 0);
    g.outline.x_max_in = sample.in(3, 30);
    if (sample.among(2)) g.outline.y_max_in = sample.in(16, 60);
    if (sample.among(2)) g.outline.h_a_in = sample.in(4, 60);
    const double before = shear(g, {1, 0, 0}).towards.V_cbg_lbf;
    *g.outline.x_max_in += sample.in(0, 10);
    RC_ASSERT(shear(g, {1, 0, 0}).towards.V_cbg_lbf >= before * (1 - 1e-12));
}

RC_GTEST_PROP(ShearBreakoutProperty, ThickerConcreteNeverLowersIt, ()) {
    Sample sample(*rc::gen::arbitrary<std::uint64_t>());
    Group g = grid(1, 1 + sample.among(4), 1, sample.in(3, 9), 0);
    g.outline.x_max_in = sample.in(3, 30);
    g.outline.h_a_in = sample.in(4, 60);
    const double before = shear(g, {1, 0, 0}).towards.V_cbg_lbf;
    *g.outline.h_a_in += sample.in(0, 20);
    RC_ASSERT(shear(g, {1, 0, 0}).towards.V_cbg_lbf >= before * (1 - 1e-12));
}

// A shear that points away from an edge does not break it out, and along it only doubled.
TEST(ShearBreakout, AsksOnlyTheEdgesThatTheShearConcerns) {
    Group g = grid(2, 2, 6, 6, 0);
    g.outline.x_max_in = 12;
    EXPECT_EQ(shear(g, {-1, 0, 0}).towards.edge, Edge::none);
    EXPECT_EQ(shear(g, {1, 0, 0}).parallel.edge, Edge::none);
    const ShearBreakout along = shear(g, {0, 1, 0});
    EXPECT_EQ(along.towards.edge, Edge::none);
    EXPECT_EQ(along.parallel.edge, Edge::x_max);
    EXPECT_NEAR(along.parallel.V_cbg_lbf, 2 * shear(g, {1, 0, 0}).towards.V_cbg_lbf, 1e-6);
}

TEST(ShearBreakout, TheFrontRowTakesAllUnlessEachRowIsAsked) {
    Group g = grid(2, 2, 6, 6, 0);
    g.outline.x_max_in = 12;
    EXPECT_NEAR(shear(g, {8, 0, 0}).towards.V_ua_kip, 8, 1e-12);
    EXPECT_EQ(shear(g, {8, 0, 0}).towards.c_a1_in, 9);
    ShearBreakoutSwitches each;
    each.rows = ShearRows::each_row;
    // Front row: half of the shear at 9 in; rear row: all of it at 15 in.
    const EdgeBreakout e = shear(g, {8, 0, 0}, {4000}, each).towards;
    EXPECT_TRUE((e.c_a1_in == 9 && std::fabs(e.V_ua_kip - 4) < 1e-12) ||
                (e.c_a1_in == 15 && std::fabs(e.V_ua_kip - 8) < 1e-12));
}

// By hand: T 100 kip-in on four rods at (+-5, +-5): 100 x 7.0711 / 200 = 3.5355 kip each.
TEST(Pryout, TorsionIsTakenByEachAnchorForItself) {
    Sheet<double> sheet;
    const Pryout p =
        value(pryout(grid(2, 2, 10, 10, 0), {4000}, {AnchorKind::headed, 12}, {0, 0, 100}, sheet));
    EXPECT_EQ(p.anchors, 1);
    EXPECT_NEAR(p.V_ua_kip, 3.535534, 1e-6);
    // 18 + 5 in to each side: 23 x 23 in.
    EXPECT_NEAR(p.cone.A_Nc_in2, 529, 1e-9);
}

TEST(TensionBreakout, AnchorsFarApartAreGroupsOfTheirOwn) {
    EXPECT_EQ(tension(grid(2, 1, 35.9, 1, 1), 12).groups, 1);
    EXPECT_EQ(tension(grid(2, 1, 36, 1, 1), 12).groups, 2);
}

TEST(TensionBreakout, OnlyPulledAnchorsCount) {
    Group g = grid(2, 2, 8, 8, 5);
    g.anchors[0].N_ua_kip = g.anchors[1].N_ua_kip = -5;
    EXPECT_EQ(tension(g, 12).anchors, 2);
    EXPECT_NEAR(tension(g, 12).A_Nc_in2, 36 * 44, 1e-9);
}

TEST(Anchorage, RefusesWhatCannotBe) {
    const auto refuses = [](auto change, const char* field) {
        JointInputs in = base();
        change(in);
        Sheet<double> sheet;
        expect_refused(joint(in, sheet), field);
    };
    refuses([](auto& in) { in.group.anchors.clear(); }, "/group/anchors");
    refuses([](auto& in) { in.group.anchors.resize(65); }, "/group/anchors");
    refuses([](auto& in) { in.group.anchors[2] = in.group.anchors[0]; }, "/group/anchors/2");
    refuses([](auto& in) { in.group.anchors[1].x_in = 20; }, "/group/anchors/1");
    refuses([](auto& in) { in.group.outline.diameter_in = 30; }, "/group/outline/diameter_in");
    refuses([](auto& in) { in.group.outline.shape = OutlineShape::round; },
            "/group/outline/diameter_in");
    for (const double bad : {nan, infinity, -infinity}) {
        refuses([&](auto& in) { in.group.anchors[3].y_in = bad; }, "/group/anchors/3/y_in");
        refuses([&](auto& in) { in.group.anchors[3].N_ua_kip = bad; }, "/group/anchors/3/N_ua_kip");
        refuses([&](auto& in) { in.shear.V_x_kip = bad; }, "/shear/V_x_kip");
        refuses([&](auto& in) { in.shear.T_kipin = bad; }, "/shear/T_kipin");
    }
    for (const double bad : {0.0, -1.0, nan, infinity}) {
        refuses([&](auto& in) { in.concrete.f_c_psi = bad; }, "/concrete/f_c_psi");
        refuses([&](auto& in) { in.embedment.h_ef_in = bad; }, "/embedment/h_ef_in");
        refuses([&](auto& in) { in.rod.d_a_in = bad; }, "/rod/d_a_in");
        refuses([&](auto& in) { in.group.outline.h_a_in = bad; }, "/group/outline/h_a_in");
    }
    refuses([](auto& in) { in.concrete.lambda_a = 1.1; }, "/concrete/lambda_a");
    refuses([](auto& in) { in.rod.d_a_in = 0.9; }, "/rod/A_se_in2");
    refuses([](auto& in) { in.rod.A_se_in2 = 0.9; }, "/rod/A_se_in2");
    refuses([](auto& in) { in.rod.f_uta_ksi = 50; }, "/rod/f_uta_ksi");
    refuses([](auto& in) { in.embedment.kind = AnchorKind::post_installed; },
            "/embedment/approval");
    refuses([](auto& in) { in.embedment.approval = Approval{}; }, "/embedment/approval");
    refuses([](auto& in) { in.embedment.kind = AnchorKind::hooked; }, "/end/e_h_in");
    refuses(
        [](auto& in) {
            in.embedment.kind = AnchorKind::hooked;
            in.end.e_h_in = 4.51;
        },
        "/end/e_h_in");
    refuses([](auto& in) { in.gap_in = -1; }, "/gap_in");
    refuses([](auto& in) { in.tension_reinforcement = TensionReinforcement{}; },
            "/tension_reinforcement/bars");
    refuses(
        [](auto& in) {
            in.group.anchors.resize(1);
            in.shear.T_kipin = 1;
        },
        "/shear/T_kipin");
}

}  // namespace
}  // namespace apex::anchorage
