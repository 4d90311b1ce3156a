// The search against brute force: every section with every diameter by check_design itself.
#include "calc/design/optimum.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "calc/design/sample_designs_test.hpp"
#include "catalog/section.hpp"

namespace apex::design {
namespace {

struct Tried {
    double value;
    long long price_cents;
    double steel_lb;
};

/// The best by check_design alone, of the sections of a document's family.
std::optional<Tried> by_brute_force(const DesignDocument& document, LeastOf least) {
    std::optional<Tried> best;
    auto diameters = auger_diameters_ft();
    diameters.push_back(document.foundation.diameter_ft);
    for (const catalog::Section& section : catalog::sections()) {
        const int family = static_cast<int>(document.support.family) - 1;
        if (family >= 0 && family != static_cast<int>(section.family)) continue;
        for (const double diameter_ft : diameters) {
            DesignDocument one = document;
            one.support.designation = section.designation;
            one.foundation.diameter_ft = diameter_ft;
            const auto outcome = check_design(one, Derivation::none);
            if (refused(outcome) != nullptr || !value(outcome).result.passes) continue;
            const DesignResult& r = value(outcome).result;
            const double first = least == LeastOf::cost     ? double(r.price.total_cents)
                                 : least == LeastOf::weight ? r.quantities.steel_lb
                                                            : r.footing.depth_ft;
            const Tried tried{first, r.price.total_cents, r.quantities.steel_lb};
            const auto key = [](const Tried& t) {
                return std::tuple(t.value, t.price_cents, t.steel_lb);
            };
            if (!best || key(tried) < key(*best)) best = tried;
        }
    }
    return best;
}

TEST(Optimum, IsWhatBruteForceFinds) {
    RandomDesigns random(505);
    int found = 0;
    for (int i = 0; i < 60; ++i) {
        DesignDocument document = random.next();
        if (document.support.family == Family::any) document.support.family = Family::hss_round;
        const auto least = static_cast<LeastOf>(i % 3);
        const auto expected = by_brute_force(document, least);
        const auto got = find_optimum(document, least);
        ASSERT_EQ(expected.has_value(), refused(got) == nullptr) << "design " << i;
        if (!expected) continue;
        ++found;
        EXPECT_EQ(value(got).price_total_cents, expected->price_cents)
            << "design " << i << " by " << i % 3 << ": " << value(got).designation << " in "
            << value(got).diameter_ft << ", depth " << value(got).depth_ft << " not "
            << expected->value;
        EXPECT_EQ(value(got).steel_lb, expected->steel_lb) << "design " << i;
    }
    EXPECT_GT(found, 20);
}

TEST(Optimum, CostsNoMoreThanTheLightestPole) {
    const auto lightest = check_design(pylon(), Derivation::none);
    const auto cheapest = optimize(pylon(), LeastOf::cost, Derivation::none);
    EXPECT_LE(value(cheapest).result.price_total_cents, value(lightest).result.price.total_cents);
    EXPECT_TRUE(value(cheapest).result.design.passes);
    EXPECT_EQ(value(cheapest).result.design.price.total_cents,
              value(cheapest).result.price_total_cents);
}

TEST(Optimum, NoSmallerNeighbourIsBoth_PassingAndCheaper) {
    const auto answer = optimize(pylon(), LeastOf::cost, Derivation::none);
    const Optimum& o = value(answer).result;
    ASSERT_FALSE(o.smaller.empty());
    for (const Neighbour& n : o.smaller) {
        EXPECT_FALSE(n.governing_check_title.empty());
        if (n.passes)
            EXPECT_GE(*n.price_total_cents, o.price_total_cents) << n.designation;
        else
            EXPECT_GT(n.utilisation, n.governing_check_id == "section.outside_clause" ? -1 : 1)
                << n.designation;
    }
}

TEST(Optimum, SaysThatNothingPasses) {
    DesignDocument document = pylon();
    document.sign.overall_height_ft = 60;
    document.sign.cabinets[0].width_ft = 60;
    document.sign.cabinets[0].height_ft = 30;
    const auto answer = find_optimum(document, LeastOf::cost);
    ASSERT_NE(refused(answer), nullptr);
    EXPECT_EQ(refused(answer)->field, "/support/designation");
}

}  // namespace
}  // namespace apex::design
