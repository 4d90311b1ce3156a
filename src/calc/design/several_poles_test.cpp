// Whole designs on several equal poles. Numbers: the pylon of docs/validation/hand_pylon_25ft.md on
// two, three and four HSS12.750X0.375 (F 4635.87 lbf at 21 ft, T 12 980.4 lbf ft, pole 306.084 lbf
// at 8.5 ft, edge 377.79 lbf at 21 ft, cabinet 1120 lbf, pole 1240.2 lbf), shared out in each test.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "calc/design/sample_designs_test.hpp"

namespace apex::design {
namespace {

DesignDocument pylon_on_row(int count, double spacing_ft) {
    DesignDocument d = pylon_on("HSS12.750X0.375");
    d.support.count = count;
    d.support.spacing_ft = spacing_ft;
    return d;
}

Answer<DesignResult> checked(const DesignDocument& document) {
    const auto outcome = check_design(document, Derivation::none);
    if (const auto* no = refused(outcome)) {
        throw std::runtime_error(no->field + ' ' + no->reason);  // Fails the test that asked.
    }
    return value(outcome);
}

const Reaction& reaction(const DesignResult& r, const std::string& combination) {
    const auto at = std::ranges::find(r.reactions, combination, &Reaction::combination);
    if (at != r.reactions.end()) return *at;
    throw std::runtime_error("no " + combination);
}

const Check& check(const Findings& f, const std::string& id) {
    const auto at = std::ranges::find_if(f.checks, [&](const Check& c) { return c.id == id; });
    if (at != f.checks.end()) return *at;
    throw std::runtime_error("no " + id);
}

#define EXPECT_BY_HAND(got, expected) EXPECT_NEAR(got, expected, 1e-4 * std::abs(expected))

// sum x^2 = 2 x 4^2 = 32 ft^2; the couple 12980.4 x 4/32 = 1622.55 lbf.
TEST(SeveralPoles, TwoByHand) {
    const auto answer = checked(pylon_on_row(2, 8));
    const DesignResult& r = answer.result;
    const Reaction& a = reaction(r, "0.9D + 1.0W, case A");
    EXPECT_BY_HAND(a.shear_lbf, 2317.935 + 306.084);
    EXPECT_BY_HAND(a.moment_lbf_ft, 2317.935 * 21 + 306.084 * 8.5);
    const Reaction& b = reaction(r, "0.9D + 1.0W, case B");
    EXPECT_BY_HAND(b.shear_lbf, 2317.935 + 1622.55 + 306.084);
    EXPECT_BY_HAND(b.moment_lbf_ft, (2317.935 + 1622.55) * 21 + 306.084 * 8.5);
    EXPECT_EQ(b.torsion_lbf_ft, 0);
    EXPECT_BY_HAND(b.axial_lbf, 0.9 * (1120 / 2.0 + 1240.2));
    // The portal: 17 ft clear, 188.895 x 8.5 each; N = 377.79 (21 - 8.5) x 4/32 = 590.30 lbf.
    const Reaction& along = reaction(r, "D + 0.6W, wind parallel to the face");
    EXPECT_BY_HAND(along.shear_lbf, 0.6 * (188.895 + 306.084));
    EXPECT_BY_HAND(along.moment_lbf_ft, 0.6 * (188.895 * 8.5 + 306.084 * 8.5));
    EXPECT_BY_HAND(along.axial_lbf, 1800.2 + 0.6 * 590.297);
    // The whole sign has both poles' wind.
    EXPECT_BY_HAND(r.wind.force_lbf, 4635.87 + 2 * 306.084);
    EXPECT_BY_HAND(r.wind.moment_lbf_ft, 97353.2 + 2 * 2601.7);
    EXPECT_BY_HAND(r.wind.case_b_torsion_lbf_ft, 12980.4);
    // The footing takes case B of its pole.
    EXPECT_BY_HAND(r.footing.lateral_force_lbf, 0.6 * 4246.569);
    EXPECT_BY_HAND(r.footing.height_ft, 85351.9 / 4246.569);
    EXPECT_EQ(r.footing.count, 2);
    EXPECT_EQ(r.pole.count, 2);
    // 0.6 x 590.30 up; 0.6 (560 + 1240.2 + 150 lb/ft^3 of concrete) hold it.
    const Check& uplift = check(answer.findings, "footing.uplift");
    EXPECT_BY_HAND(uplift.demand, 0.6 * 590.297);
    EXPECT_BY_HAND(uplift.capacity,
                   0.6 * (1800.2 + 150 * std::acos(-1.0) / 4 * 9 * r.footing.depth_ft));
    EXPECT_EQ(check(answer.findings, "steel.torsion").demand, 0);
}

// 4 ft apart: x 4, sum x^2 = 32; x 6, sum x^2 = 80.
TEST(SeveralPoles, ThreeAndFourByHand) {
    const auto three = checked(pylon_on_row(3, 4)).result;
    EXPECT_BY_HAND(reaction(three, "1.2D + 1.0W, case B").shear_lbf,
                   4635.87 / 3 + 12980.4 * 4 / 32 + 306.084);
    EXPECT_BY_HAND(reaction(three, "1.2D + 1.0W, case B").axial_lbf, 1.2 * (1120 / 3.0 + 1240.2));
    const auto four = checked(pylon_on_row(4, 4)).result;
    EXPECT_BY_HAND(reaction(four, "1.2D + 1.0W, case B").shear_lbf,
                   4635.87 / 4 + 12980.4 * 6 / 80 + 306.084);
    EXPECT_BY_HAND(reaction(four, "1.2D + 1.0W, case B").moment_lbf_ft,
                   (4635.87 / 4 + 12980.4 * 6 / 80) * 21 + 306.084 * 8.5);
}

// Weight 2 ft off the axis: 1120/2 +- 1120 x 2 x 4/32 = 560 +- 280 lbf, and no pole is bent by it.
TEST(SeveralPoles, WeightOffTheAxisIsACoupleOfAxialForces) {
    DesignDocument d = pylon_on_row(2, 8);
    d.sign.cabinets[0].offset_x_ft = 2;
    const auto answer = checked(d);
    EXPECT_BY_HAND(reaction(answer.result, "D").axial_lbf, 560 + 280 + 1240.2);
    EXPECT_EQ(reaction(answer.result, "D").moment_lbf_ft, 0);
    // Case A has the force's own torsion, 4635.87 x 2.
    EXPECT_BY_HAND(reaction(answer.result, "D + 0.6W, case A").shear_lbf,
                   0.6 * (2317.935 + 4635.87 * 2 * 4 / 32 + 306.084));
    const DesignDocument mirrored = [&] {
        DesignDocument m = d;
        m.sign.cabinets[0].offset_x_ft = -2;
        return m;
    }();
    EXPECT_EQ(checked(mirrored).result.pole.utilisation, answer.result.pole.utilisation);
}

// Poles close to the middle of a wide, off-centre cabinet: 20 ft wide, 4 ft off, 3 ft apart: the
// weight's couple 3200 x 4/3 = 4266.7 exceeds half of 3200, so that dead load lifts one pole.
TEST(SeveralPoles, WeightBeyondThePolesLiftsOne) {
    DesignDocument d = pylon_on_row(2, 3);
    d.sign.cabinets = {{20, 8, 12, 20.0, std::nullopt, 4, 1, 0}};
    d.sign.overall_height_ft = 10;  // Stiff: the row turns slowly.
    d.support.designation = "HSS20.000X0.500";
    const auto answer = checked(d);
    const Check& uplift = check(answer.findings, "footing.uplift");
    EXPECT_GT(uplift.demand, 3200 * 4 / 3.0 - 1600);
}

/// A random sign that has a row of stiff poles: the cabinets are brought to the axis.
DesignDocument on_row(RandomDesigns& random, int count) {
    DesignDocument d = random.next();
    d.support.family = Family::hss_round;
    d.support.grade = "A500 Gr C";
    d.support.designation = "HSS20.000X0.500";
    for (Cabinet& c : d.sign.cabinets) {
        c.offset_x_ft = 0;
        c.width_ft = std::max(c.width_ft, d.foundation.diameter_ft * (count - 1) + 8);
    }
    d.support.count = count;
    return d;
}

// A box also meets wind at 45 degrees, a W has two axes: the share is the same, and so is the
// derivation to the last bit (which Derivation::written asserts).
TEST(SeveralPoles, OfEveryFamilyShareAlike) {
    for (const char* designation : {"HSS10X10X1/2", "HSS12X8X1/2", "PIPE12STD", "W12X65"}) {
        DesignDocument d = pylon_on_row(2, 8);
        d.support.designation = designation;
        const auto outcome = check_design(d, Derivation::written);
        ASSERT_EQ(refused(outcome), nullptr) << designation << ' ' << refused(outcome)->reason;
        const DesignResult& r = value(outcome).result;
        double pole_lbf = 0;
        for (const PoleSegmentWind& s : r.wind.pole) pole_lbf += s.force_lbf;
        EXPECT_NEAR(reaction(r, "0.9D + 1.0W, case B").shear_lbf, 2317.935 + 1622.55 + pole_lbf,
                    0.4)
            << designation;
        EXPECT_EQ(reaction(r, "0.9D + 1.0W, case B").torsion_lbf_ft, 0) << designation;
        EXPECT_EQ(check(value(outcome).findings, "steel.torsion").utilisation, 0) << designation;
    }
}

TEST(SeveralPoles, TakeTogetherWhatTheSignTakesAndNoneOfTwoLessThanHalf) {
    RandomDesigns random(20261123);
    int seen = 0;
    for (int k = 0; k < 120; ++k) {
        const int count = 2 + k % 3;
        DesignDocument d = on_row(random, count);
        d.support.spacing_ft = d.foundation.diameter_ft + 8.0 / (count - 1);
        const auto outcome = check_design(d, Derivation::none);
        if (refused(outcome)) continue;  // Flexible, or outside a clause.
        ++seen;
        const DesignResult& r = value(outcome).result;
        const double cabinets = [&] {
            double F = 0;
            for (const CabinetWind& c : r.wind.cabinets) F += c.case_a_force_lbf;
            return F;
        }();
        double pole = 0;
        for (const PoleSegmentWind& s : r.wind.pole) pole += s.force_lbf;
        const double A = reaction(r, "0.9D + 1.0W, case A").shear_lbf,
                     B = reaction(r, "0.9D + 1.0W, case B").shear_lbf;
        EXPECT_NEAR(count * A, cabinets + count * pole, 1e-9 * cabinets);  // All on the axis.
        EXPECT_GT(B, A);
        double T = 0;
        for (const CabinetWind& c : r.wind.cabinets) T += c.case_b_torsion_lbf_ft;
        const double s = *d.support.spacing_ft;
        EXPECT_NEAR((B - A) * count * (count + 1) * s / 6, T, 1e-9 * T);  // S_xx/x_m of a row.
    }
    EXPECT_GT(seen, 40);
}

// Two HSS12.750X0.375 only 3 ft apart turn too slowly. By hand: sway 2.646 Hz (frequency
// determinant of the beam of 29.5 ft with 560 lbf at 25.5 ft); r^2 = (14^2 + 1^2)/12 = 16.417 ft^2,
// sum x^2/n = 1.5^2 = 2.25 ft^2, so that the turn has 2.646 sqrt(2.25/16.417) = 0.980 Hz: below 1
// Hz, flexible. 3.5 ft apart it has 2.646 x 1.75/4.0518 = 1.143 Hz.
TEST(SeveralPoles, TooCloseTogetherTheyTurnTooSlowly) {
    const auto close = check_design(pylon_on_row(2, 3), Derivation::none);
    ASSERT_NE(refused(close), nullptr);
    EXPECT_EQ(refused(close)->field, "/support/designation");
    EXPECT_NEAR(checked(pylon_on_row(2, 3.5)).result.pole.natural_frequency_hz, 1.143, 0.003);
}

// On a stiffer pole: HSS14.000X0.500 has 453 in^4 against 261 (t = 0.465), 72.2 plf against 49.6,
// and at 3 ft a turn of about 3.15 sqrt(2.25/16.417) = 1.16 Hz.
// The cabinet of 14 ft hides the heads of four such poles up to (14 - 14/12)/3 = 4.28 ft; further
// apart they take wind of their own over its 8 ft, which is more than the couple loses.
TEST(SeveralPoles, FurtherApartTheCoupleIsLess) {
    for (const int count : {2, 3, 4}) {
        double last_lbf = 1e12, last_hz = 0;
        for (const double s : {3.0, 3.5, 4.0, 4.2}) {
            DesignDocument d = pylon_on_row(count, s);
            d.support.designation = "HSS14.000X0.500";
            const DesignResult r = checked(d).result;
            const double shear = reaction(r, "D + 0.6W, case B").shear_lbf;
            EXPECT_LT(shear, last_lbf);
            EXPECT_GE(r.pole.natural_frequency_hz, last_hz);
            last_lbf = shear;
            last_hz = r.pole.natural_frequency_hz;
        }
    }
}

TEST(SeveralPoles, StripsOfCaseCAreACoupleToo) {
    DesignDocument d = pylon_on_row(2, 16);
    d.sign.cabinets = {{24, 6, 12, 10.0, std::nullopt, 0, 1, 0}};
    const DesignResult r = checked(d).result;
    const CabinetWind& c = r.wind.cabinets[0];
    ASSERT_TRUE(c.has_case_c);
    double pole = 0;
    for (const PoleSegmentWind& s : r.wind.pole) pole += s.force_lbf;
    EXPECT_NEAR(reaction(r, "0.9D + 1.0W, case C on cabinet 1").shear_lbf,
                c.case_c_force_lbf / 2 + c.case_c_torsion_lbf_ft / 16 + pole, 1e-6);
}

TEST(SeveralPoles, AllSteelAndConcreteIsCountedAndPriced) {
    const auto two = checked(pylon_on_row(2, 8)).result;
    EXPECT_EQ(two.quantities.pole_length_ft, 2 * two.pole.length_ft);
    EXPECT_NEAR(two.quantities.steel_lb, 2 * two.pole.length_ft * two.pole.weight_plf, 1e-9);
    EXPECT_EQ(two.pole.weight_lbf, two.quantities.steel_lb);
    EXPECT_EQ(two.quantities.concrete_yd3, 2 * two.footing.concrete_yd3);
}

// A deep cabinet over a gap of 20 ft over a cabinet on the ground: the clear stretch that bends the
// poles along the face is the gap's.
TEST(SeveralPoles, ALongerClearStretchHigherUpCounts) {
    DesignDocument d = pylon_on_row(2, 8);
    d.sign.overall_height_ft = 28;
    d.sign.cabinets = {{14, 4, 24, 10.0, std::nullopt, 0, 1, 0}, {14, 4, 24, 10.0, 0.0, 0, 1, 0}};
    const auto traced = check_design(d, Derivation::written);
    ASSERT_EQ(refused(traced), nullptr) << refused(traced)->reason;
    const auto& trace = value(traced).findings.trace;
    const auto h_s = std::ranges::find(trace, "h_s", &Step::symbol);
    ASSERT_NE(h_s, trace.end());
    EXPECT_EQ(h_s->value, 20);
}

TEST(SeveralPoles, TheDerivationAgreesInEveryBitAndSaysWhatItDoes) {
    RandomDesigns random(77);
    int seen = 0;
    for (int k = 0; k < 30; ++k) {
        DesignDocument d = on_row(random, 2 + k % 3);
        d.support.spacing_ft = d.foundation.diameter_ft + 1;
        if (refused(check_design(d, Derivation::none))) continue;
        ++seen;
        const auto traced = check_design(d, Derivation::written);  // Asserts the bits.
        ASSERT_EQ(refused(traced), nullptr);
        const auto& trace = value(traced).findings.trace;
        EXPECT_TRUE(std::ranges::any_of(trace, [](const Step& s) {
            return s.symbol == "V_n" && s.formula.find("T_w · x_m / S_xx") != std::string::npos;
        }));
        EXPECT_TRUE(std::ranges::any_of(trace, [](const Step& s) {
            return s.kind == StepKind::note &&
                   s.formula.find("none of them has torsion") != std::string::npos;
        }));
    }
    EXPECT_GT(seen, 8);
}

TEST(SeveralPoles, AutoFindsALighterPoleThanOneAloneNeeds) {
    DesignDocument one = pylon(), two = pylon();
    two.support.count = 2;
    two.support.spacing_ft = 8;
    const auto alone = checked(one).result, pair = checked(two).result;
    EXPECT_TRUE(pair.passes);
    EXPECT_LT(pair.pole.weight_plf, alone.pole.weight_plf);
    EXPECT_LT(pair.footing.depth_ft, alone.footing.depth_ft);
}

TEST(SeveralPoles, TheirReadingsAreSaid) {
    DesignDocument d = pylon_on_row(2, 8);
    d.options.isolated_pole_factor = 2;
    const auto has = [](const std::vector<std::string>& list, const char* words) {
        return std::ranges::any_of(
            list, [&](const std::string& s) { return s.find(words) != std::string::npos; });
    };
    const Findings f = checked(d).findings;
    EXPECT_TRUE(has(f.assumptions, "2 equal poles 8 ft apart"));
    EXPECT_TRUE(has(f.assumptions, "No pole has torsion"));
    EXPECT_TRUE(has(f.assumptions, "portal"));
    EXPECT_TRUE(has(f.warnings, "rigid and held by each"));
    EXPECT_TRUE(has(f.warnings, "closer than 3 of their widths"));
    EXPECT_TRUE(has(f.warnings, "speaks of isolated poles"));
    EXPECT_FALSE(has(f.warnings, "Torsion on the footing"));
    const Findings one = checked(pylon()).findings;
    EXPECT_FALSE(has(one.assumptions, "equal poles"));
    EXPECT_FALSE(std::ranges::any_of(
        one.checks, [](const Check& c) { return std::string(c.id) == "footing.uplift"; }));
}

}  // namespace
}  // namespace apex::design
