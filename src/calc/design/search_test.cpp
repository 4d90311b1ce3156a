// The search against brute force, numbers against derivation, and what must hold for every sign.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "calc/design/plain_check.hpp"
#include "calc/design/sample_designs_test.hpp"

namespace apex::design {
namespace {

/// A seed makes a design; rapidcheck makes and shrinks the seed.
DesignDocument design_of(std::uint64_t seed) { return RandomDesigns(seed).next(); }

CabinetsWind cabinets_of(const Problem& problem) {
    Sheet<double> unwritten;
    return value(wind_on_cabinets(problem.wind, unwritten));
}

bool passes(const Problem& problem, const CabinetsWind& cabinets, const catalog::Section& section) {
    Sheet<double> unwritten;
    const auto e = evaluate_section(problem, cabinets, section, Extent::all, unwritten);
    return refused(e) == nullptr && value(e).passes;
}

/// Every section tried in full; the least by weight, then by designation. Knows nothing of the
/// order of the candidates.
const catalog::Section* brute_force(const Problem& problem) {
    const CabinetsWind cabinets = cabinets_of(problem);
    const catalog::Section* best = nullptr;
    for (const catalog::Section* s : problem.candidates) {
        if (!passes(problem, cabinets, *s)) continue;
        const bool lighter =
            best == nullptr || s->weight_plf < best->weight_plf ||
            (s->weight_plf == best->weight_plf && s->designation < best->designation);
        if (lighter) best = s;
    }
    return best;
}

TEST(Search, AutoEqualsBruteForceOnRandomSigns) {
    int found = 0, none = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const DesignDocument document = design_of(seed);
        const auto problem = value(resolve(document));
        const catalog::Section* expected = brute_force(problem);
        const auto answer = check_design(document, Derivation::none);
        if (expected == nullptr) {
            ++none;
            ASSERT_NE(refused(answer), nullptr) << seed;
            EXPECT_TRUE(refused(answer)->field == "/support/designation" ||
                        refused(answer)->field == "/foundation/diameter_ft")
                << refused(answer)->field;
            continue;
        }
        ++found;
        ASSERT_EQ(refused(answer), nullptr) << seed << ": " << refused(answer)->reason;
        EXPECT_EQ(value(answer).result.pole.designation, expected->designation) << seed;
        EXPECT_TRUE(value(answer).result.passes);
    }
    EXPECT_GE(found, 30);
    EXPECT_GE(none, 1);
}

TEST(Search, NamesTheCheckThatTheNextLighterSectionFails) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const DesignDocument document = design_of(seed);
        const auto answer = check_design(document, Derivation::none);
        if (refused(answer) != nullptr) continue;
        const auto& pole = value(answer).result.pole;
        if (!pole.next_smaller) continue;
        const auto* smaller = catalog::find_section(pole.next_smaller->designation);
        ASSERT_NE(smaller, nullptr);
        EXPECT_LE(smaller->weight_plf, pole.weight_plf);
        const auto problem = value(resolve(document));
        EXPECT_FALSE(passes(problem, cabinets_of(problem), *smaller));
        EXPECT_FALSE(pole.next_smaller->failed_check_id.empty());
        EXPECT_TRUE(pole.next_smaller->utilisation > 1 ||
                    pole.next_smaller->failed_check_id == "section.outside_clause");
    }
}

TEST(Search, OptionsPutEverySectionWhereItsChecksPutIt) {
    DesignDocument document = pylon();
    const auto options = value(pole_options(document)).result;
    const auto problem = value(resolve(document));
    EXPECT_EQ(options.passing.size() + options.failing.size(), problem.candidates.size());
    const auto chosen = value(check_design(document, Derivation::none)).result.pole;
    ASSERT_FALSE(options.passing.empty());
    EXPECT_EQ(options.passing.front().designation, chosen.designation);
    for (const PoleOption& option : options.passing)
        EXPECT_TRUE(option.passes && option.utilisation <= 1) << option.designation;
    for (const PoleOption& option : options.failing) {
        EXPECT_FALSE(option.passes);
        EXPECT_TRUE(option.utilisation > 1 || option.governing_check_id == "section.outside_clause")
            << option.designation;
    }
}

TEST(Derivation, AgreesWithTheNumbersInEveryBitOn2000RandomSigns) {
    RandomDesigns designs(2026);
    int evaluated = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto problem = value(resolve(designs.next()));
        const auto& section = *problem.candidates[designs.pick(problem.candidates.size())];
        Sheet<double> unwritten;
        Sheet<Term> sheet;
        const auto numbers = evaluate(problem, section, unwritten);
        const auto written = evaluate(problem, section, sheet);
        ASSERT_EQ(numbers.index(), written.index()) << i;
        if (const auto* no = refused(numbers)) {
            EXPECT_EQ(no->field, refused(written)->field);
            EXPECT_EQ(no->reason, refused(written)->reason);
            continue;
        }
        ++evaluated;
        ASSERT_TRUE(same_bits(value(numbers), value(written))) << i << ' ' << section.designation;
    }
    EXPECT_GE(evaluated, 1000);
}

/// The whole evaluation of one section, or nothing where it is refused.
std::optional<Evaluation> run(const DesignDocument& document, const catalog::Section& section) {
    const auto problem = resolve(document);
    if (refused(problem) != nullptr) return std::nullopt;
    Sheet<double> unwritten;
    auto e = evaluate(value(problem), section, unwritten);
    if (refused(e) != nullptr) return std::nullopt;
    return value(std::move(e));
}

/// A random section of the design's family.
const catalog::Section& section_of(const DesignDocument& document, std::uint64_t seed) {
    const auto problem = value(resolve(document));
    return *problem.candidates[RandomDesigns(seed + 1).pick(problem.candidates.size())];
}

RC_GTEST_PROP(Properties, MirrorImagesAgreeInEveryBit, (std::uint64_t seed)) {
    const DesignDocument left = design_of(seed);
    DesignDocument right = left;
    for (Cabinet& c : right.sign.cabinets) c.offset_x_ft = -c.offset_x_ft;
    const auto& section = section_of(left, seed);
    auto a = run(left, section), b = run(right, section);
    RC_ASSERT(a.has_value() == b.has_value());
    if (!a) return;
    RC_ASSERT(a->dead.offset_moment_lbf_ft == -b->dead.offset_moment_lbf_ft);
    b->dead.offset_moment_lbf_ft = a->dead.offset_moment_lbf_ft;  // The one number that has a side.
    RC_ASSERT(same_bits(*a, *b));
}

RC_GTEST_PROP(Properties, ForcesOfCabinetsAndPoleBalanceTheBase, (std::uint64_t seed)) {
    const DesignDocument document = design_of(seed);
    const auto problem = value(resolve(document));
    const auto cabinets = cabinets_of(problem);
    const auto e = run(document, section_of(document, seed));
    RC_PRE(e.has_value());
    double V = 0, M = 0;
    for (const OneCabinetWind& c : cabinets.cabinets) {
        V += c.face.force_lbf;
        M += c.face.force_lbf * c.face.resultant_height_ft;
    }
    for (const PoleSegment& s : e->pole_wind.segments) {
        V += s.normal.force_lbf;
        M += s.normal.force_lbf * s.mid_height_ft;
    }
    RC_ASSERT(std::abs(e->cases.front().normal_lbf / V - 1) < 1e-12);
    RC_ASSERT(std::abs(e->cases.front().normal_moment_lbf_ft / M - 1) < 1e-12);
    // Case C: strips of the one, case A of the others. The floor raises strips and sum alike.
    for (const WindCase& w : e->cases) {
        if (w.id.kind != WindKind::c || w.id.diagonal || w.id.joined > 0) continue;
        const auto& loaded = cabinets.cabinets[w.id.cabinet - std::size_t{1}].face;
        double strips = 0;
        for (int k = 0; k < loaded.case_c_strip_count; ++k)
            strips += loaded.case_c_strips[static_cast<std::size_t>(k)].force_lbf;
        RC_ASSERT(std::abs(w.normal_lbf / (V - loaded.force_lbf + strips) - 1) < 1e-9);
    }
}

/// Greatest shear, moment and torsion of wind on the face, over all cases.
std::array<double, 3> greatest(const Evaluation& e) {
    std::array<double, 3> most{};
    for (const WindCase& w : e.cases) {
        most[0] = std::max(most[0], w.normal_lbf);
        most[1] = std::max(most[1], w.normal_moment_lbf_ft);
        most[2] = std::max(most[2], w.torsion_lbf_ft);
    }
    return most;
}

RC_GTEST_PROP(Properties, CuttingACabinetInTwoNeverLowersTheLoads, (std::uint64_t seed)) {
    DesignDocument whole = design_of(seed);
    whole.sign.cabinets.resize(1);
    whole.sign.cabinets[0].bottom_ft.reset();
    whole.sign.cabinets[0].return_length_ft = 0;
    whole.options.case_c_10_13 = CaseC10To13::blend;
    const Cabinet cabinet = whole.sign.cabinets[0];
    const double top_ft = whole.sign.overall_height_ft;
    RandomDesigns random(seed);
    const double part = random.within(0.2, 0.8);
    DesignDocument beside = whole, above = whole;
    Cabinet left = cabinet, right = cabinet, upper = cabinet, lower = cabinet;
    left.width_ft = part * cabinet.width_ft;
    right.width_ft = cabinet.width_ft - left.width_ft;
    left.offset_x_ft = cabinet.offset_x_ft - right.width_ft / 2;
    right.offset_x_ft = cabinet.offset_x_ft + left.width_ft / 2;
    left.bottom_ft = right.bottom_ft = top_ft - cabinet.height_ft;
    upper.height_ft = part * cabinet.height_ft;
    lower.height_ft = cabinet.height_ft - upper.height_ft;
    beside.sign.cabinets = {left, right};
    above.sign.cabinets = {upper, lower};
    const auto& section = section_of(whole, seed);
    const auto one = run(whole, section);
    RC_PRE(one.has_value());
    for (const DesignDocument& cut : {beside, above}) {
        const auto two = run(cut, section);
        RC_PRE(two.has_value());
        for (std::size_t i = 0; i < 3; ++i)
            RC_ASSERT(greatest(*two)[i] >= greatest(*one)[i] * (1 - 1e-9));
    }
}

RC_GTEST_PROP(Properties, ForceRisesWithWindSpeedAndArea, (std::uint64_t seed)) {
    const DesignDocument document = design_of(seed);
    const auto& section = section_of(document, seed);
    DesignDocument faster = document;
    faster.site.wind_speed_mph *= 1.05;
    DesignDocument wider = document;
    for (Cabinet& c : wider.sign.cabinets) {
        c.width_ft *= 1.05;
    }
    const auto base = run(document, section), fast = run(faster, section),
               wide = run(wider, section);
    RC_PRE(base && fast && wide);
    const auto on_cabinets = [](const Evaluation& e) {
        const WindCase& a = e.cases.front();
        return std::pair(a.normal_lbf - e.pole_wind.normal_lbf,
                         a.normal_moment_lbf_ft - e.pole_wind.normal_moment_lbf_ft);
    };
    RC_ASSERT(on_cabinets(*fast).first >= on_cabinets(*base).first);
    RC_ASSERT(on_cabinets(*fast).second >= on_cabinets(*base).second);
    // On a round pole the force falls where D sqrt(q_z) passes 2.5 (Figure 29.4-1) and C_f drops.
    for (std::size_t j = 0; j < base->pole_wind.segments.size(); ++j) {
        const PoleSegment &slow = base->pole_wind.segments[j], &quick = fast->pole_wind.segments[j];
        RC_ASSERT(quick.normal.force_lbf >= slow.normal.force_lbf ||
                  quick.normal.C_f < slow.normal.C_f);
    }
    // C_f may fall with B/s, and a cabinet that grows may hide more of the pole; the force on
    // cabinets still rises.
    RC_ASSERT(wide->cases.front().normal_lbf - wide->pole_wind.normal_lbf >
              base->cases.front().normal_lbf - base->pole_wind.normal_lbf);
}

RC_GTEST_PROP(Properties, ForceRisesWithExposure, (std::uint64_t seed)) {
    DesignDocument document = design_of(seed);
    const auto& section = section_of(document, seed);
    double before = 0;
    for (const auto exposure : {ExposureCategory::b, ExposureCategory::c, ExposureCategory::d}) {
        document.site.exposure = exposure;
        const auto e = run(document, section);
        RC_PRE(e.has_value());
        // Round poles turn from the sub-critical row to a lower one as q rises: cabinets only.
        const double force = e->cases.front().normal_lbf - e->pole_wind.normal_lbf;
        RC_ASSERT(force >= before);
        before = force;
    }
}

RC_GTEST_PROP(Properties, DepthFallsAsTheFootingWidens, (std::uint64_t seed)) {
    const DesignDocument document = design_of(seed);
    const auto& section = section_of(document, seed);
    DesignDocument wider = document;
    wider.foundation.diameter_ft *= 1.1;
    const auto base = run(document, section), wide = run(wider, section);
    RC_PRE(base && wide);
    RC_ASSERT(wide->footing.embedment.equation_depth_ft <
              base->footing.embedment.equation_depth_ft);
    RC_ASSERT(wide->footing.depth_ft <= base->footing.depth_ft);
}

/// Two sections of one outside, the first with the thinner wall: the same wind, only strength and
/// stiffness differ.
using Walls = std::pair<const catalog::Section*, const catalog::Section*>;

const std::vector<Walls>& walls_of_one_outside() {
    static const std::vector<Walls> pairs = [] {
        std::vector<Walls> found;
        for (const catalog::Section& thin : catalog::sections())
            for (const catalog::Section& thick : catalog::sections())
                if (thin.family == thick.family && thin.depth_in == thick.depth_in &&
                    thin.width_in == thick.width_in &&
                    thin.nominal_wall_in < thick.nominal_wall_in &&
                    thin.is_large_xs_pipe == thick.is_large_xs_pipe)
                    found.emplace_back(&thin, &thick);
        return found;
    }();
    return pairs;
}

constexpr std::array<std::string_view, 4> falls_with_the_wall{
    "steel.flexure", "steel.torsion", "steel.interaction", "pole.deflection"};

double utilisation_of(const Evaluation& e, std::string_view id) {
    for (const Check& check : e.checks)
        if (check.id == id) return check.utilisation;
    return -1;
}

RC_GTEST_PROP(Properties, UtilisationFallsAsTheWallGrows, (std::uint64_t seed)) {
    const auto& pairs = walls_of_one_outside();
    const auto& [thin, thick] = pairs[RandomDesigns(seed + 1).pick(pairs.size())];
    DesignDocument document = design_of(seed);
    document.support.family = Family::any;
    document.support.grade = "A500 Gr C";  // Pipe takes its usual grade.
    const auto a = run(document, *thin), b = run(document, *thick);
    RC_PRE(a && b);
    for (const std::string_view id : falls_with_the_wall)
        RC_ASSERT(utilisation_of(*b, id) < utilisation_of(*a, id));
}

TEST(Properties, UtilisationOfTheExampleFallsWithEveryWallOfTheCatalogue) {
    int compared = 0;
    for (const auto& [thin, thick] : walls_of_one_outside()) {
        const auto a = run(pylon(), *thin), b = run(pylon(), *thick);
        if (!a || !b) continue;
        ++compared;
        for (const std::string_view id : falls_with_the_wall)
            ASSERT_LT(utilisation_of(*b, id), utilisation_of(*a, id))
                << id << ' ' << thin->designation << ' ' << thick->designation;
    }
    EXPECT_GE(compared, 300);
}

}  // namespace
}  // namespace apex::design
