// The smallest footing: against a search that composes the single checks itself, monotone in the
// wind, smaller neighbours that fail, refusals.
#include "calc/spread/design.hpp"

#include <gtest/gtest.h>
// After gtest, whose macros it uses.
#include <rapidcheck/gtest.h>

#include "calc/footing/edition.hpp"
#include "calc/loads/editions.hpp"
#include "calc/spread/pressure.hpp"
#include "trace/test_support.hpp"

namespace apex::spread {
namespace {

using DesignSoil = footing::ibc2024::Edition;
using DesignLoads = loads::asce7_22::Edition;

CombinationRules combination_rules() { return {DesignLoads::strength, DesignLoads::service}; }

DesignInputs sign_on_a_column() {
    DesignInputs in;
    in.dead_axial_lbf = 5000;
    in.wind_shear_lbf = 4000, in.wind_moment_lbf_ft = 60000;
    in.pole_x_in = in.pole_y_in = 24, in.round = false;
    in.soil.soil_class = 4;
    return in;
}
Outcome<DesignedFooting> design_of(const DesignInputs& in) {
    Sheet<double> sheet;
    return smallest_footing<DesignSoil>(in, combination_rules(), sheet);
}

/// Overturning, pressure and sliding from D and 0.6 W, by hand from the single checks.
bool stands(const DesignInputs& in, double L_ft, double t_in) {
    Sheet<double> sheet;
    const double t_ft = t_in / 12;
    const Weight w = value(weight({in.dead_axial_lbf, L_ft, L_ft, t_ft}, sheet));
    const double M = 0.6 * (in.wind_moment_lbf_ft + in.wind_shear_lbf * t_ft);
    bool holds = value(overturning({w.total_lbf, M, L_ft}, sheet)).passes;
    for (const auto& [on_dead, on_wind] : {std::pair{1.0, 0.0}, {1.0, 1.0}, {0.6, 1.0}}) {
        AllowableInputs pressing;
        pressing.pressing = {{on_dead * w.total_lbf, on_wind * M, 0}, {L_ft, L_ft}};
        pressing.soil = in.soil;
        holds = holds && value(bearing<DesignSoil>(pressing, sheet)).passes;
    }
    SlidingInputs slide;
    slide.V_lbf = 0.6 * in.wind_shear_lbf;
    slide.D_on_top_lbf = in.dead_axial_lbf, slide.D_footing_lbf = w.footing_lbf;
    slide.area_ft2 = L_ft * L_ft, slide.soil_class = in.soil.soil_class;
    return holds && value(sliding<DesignSoil>(slide, sheet)).passes;
}

TEST(SmallestFooting, EverySizeBeforeItFailsAndItStandsByTheSingleChecks) {
    const DesignInputs in = sign_on_a_column();
    const auto outcome = design_of(in);
    ASSERT_EQ(refused(outcome), nullptr);
    const SizedFooting& f = value(outcome).footing;
    EXPECT_TRUE(stands(in, f.size.length_x_ft, f.size.thickness_in));
    Sheet<double> sheet;
    int before = 0;
    for (double L = 3; L <= f.size.length_x_ft; L += 0.5)
        for (double t = 12; t <= 60; t += 3) {
            if (L == f.size.length_x_ft && t >= f.size.thickness_in) break;
            ++before;
            const auto one = footing_of_size<DesignSoil>(in, combination_rules(), {L, L, t}, sheet);
            ASSERT_EQ(refused(one), nullptr);
            EXPECT_FALSE(value(one).passes) << L << " ft, " << t << " in";
            // What stability alone decides is decided as the single checks do.
            const std::string_view last = value(one).checks.back().id;
            const bool of_stability = last == "spread.overturning" || last == "spread.bearing" ||
                                      last == "spread.contact" || last == "spread.sliding";
            EXPECT_EQ(of_stability, !stands(in, L, t)) << L << " ft, " << t << " in, " << last;
        }
    EXPECT_EQ(value(outcome).sizes_tried, before + 1);
}

TEST(SmallestFooting, NamesWhatEachSmallerNeighbourFails) {
    const auto outcome = design_of(sign_on_a_column());
    ASSERT_EQ(refused(outcome), nullptr);
    ASSERT_FALSE(value(outcome).smaller.empty());
    for (const SmallerFooting& s : value(outcome).smaller) {
        EXPECT_FALSE(s.check.empty());
        EXPECT_GT(s.utilisation, 1);
    }
}

RC_GTEST_PROP(SmallestFooting, MoreMomentNeverTakesASmallerPlan, ()) {
    DesignInputs in = sign_on_a_column();
    in.wind_moment_lbf_ft = *rc::gen::inRange(5000, 120000);
    const auto first = design_of(in);
    in.wind_moment_lbf_ft += *rc::gen::inRange(0, 60000);
    const auto second = design_of(in);
    RC_ASSERT(!refused(first) && !refused(second));
    RC_ASSERT(value(second).footing.size.length_x_ft >= value(first).footing.size.length_x_ft);
}

TEST(SmallestFooting, EverySizeIsAnsweredAndEndsWithWhatItFails) {
    DesignInputs in = sign_on_a_column();
    in.soil.soil_class = 1;
    Sheet<double> sheet;
    bool failed_once = false, passed_once = false;
    for (double L_ft = 3; L_ft <= 14; L_ft += 0.05) {
        const auto one =
            footing_of_size<DesignSoil>(in, combination_rules(), {L_ft, L_ft, 18}, sheet);
        ASSERT_EQ(refused(one), nullptr) << L_ft;
        const SizedFooting& f = value(one);
        (f.passes ? passed_once : failed_once) = true;
        if (f.passes) continue;
        EXPECT_FALSE(passed_once) << "a greater base fails where a smaller one stood, " << L_ft;
        ASSERT_FALSE(f.checks.empty());
        EXPECT_FALSE(f.checks.back().passes) << L_ft;
    }
    EXPECT_TRUE(failed_once && passed_once);
}

TEST(SmallestFooting, RefusesWhatNoSizeCures) {
    DesignInputs in = sign_on_a_column();
    in.soil.soil_class = 9;
    ASSERT_NE(refused(design_of(in)), nullptr);
    in = sign_on_a_column();
    in.grid.length_greatest_ft = 4;
    const auto none = design_of(in);
    ASSERT_NE(refused(none), nullptr);
    EXPECT_EQ(refused(none)->field, "/grid/length_greatest_ft");
    in = sign_on_a_column();
    in.bar_cover_in = 2;
    const auto thin = design_of(in);
    ASSERT_NE(refused(thin), nullptr);
    EXPECT_EQ(refused(thin)->field, "/bar_cover_in");
}

}  // namespace
}  // namespace apex::spread
