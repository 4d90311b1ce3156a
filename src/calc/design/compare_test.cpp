#include "calc/design/compare.hpp"

#include <gtest/gtest.h>

#include "calc/design/sample_designs_test.hpp"

namespace apex::design {
namespace {

TEST(Compare, EachColumnIsTheDesignUnderThatEdition) {
    std::vector<Variant> variants{{"ASCE 7-16", pylon()}, {"ASCE 7-22", pylon()}};
    variants[0].document.codes.wind = WindEdition::asce7_16;
    const auto comparison = compare_variants("codes.wind", variants, 1);
    ASSERT_EQ(comparison.result.variants.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto alone = value(check_design(variants[i].document, Derivation::none));
        const ComparedVariant& column = comparison.result.variants[i];
        ASSERT_TRUE(column.result);
        EXPECT_EQ(column.as_given, i == 1);
        EXPECT_EQ(column.result->designation, alone.result.pole.designation);
        EXPECT_EQ(column.result->footing_depth_ft, alone.result.footing.depth_ft);
        EXPECT_EQ(column.result->price_total_cents, alone.result.price.total_cents);
        EXPECT_EQ(column.result->governing.check_id, alone.result.governing.check_id);
        ASSERT_EQ(column.result->checks.size(), alone.findings.checks.size());
        for (std::size_t k = 0; k < alone.findings.checks.size(); ++k)
            EXPECT_EQ(column.result->checks[k].utilisation, alone.findings.checks[k].utilisation);
    }
}

TEST(Compare, OfSeveralPolesAllSteelAndConcreteCount) {
    DesignDocument two = pylon();
    two.support.count = 2;
    two.support.spacing_ft = 8;
    std::vector<Variant> variants{{"ASCE 7-16", two}, {"ASCE 7-22", two}};
    variants[0].document.codes.wind = WindEdition::asce7_16;
    for (const ComparedVariant& column :
         compare_variants("codes.wind", variants, 1).result.variants) {
        ASSERT_TRUE(column.result);
        const auto alone =
            value(check_design(variants[column.as_given ? 1 : 0].document, Derivation::none));
        EXPECT_EQ(column.result->concrete_yd3, 2 * alone.result.footing.concrete_yd3);
        EXPECT_EQ(column.result->steel_lb, alone.result.pole.weight_lbf);
        EXPECT_EQ(column.result->price_total_cents, alone.result.price.total_cents);
    }
}

TEST(Compare, ARefusedVariantSaysWhyAndStopsNoOther) {
    // B/s = 12: case C is blended, or refused, as the switch says.
    DesignDocument wide = pylon_on("HSS20.000X0.500");
    wide.sign.cabinets = {{36, 3, 12, 10.0, std::nullopt, 0, 1, 0}};
    std::vector<Variant> variants{{"refuse", wide}, {"blend", wide}};
    variants[0].document.options.case_c_10_13 = CaseC10To13::refuse;
    const auto comparison = compare_variants("options.case_c_10_13", variants, 1);
    ASSERT_EQ(comparison.result.variants.size(), 2U);
    EXPECT_FALSE(comparison.result.variants[0].result);
    ASSERT_TRUE(comparison.result.variants[0].refused);
    EXPECT_FALSE(comparison.result.variants[0].refused->reason.empty());
    EXPECT_TRUE(comparison.result.variants[1].result);
    EXPECT_FALSE(comparison.result.variants[1].refused);
}

TEST(Compare, TheOtherReadingOfTheTwelveFeetIsShallower) {
    // Methods, switches: 20 kip at 30 ft, 4 ft, 100 psf/ft: 48.8 ft against 27.7 ft.
    DesignDocument deep = pylon_on("HSS20.000X0.500");
    deep.sign.overall_height_ft = 40;
    deep.sign.cabinets = {{24, 12, 24, 10.0, std::nullopt, 0, 1, 0}};
    std::vector<Variant> variants{{"cap_on_depth", deep}, {"cap_on_third", deep}};
    variants[1].document.options.footing_depth_limit_reading = DepthLimitReading::cap_on_third;
    const auto comparison = compare_variants("options.footing_depth_limit_reading", variants, 0);
    const auto& columns = comparison.result.variants;
    ASSERT_TRUE(columns[0].result && columns[1].result);
    EXPECT_GT(columns[0].result->footing_depth_ft, 12);
    EXPECT_LT(columns[1].result->footing_depth_ft, columns[0].result->footing_depth_ft);
    EXPECT_LT(columns[1].result->price_total_cents, columns[0].result->price_total_cents);
}

}  // namespace
}  // namespace apex::design
