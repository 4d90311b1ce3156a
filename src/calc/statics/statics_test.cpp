// The cantilever: equilibrium, second order, deflection. Hand derivations, invariants, refusals,
// printed lines, bit equality.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "calc/statics/deflection.hpp"
#include "calc/statics/internal_forces.hpp"
#include "calc/statics/second_order.hpp"

namespace apex::statics {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class T>
std::string field_of(const Outcome<T>& outcome) {
    return refused(outcome) ? refused(outcome)->field : "accepted";
}

const Step* step(const Sheet<Term>& sheet, const std::string& symbol) {
    for (const Step& s : sheet.steps)
        if (s.symbol == symbol) return &s;
    return nullptr;
}

InternalForces at(const CantileverLoads& loads, double height_ft) {
    Sheet<double> sheet;
    return value(internal_forces({loads, height_ft}, sheet));
}

// 5000 lb at 20 ft, 4 ft off the axis; 300 lb at 8 ft; 20 plf from 0 to 16 ft; 1200 lb at 21 ft, 2
// ft off; pole 50 plf, 25 ft.
const CantileverLoads flag{{{5000, 20, 4}, {300, 8, 0}}, {{20, 0, 16}}, {{1200, 21, 2}}, 50, 25};

TEST(InternalForces, BaseReactionsByHand) {
    // V 5000 + 300 + 320 = 5620; M 100000 + 2400 + 2560 = 104960; T 20000; P 1200 + 1250 = 2450;
    // M_D 2400.
    Sheet<double> sheet;
    const InternalForces got = value(base_reactions(flag, sheet));
    EXPECT_NEAR(got.shear_lbf, 5620, 1e-9);
    EXPECT_NEAR(got.force_moment_lbf_ft, 104960, 1e-9);
    EXPECT_NEAR(got.torsion_lbf_ft, 20000, 1e-9);
    EXPECT_NEAR(got.axial_lbf, 2450, 1e-9);
    EXPECT_NEAR(got.weight_moment_lbf_ft, 2400, 1e-9);
    EXPECT_NEAR(got.moment_lbf_ft, std::hypot(104960, 2400), 1e-6);
    EXPECT_NEAR(got.shear_resultant_height_ft, 104960.0 / 5620, 1e-9);
    EXPECT_NEAR(got.weight_centroid_height_ft, (1200 * 21 + 1250 * 12.5) / 2450, 1e-9);
}

TEST(InternalForces, SectionAtTenFeetByHand) {
    // V 5000 + 20 . 6 = 5120; M 5000 . 10 + 120 . 3 = 50360; P 1200 + 50 . 15 = 1950; T 20000.
    const InternalForces got = at(flag, 10);
    EXPECT_NEAR(got.shear_lbf, 5120, 1e-9);
    EXPECT_NEAR(got.force_moment_lbf_ft, 50360, 1e-9);
    EXPECT_NEAR(got.axial_lbf, 1950, 1e-9);
    EXPECT_NEAR(got.torsion_lbf_ft, 20000, 1e-9);
    EXPECT_NEAR(at(flag, 25).shear_lbf, 0, 1e-12);
}

TEST(InternalForces,
     AreInEquilibriumBetweenAnyTwoSections) {  // dM/dz = -V, integrated exactly over a free stretch
    for (double z = 8.5; z < 15.5; z += 0.5) {
        const InternalForces low = at(flag, z), high = at(flag, z + 0.5);
        EXPECT_NEAR(low.force_moment_lbf_ft - high.force_moment_lbf_ft,
                    (low.shear_lbf + high.shear_lbf) / 2 * 0.5, 1e-6);
        EXPECT_NEAR(low.axial_lbf - high.axial_lbf, 25, 1e-9);
    }
}

TEST(InternalForces, MirrorImagesTwistTheOtherWay) {
    CantileverLoads mirrored = flag;
    for (PointForce& p : mirrored.points) p.eccentricity_ft *= -1;
    for (Weight& w : mirrored.weights) w.offset_ft *= -1;
    const InternalForces a = at(flag, 0), b = at(mirrored, 0);
    EXPECT_EQ(a.torsion_lbf_ft, -b.torsion_lbf_ft);
    EXPECT_EQ(a.weight_moment_lbf_ft, -b.weight_moment_lbf_ft);
    EXPECT_EQ(a.moment_lbf_ft, b.moment_lbf_ft);
    EXPECT_EQ(a.shear_lbf, b.shear_lbf);
}

TEST(InternalForces, RefusesWhatItCannotMean) {
    const auto field = [](auto change) {
        InternalForcesInputs in{flag, 0};
        change(in);
        Sheet<double> sheet;
        const auto base = base_reactions(in.loads, sheet);
        if (refused(base)) {
            EXPECT_EQ("/loads" + field_of(base), field_of(internal_forces(in, sheet)));
        }
        return field_of(internal_forces(in, sheet));
    };
    EXPECT_EQ(field([](auto& in) { in.loads.points[1].force_lbf = nan; }),
              "/loads/points/1/force_lbf");
    EXPECT_EQ(field([](auto& in) { in.loads.points[0].height_ft = -1; }),
              "/loads/points/0/height_ft");
    EXPECT_EQ(field([](auto& in) { in.loads.points[0].eccentricity_ft = nan; }),
              "/loads/points/0/eccentricity_ft");
    EXPECT_EQ(field([](auto& in) { in.loads.lines[0].force_plf = 1e308; }),
              "/loads/lines/0/force_plf");
    EXPECT_EQ(field([](auto& in) { in.loads.lines[0].from_ft = -1; }), "/loads/lines/0/from_ft");
    EXPECT_EQ(field([](auto& in) { in.loads.lines[0] = {1, 5, 4}; }), "/loads/lines/0/to_ft");
    EXPECT_EQ(field([](auto& in) { in.loads.weights[0].weight_lbf = -1; }),
              "/loads/weights/0/weight_lbf");
    EXPECT_EQ(field([](auto& in) { in.loads.weights[0].height_ft = nan; }),
              "/loads/weights/0/height_ft");
    EXPECT_EQ(field([](auto& in) { in.loads.weights[0].offset_ft = nan; }),
              "/loads/weights/0/offset_ft");
    EXPECT_EQ(field([](auto& in) { in.loads.pole_weight_plf = -1; }), "/loads/pole_weight_plf");
    EXPECT_EQ(field([](auto& in) { in.loads.pole_length_ft = nan; }), "/loads/pole_length_ft");
    EXPECT_EQ(field([](auto& in) { in.at_ft = -1; }), "/at_ft");
}

TEST(InternalForces, PrintLikeAHandCalculation) {
    Sheet<Term> sheet;
    base_reactions(flag, sheet);
    ASSERT_NE(step(sheet, "M_F"), nullptr);
    EXPECT_EQ(step(sheet, "V")->formula, "F_1 + F_2 + R_1");
    EXPECT_EQ(step(sheet, "M_F")->worked, "5000 · 20 + 300 · 8 + 320 · (0 + 16) / 2");
}

SecondOrder amplify(const SecondOrderInputs& in) {
    Sheet<double> sheet;
    return value(second_order(in, sheet));
}

TEST(SecondOrder, AmplifiesByHand) {
    // I 100 in^4, L 20 ft: P_e = 9.869604 . 29e6 . 100 / (4 . 57600) = 124226.8 lb; P 5000:
    // strength 1 / (1 - 0.0402490) = 1.041937; service 1 / (1 - 0.0643983) = 1.068831.
    const auto strength = amplify({5000, 20, 29000, 100, Level::strength});
    EXPECT_NEAR(strength.P_e_lbf, 124226.8, 0.05);
    EXPECT_NEAR(strength.amplifier, 1.041937, 2e-6);
    EXPECT_NEAR(amplify({5000, 20, 29000, 100, Level::service}).amplifier, 1.068831, 2e-6);
    EXPECT_EQ(amplify({0, 20, 29000, 100, Level::strength}).amplifier, 1);
}

TEST(SecondOrder, FallsWithStiffnessAndRisesWithLoad) {
    double before = 1;
    for (double P = 1000; P < 100000; P += 1000) {
        const double now = amplify({P, 20, 29000, 100, Level::strength}).amplifier;
        EXPECT_GT(now, before);
        EXPECT_LT(amplify({P, 20, 29000, 110, Level::strength}).amplifier, now);
        before = now;
    }
}

TEST(SecondOrder, RefusesWhatItCannotMean) {
    Sheet<double> sheet;
    const auto field = [&](SecondOrderInputs in) { return field_of(second_order(in, sheet)); };
    EXPECT_EQ(field({-1, 20, 29000, 100}), "/axial_lbf");
    EXPECT_EQ(field({1, 0, 29000, 100}), "/length_ft");
    EXPECT_EQ(field({1, 20, nan, 100}), "/E_ksi");
    EXPECT_EQ(field({1, 20, 29000, 0}), "/I_in4");
    EXPECT_EQ(field({124300, 20, 29000, 100}), "/axial_lbf");  // beyond P_e of AmplifiesByHand
    EXPECT_EQ(field({124300 / 1.6, 20, 29000, 100, Level::service}), "/axial_lbf");
    Sheet<Term> written;
    second_order(SecondOrderInputs{5000, 20, 29000, 100}, written);
    EXPECT_EQ(step(written, "B_2")->worked, "1 / (1 - 1 · 5000 / 124227)");
    EXPECT_EQ(step(written, "B_2")->clause.standing, Standing::unconfirmed);
}

double deflect(const DeflectionInputs& in) {
    Sheet<double> sheet;
    return value(deflection(in, sheet)).deflection_in;
}

TEST(Deflection,
     CantileverOfTheValidationSet) {  // DEFL-CANT: hand derivation, I 262 in^4, L 25 ft; 0.001
    const std::vector<PointForce> force{{2500, 22, 0}};
    const std::vector<LineForce> line{{20, 0, 25}};
    EXPECT_NEAR(deflect({0, 22, 29000, 262, force, {}, {}}), 2.018047, 2e-5);
    EXPECT_NEAR(deflect({0, 25, 29000, 262, force, {}, {}}), 2.430829, 2e-5);
    EXPECT_NEAR(deflect({0, 25, 29000, 262, {}, line, {}}), 0.222098, 2e-6);
    EXPECT_NEAR(deflect({0, 25, 29000, 262, force, line, {}}), 2.430829 + 0.222098, 2e-5);
}

TEST(Deflection, EndMomentByHand) {
    // M L^2 / 2EI = 120000 . 300^2 / (2 . 29e6 . 100) = 1.862069 in; halfway up, a quarter of it.
    const std::vector<PointMoment> moment{{10000, 25}};
    EXPECT_NEAR(deflect({0, 25, 29000, 100, {}, {}, moment}), 1.862069, 1e-6);
    EXPECT_NEAR(deflect({0, 12.5, 29000, 100, {}, {}, moment}), 1.862069 / 4, 1e-6);
}

TEST(Deflection, FixityBelowGradeLengthensThePole) {
    // Fixed 4.5 ft below grade is a pole 4.5 ft longer with every height raised by as much.
    const DeflectionInputs deep{4.5, 20, 29000, 200, {{1000, 15, 0}}, {{30, 5, 18}}, {{500, 12}}};
    const DeflectionInputs longer{
        0, 24.5, 29000, 200, {{1000, 19.5, 0}}, {{30, 9.5, 22.5}}, {{500, 16.5}}};
    EXPECT_NEAR(deflect(deep), deflect(longer), 1e-12);
    EXPECT_GT(deflect(deep), deflect({0, 20, 29000, 200, deep.points, deep.lines, deep.moments}));
}

TEST(Deflection,
     ObeysMaxwellsReciprocity) {  // A force at a moves b as much as the same force at b moves a.
    for (double a : {3.0, 9.0, 21.0})
        for (double b : {5.0, 14.0, 25.0})
            EXPECT_NEAR(deflect({2, b, 29000, 150, {{1000, a, 0}}, {}, {}}),
                        deflect({2, a, 29000, 150, {{1000, b, 0}}, {}, {}}), 1e-12);
}

TEST(Deflection, ALineForceIsTheLimitOfManyPoints) {
    DeflectionInputs points{1.5, 12, 29000, 150, {}, {}, {}};
    for (int i = 0; i < 4000; ++i)
        points.points.push_back({25 * 16.0 / 4000, 4 + (i + 0.5) * 16 / 4000, 0});
    const double line =
        deflect({1.5, 12, 29000, 150, {}, {{25, 4, 20}}, {}});  // crosses the height asked for
    EXPECT_NEAR(line, deflect(points), line * 1e-6);
}

TEST(Deflection, RefusesWhatItCannotMean) {
    const auto field = [](auto change) {
        DeflectionInputs in{0, 20, 29000, 200, {{1000, 15, 0}}, {{30, 5, 18}}, {{500, 12}}};
        change(in);
        Sheet<double> sheet;
        return field_of(deflection(in, sheet));
    };
    EXPECT_EQ(field([](auto& in) { in.fixity_depth_ft = -1; }), "/fixity_depth_ft");
    EXPECT_EQ(field([](auto& in) { in.at_ft = nan; }), "/at_ft");
    EXPECT_EQ(field([](auto& in) { in.E_ksi = 0; }), "/E_ksi");
    EXPECT_EQ(field([](auto& in) { in.I_in4 = -1; }), "/I_in4");
    EXPECT_EQ(field([](auto& in) { in.points[0].force_lbf = nan; }), "/points/0/force_lbf");
    EXPECT_EQ(field([](auto& in) { in.lines[0].to_ft = 4; }), "/lines/0/to_ft");
    EXPECT_EQ(field([](auto& in) { in.moments[0].moment_lbf_ft = nan; }),
              "/moments/0/moment_lbf_ft");
    EXPECT_EQ(field([](auto& in) { in.moments[0].height_ft = -1; }), "/moments/0/height_ft");
    Sheet<Term> sheet;
    deflection(DeflectionInputs{0, 25, 29000, 262, {{2500, 22, 0}}, {}, {}}, sheet);
    EXPECT_EQ(step(sheet, "d_P_1")->formula, "P_1 · a_P_1^2 · (3 · x - a_P_1) / 6");
}

TEST(Statics, PlainAndTracedRunsAgreeInEveryBit) {
    std::mt19937_64 random(43);
    const auto in = [&](double a, double b) {
        return a + (b - a) * static_cast<double>(random() >> 11) * 0x1p-53;
    };
    const auto same = [](double a, double b) {
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    };
    for (int i = 0; i < 3000; ++i) {
        InternalForcesInputs frame{{{}, {}, {}, i % 3 ? in(5, 200) : 0, in(5, 60)},
                                   i % 2 ? in(0, 30) : 0};
        DeflectionInputs bend{i % 2 ? in(0, 6) : 0, in(5, 60), 29000, in(5, 2000), {}, {}, {}};
        for (int k = 0; k < i % 4; ++k) {
            frame.loads.points.push_back({in(-100, 9000), in(0, 60), i % 5 ? in(-5, 5) : 0});
            frame.loads.weights.push_back({in(0, 3000), in(0, 60), i % 7 ? in(-5, 5) : 0});
            frame.loads.lines.push_back({in(0, 60), in(0, 20), in(20, 40)});
            bend.moments.push_back({in(-900, 900), in(0, 60)});
        }
        bend.points = frame.loads.points;
        bend.lines = frame.loads.lines;
        Sheet<double> plain;
        Sheet<Term> written;
        const auto a = value(internal_forces(frame, plain)),
                   b = value(internal_forces(frame, written));
        ASSERT_TRUE(same(a.axial_lbf, b.axial_lbf) && same(a.shear_lbf, b.shear_lbf) &&
                    same(a.moment_lbf_ft, b.moment_lbf_ft) &&
                    same(a.torsion_lbf_ft, b.torsion_lbf_ft) &&
                    same(a.shear_resultant_height_ft, b.shear_resultant_height_ft) &&
                    same(a.weight_centroid_height_ft, b.weight_centroid_height_ft))
            << i;
        ASSERT_TRUE(same(value(deflection(bend, plain)).deflection_in,
                         value(deflection(bend, written)).deflection_in))
            << i;
        const SecondOrderInputs sway{in(0, 9000), in(5, 30), 29000, in(100, 2000),
                                     i % 2 ? Level::strength : Level::service};
        ASSERT_TRUE(same(value(second_order(sway, plain)).amplifier,
                         value(second_order(sway, written)).amplifier));
    }
}

}  // namespace
}  // namespace apex::statics
