// The search and the front against brute force: every pole with every diameter, each evaluated
// whole, compared by words of its own. And what the bounds rest on.
#include "calc/design/search_space.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <tuple>

#include "calc/design/quantities.hpp"
#include "calc/design/sample_designs_test.hpp"

namespace apex::design {
namespace {

struct Tried {
    long long price_cents;
    double steel_lb, depth_ft, carbon_kg;
    std::string designation;
    double diameter_ft;
    std::string grade;
    auto last() const { return std::tie(price_cents, steel_lb, designation, diameter_ft); }
    double of(LeastOf least) const {
        return least == LeastOf::cost     ? static_cast<double>(price_cents)
               : least == LeastOf::weight ? steel_lb
               : least == LeastOf::depth  ? depth_ft
                                          : carbon_kg;
    }
};

/// Everything that passes in a space, without any bound, through the calls that check a design.
std::vector<Tried> all_that_passes(const OptimumRequest& request) {
    std::vector<Tried> list;
    DesignDocument document = request.design;
    document.support.designation = "auto";
    const auto problem = value(resolve(document));
    Sheet<double> unwritten;
    for (const double diameter_ft : request.space.diameters_ft) {
        Problem here = problem;
        here.document.foundation.diameter_ft = here.embedment.width_ft = diameter_ft;
        const auto wind = wind_on_cabinets(here.wind, unwritten);
        if (refused(wind) != nullptr) return {};
        for (const catalog::Section* section : here.candidates) {
            const auto tried =
                evaluate_section(here, value(wind), *section, Extent::all, unwritten);
            if (refused(tried) != nullptr) continue;
            const Evaluation& e = value(tried);
            if (!e.passes || e.sway.flexible) continue;
            const double kg = request.carbon
                                  ? request.carbon->steel_kg_per_lb * e.steel_lb +
                                        request.carbon->concrete_kg_per_yd3 * e.concrete_yd3
                                  : 0;
            list.push_back({price_of(quantities_of(here, e)).total_cents, e.steel_lb,
                            e.footing.depth_ft, kg, std::string(section->designation), diameter_ft,
                            here.document.support.grade});
        }
    }
    return list;
}

std::vector<Tried> front_by_brute_force(const std::vector<Tried>& all) {
    std::vector<Tried> front;
    const auto no_more = [](const Tried& a, const Tried& b) {
        return a.price_cents <= b.price_cents && a.steel_lb <= b.steel_lb &&
               a.depth_ft <= b.depth_ft;
    };
    for (const Tried& each : all) {
        const bool beaten = std::ranges::any_of(all, [&](const Tried& other) {
            if (!no_more(other, each)) return false;
            return !no_more(each, other) || other.last() < each.last();
        });
        if (!beaten) front.push_back(each);
    }
    std::ranges::sort(front, [](const Tried& a, const Tried& b) { return a.last() < b.last(); });
    return front;
}

/// A random problem: a random sign, a family and one to four diameters.
OptimumRequest random_request(RandomDesigns& random) {
    OptimumRequest request;
    request.design = random.next();
    const std::size_t count = 1 + random.pick(4);
    for (std::size_t i = 0; i < count; ++i) {
        const double half_feet = static_cast<double>(3 + random.pick(14));
        if (std::ranges::count(request.space.diameters_ft, half_feet / 2) == 0)
            request.space.diameters_ft.push_back(half_feet / 2);
    }
    request.least = static_cast<LeastOf>(random.pick(4));
    if (request.least == LeastOf::carbon)
        request.carbon = CarbonFactors{random.within(0, 2), random.within(0, 500), "random"};
    if (random.pick(8) == 0) request.design.foundation.depth_ft = random.within(4, 14);
    return request;
}

/// The same on two to four poles, as close together as the widest footing allows or further apart,
/// under cabinets that reach them all.
OptimumRequest random_row_request(RandomDesigns& random) {
    OptimumRequest request = random_request(random);
    DesignDocument& d = request.design;
    d.support.count = static_cast<int>(2 + random.pick(3));
    const double widest_ft =
        std::max(std::ranges::max(request.space.diameters_ft), d.foundation.diameter_ft);
    d.support.spacing_ft = widest_ft + (random.pick(3) == 0 ? 0 : random.within(0, 6));
    for (Cabinet& c : d.sign.cabinets)
        c.width_ft = std::max(c.width_ft, (d.support.count - 1) * *d.support.spacing_ft +
                                              2 * std::abs(c.offset_x_ft) + 1);
    return request;
}

/// Compares the search with brute force on `count` problems; gives how many have a design.
int compare_with_brute_force(std::uint64_t seed, int count, bool with_front,
                             OptimumRequest (*problem)(RandomDesigns&) = random_request) {
    RandomDesigns random(seed);
    int found = 0;
    for (int i = 0; i < count; ++i) {
        const OptimumRequest request = problem(random);
        const auto all = all_that_passes(request);
        const auto got = find_optimum(request);
        EXPECT_EQ(all.empty(), refused(got) != nullptr) << "problem " << i;
        if (all.empty() || refused(got) != nullptr) continue;
        ++found;
        const Tried& best = *std::ranges::min_element(all, [&](const Tried& a, const Tried& b) {
            const double x = a.of(request.least), y = b.of(request.least);
            return std::tuple_cat(std::tie(x), a.last()) < std::tuple_cat(std::tie(y), b.last());
        });
        const FoundDesign& f = value(got);
        EXPECT_EQ(f.designation, best.designation) << "problem " << i;
        EXPECT_EQ(f.diameter_ft, best.diameter_ft) << "problem " << i;
        EXPECT_EQ(f.price_total_cents, best.price_cents) << "problem " << i;
        EXPECT_EQ(f.steel_lb, best.steel_lb) << "problem " << i;
        EXPECT_EQ(f.depth_ft, best.depth_ft) << "problem " << i;
        if (!with_front) continue;
        const auto answer = optimize(request, Derivation::none);
        EXPECT_EQ(refused(answer), nullptr) << "problem " << i;
        if (refused(answer) != nullptr) continue;
        const auto& front = value(answer).result.front;
        const auto expected = front_by_brute_force(all);
        EXPECT_EQ(front.size(), expected.size()) << "problem " << i;
        for (std::size_t k = 0; k < std::min(front.size(), expected.size()); ++k) {
            EXPECT_EQ(front[k].designation, expected[k].designation) << i << ' ' << k;
            EXPECT_EQ(front[k].diameter_ft, expected[k].diameter_ft) << i << ' ' << k;
        }
    }
    return found;
}

TEST(Search, AndItsFrontAreWhatBruteForceFinds) {
    EXPECT_GT(compare_with_brute_force(1, 250, true), 100);
}

TEST(Search, OnSeveralPolesTooIsWhatBruteForceFinds) {
    EXPECT_GT(compare_with_brute_force(5, 150, true, random_row_request), 40);
}

/// APEX_SEARCH_PROBLEMS asks for more of them: ten thousand take minutes.
TEST(Search, IsWhatBruteForceFindsInAsManyProblemsAsAskedFor) {
    const char* const asked = std::getenv("APEX_SEARCH_PROBLEMS");
    const int count = asked == nullptr ? 200 : std::stoi(asked);
    EXPECT_GT(compare_with_brute_force(2, count, false), count / 2);
}

TEST(Search, NoPlaceComesToLessThanItsBound) {
    RandomDesigns random(3);
    int compared = 0;
    for (int i = 0; i < 60; ++i) {
        OptimumRequest request = i % 3 == 0 ? random_row_request(random) : random_request(random);
        request.carbon = CarbonFactors{1, 300, "test"};
        auto made = Space::of(request);
        if (refused(made) != nullptr) continue;
        Space space = value(std::move(made));
        for (std::size_t p = 0; p < space.poles().size(); p += 3)
            for (std::size_t d = 0; d < space.diameters_ft().size(); ++d) {
                const auto actual = space.attempt({p, d}).passing;
                if (!actual) continue;
                const auto bound = space.bound({p, d});
                ASSERT_TRUE(bound);
                ++compared;
                ASSERT_LE(bound->price_cents, actual->price_cents);
                ASSERT_LE(bound->steel_lb, actual->steel_lb);
                ASSERT_LE(bound->depth_ft, actual->depth_ft);
                ASSERT_LE(bound->carbon_kg, actual->carbon_kg);
            }
    }
    EXPECT_GT(compared, 1000);
}

TEST(Search, AHeavierPoleOfOneOutsideIsNoLessInAnything) {
    RandomDesigns random(4);
    int compared = 0;
    for (int i = 0; i < 40; ++i) {
        auto made = Space::of(i % 3 == 0 ? random_row_request(random) : random_request(random));
        if (refused(made) != nullptr) continue;
        Space space = value(std::move(made));
        for (const auto& outline : space.outlines())
            for (std::size_t d = 0; d < space.diameters_ft().size(); ++d) {
                std::optional<Measures> lighter;
                bool all_fail = false;
                for (const std::size_t pole : outline) {
                    const Attempt attempt = space.attempt({pole, d});
                    const auto& here = attempt.passing;
                    ASSERT_FALSE(all_fail && here) << "the footing had failed a lighter pole";
                    all_fail = all_fail || attempt.heavier_fail_too;
                    if (!here) continue;
                    if (lighter) {
                        ++compared;
                        ASSERT_EQ(here->depth_ft, lighter->depth_ft);
                        ASSERT_GE(here->price_cents, lighter->price_cents);
                        ASSERT_GE(here->steel_lb, lighter->steel_lb);
                    }
                    lighter = here;
                }
            }
    }
    EXPECT_GT(compared, 500);
}

TEST(Search, ASpaceOfGradesAndFamiliesHoldsTheBestOfEachByItself) {
    OptimumRequest both{pylon(), LeastOf::weight, {{2, 3, 4}, {}, {}}, std::nullopt};
    both.space.families = {Family::hss_square, Family::hss_round};
    both.space.grades = {"A500 Gr C", "A500 Gr B"};
    const auto best = find_optimum(both);
    ASSERT_EQ(refused(best), nullptr);
    double least_lb = 1e9;
    for (const Family family : both.space.families)
        for (const std::string& grade : both.space.grades) {
            OptimumRequest one = both;
            one.space.families = {family};
            one.space.grades = {grade};
            const auto found = find_optimum(one);
            if (refused(found) == nullptr) least_lb = std::min(least_lb, value(found).steel_lb);
        }
    EXPECT_EQ(value(best).steel_lb, least_lb);
}

// 4 ft apart no footing may be wider: of the augers 1.5, 2, 2.5, 3, 3.5 and 4 ft are left.
TEST(Search, AugersThatWouldOverlapAreNoPartOfTheSpace) {
    DesignDocument d = pylon();
    d.support.count = 2;
    d.support.spacing_ft = 4;
    const auto found = optimize(d, LeastOf::depth, Derivation::none);
    ASSERT_EQ(refused(found), nullptr) << refused(found)->reason;
    const Optimum& o = value(found).result;
    EXPECT_EQ(o.diameters, 6);
    EXPECT_LE(o.diameter_ft, 4);
    EXPECT_EQ(o.design.pole.count, 2);
    EXPECT_EQ(o.design.quantities.steel_lb, o.steel_lb);
    EXPECT_EQ(o.design.price.total_cents, o.price_total_cents);
}

TEST(Search, WhatASpaceCannotHoldIsRefusedInItsPlace) {
    const auto field_of = [](const OptimumRequest& request) {
        const auto found = find_optimum(request);
        return refused(found) != nullptr ? refused(found)->field : "accepted";
    };
    OptimumRequest request{pylon(), LeastOf::cost, {}, std::nullopt};
    request.space.diameters_ft = {3, 21};
    EXPECT_EQ(field_of(request), "/space/diameters_ft/1");
    request.space.diameters_ft = {2, 3, 4.5};
    request.design.support.count = 2;
    request.design.support.spacing_ft = 4;
    EXPECT_EQ(field_of(request), "/space/diameters_ft/2");
    request.design.support = {};
    request.space = {};
    request.space.grades = {"A500 Gr C", "no such grade"};
    EXPECT_EQ(field_of(request), "/space/grades/1");
    request.space = {};
    request.least = LeastOf::carbon;
    EXPECT_EQ(field_of(request), "/carbon");
    request.carbon = CarbonFactors{1, 300, ""};
    EXPECT_EQ(field_of(request), "/carbon/source");
    request.carbon->source = "declared by the mill";
    EXPECT_EQ(field_of(request), "accepted");
}

}  // namespace
}  // namespace apex::design
