#include "calc/design/resolve.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "calc/design/sample_designs_test.hpp"

namespace apex::design {
namespace {

bool says(const std::vector<std::string>& list, const char* words) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& each) {
        return each.find(words) != std::string::npos;
    });
}

TEST(Resolve, EveryRefusalNamesItsField) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const struct {
        const char* pointer;
        std::function<void(DesignDocument&)> spoil;
    } cases[] = {
        {"/schema", [](auto& d) { d.schema = "apex.design/2"; }},
        {"/site/wind_speed_mph", [](auto& d) { d.site.wind_speed_mph = 0; }},
        {"/site/wind_speed_mph", [&](auto& d) { d.site.wind_speed_mph = nan; }},
        {"/site/wind_speed_mph", [](auto& d) { d.site.wind_speed_mph = 401; }},
        {"/site/topographic_factor", [](auto& d) { d.site.topographic_factor = 0.9; }},
        {"/site/topographic_factor",
         [](auto& d) {
             d.site.topographic_factor = 1.2;
             d.site.topography = Topography{HillShape::hill, 100, 200, 50, false};
         }},
        {"/site/topography/height_ft",
         [](auto& d) {
             d.site.topography = Topography{HillShape::hill, 0, 200, 50, false};
         }},
        {"/site/topography/half_length_ft",
         [](auto& d) {
             d.site.topography = Topography{HillShape::hill, 100, -1, 50, false};
         }},
        {"/site/topography/distance_ft",
         [](auto& d) {
             d.site.topography = Topography{HillShape::hill, 100, 200, -50, false};
         }},
        {"/site/elevation_ft", [](auto& d) { d.site.elevation_ft = 30000; }},
        {"/site/elevation_ft", [](auto& d) { d.options.ke = Ke::from_elevation; }},
        {"/site/frost_depth_in", [](auto& d) { d.site.frost_depth_in = -1; }},
        {"/sign/overall_height_ft", [](auto& d) { d.sign.overall_height_ft = -25; }},
        {"/sign/cabinets", [](auto& d) { d.sign.cabinets.clear(); }},
        {"/sign/cabinets/0/width_ft", [](auto& d) { d.sign.cabinets[0].width_ft = -14; }},
        {"/sign/cabinets/0/bottom_ft", [](auto& d) { d.sign.cabinets[0].bottom_ft = 18; }},
        {"/sign/cabinets/0/bottom_ft", [](auto& d) { d.sign.cabinets[0].bottom_ft = -1; }},
        {"/project/date", [](auto& d) { d.project.date = "not a date"; }},
        {"/project/date", [](auto& d) { d.project.date = "2026-13-45"; }},
        {"/project/date", [](auto& d) { d.project.date = "2026-02-29"; }},
        {"/project/date", [](auto& d) { d.project.date = "2026-11-23T00:00"; }},
        {"/project/date", [](auto& d) { d.project.date = "0000-02-29"; }},
        {"/project/date", [](auto& d) { d.project.date = "1899-12-31"; }},
        {"/project/date", [](auto& d) { d.project.date = "2201-01-01"; }},
        {"/project/date", [](auto& d) { d.project.date = "9999-12-31"; }},
        // 10 - 14/2 = 3 ft of air to the axis of the pole.
        {"/sign/cabinets/0/offset_x_ft", [](auto& d) { d.sign.cabinets[0].offset_x_ft = 10; }},
        {"/sign/cabinets/0/offset_x_ft", [](auto& d) { d.sign.cabinets[0].offset_x_ft = -10; }},
        {"/support/count", [](auto& d) { d.support.count = 0; }},
        {"/support/count", [](auto& d) { d.support.count = 5; }},
        {"/support/spacing_ft", [](auto& d) { d.support.count = 2; }},
        {"/support/spacing_ft", [](auto& d) { d.support.spacing_ft = 8; }},
        {"/support/spacing_ft",  // 14.1 ft: wider than the cabinet.
         [](auto& d) { d.support.count = 2, d.support.spacing_ft = 14.1; }},
        {"/support/spacing_ft",  // 3 x 5 = 15 ft between the outer ones.
         [](auto& d) { d.support.count = 4, d.support.spacing_ft = 5; }},
        {"/support/spacing_ft",  // 2 ft off the axis it reaches 5 ft to one side.
         [](auto& d) {
             d.support.count = 2, d.support.spacing_ft = 11;
             d.sign.cabinets[0].offset_x_ft = 2;
         }},
        {"/support/spacing_ft",  // Footings of 3 ft overlap.
         [](auto& d) { d.support.count = 2, d.support.spacing_ft = 2.9; }},
        {"/support/designation",
         [](auto& d) {
             d.support.count = 2, d.support.spacing_ft = 8;
             d.support.designation = "HSS12.750X0.375,HSS10.000X0.250";
         }},
        {"/sign/cabinets/1/offset_x_ft",  // Reaches one of the poles only, and no cabinet.
         [](auto& d) {
             d.support.count = 2, d.support.spacing_ft = 8;
             d.sign.cabinets.push_back({3, 3, 12, 10.0, 5.0, 4, 1, 0});
         }},
        {"/support/grade", [](auto& d) { d.support.grade = "A36"; }},
        {"/support/grade", [](auto& d) { d.support.grade = "A53 Gr B"; }},
        {"/support/grade",
         [](auto& d) {
             d.support.family = Family::hss_square;
             d.support.grade = "A53 Gr B";
         }},
        {"/support/grade",
         [](auto& d) {
             d.support.family = Family::pipe;
             d.support.grade = "A1085";
         }},
        {"/support/grade",
         [](auto& d) {
             d.support.designation = "HSS12.750X0.375";
             d.support.grade = "A53 Gr B";
         }},
        {"/support/designation", [](auto& d) { d.support.designation = "HSS99X99X9"; }},
        {"/support/designation", [](auto& d) { d.support.designation = ""; }},
        {"/support/designation",
         [](auto& d) {
             d.support.designation = "HSS12.750X0.375";
             d.support.family = Family::hss_rect;
         }},
        {"/support/pole_top_ft", [](auto& d) { d.support.pole_top_ft = 26; }},
        {"/support/pole_top_ft", [](auto& d) { d.support.pole_top_ft = 20; }},
        {"/support/pole_top_ft", [&](auto& d) { d.support.pole_top_ft = nan; }},
        {"/foundation/diameter_ft", [](auto& d) { d.foundation.diameter_ft = 0; }},
        {"/foundation/depth_ft", [](auto& d) { d.foundation.depth_ft = -4; }},
        {"/foundation/concrete_strength_psi",
         [](auto& d) { d.foundation.concrete_strength_psi = 2000; }},
        {"/foundation/soil/class", [](auto& d) { d.foundation.soil.soil_class = 9; }},
        {"/foundation/soil/class", [](auto& d) { d.foundation.soil.soil_class = 0; }},
        {"/foundation/soil/class", [](auto& d) { d.foundation.soil.soil_class.reset(); }},
        {"/foundation/soil/class", [](auto& d) { d.foundation.soil.lateral_psf_per_ft = 200; }},
        {"/foundation/soil/vertical_psf",
         [](auto& d) {
             d.foundation.soil = {std::nullopt, 200.0, std::nullopt, std::nullopt, "report"};
         }},
        {"/foundation/soil/lateral_psf_per_ft",
         [](auto& d) {
             d.foundation.soil = {std::nullopt, std::nullopt, 2000.0, std::nullopt, "report"};
         }},
        {"/foundation/soil/skin_friction_psf",
         [](auto& d) {
             d.foundation.soil = {std::nullopt, 200.0, 2000.0, -5.0, "report"};
         }},
        {"/foundation/soil/report",
         [](auto& d) {
             d.foundation.soil = {std::nullopt, 200.0, 2000.0, std::nullopt, ""};
         }},
        {"/options/deflection_limit", [](auto& d) { d.options.deflection_limit = 0; }},
        {"/options/isolated_pole_factor", [](auto& d) { d.options.isolated_pole_factor = 1.5; }},
        {"/options/neglect_top_soil_in", [](auto& d) { d.options.neglect_top_soil_in = -1; }},
        {"/options/depth_round_up_ft", [](auto& d) { d.options.depth_round_up_ft = -0.5; }},
        {"/options/min_pressure_psf", [](auto& d) { d.options.min_pressure_psf = 10; }},
        {"/options/xs_large_pipe_wall", [](auto& d) { d.options.xs_large_pipe_wall = 1; }},
        {"/options/third_increase",
         [](auto& d) {
             d.options.third_increase = true;
             d.foundation.soil = {std::nullopt, 200.0, 2000.0, std::nullopt, "report"};
         }},
    };
    for (const auto& [pointer, spoil] : cases) {
        DesignDocument d = pylon();
        spoil(d);
        const auto outcome = resolve(d);
        ASSERT_NE(refused(outcome), nullptr) << pointer;
        EXPECT_EQ(refused(outcome)->field, pointer) << refused(outcome)->reason;
        EXPECT_FALSE(refused(outcome)->reason.empty());
    }
}

TEST(Resolve, AutoOffersTheWholeFamilyLightestFirst) {
    DesignDocument d = pylon();
    const auto all = value(resolve(d));
    EXPECT_GE(all.candidates.size(), 500u);
    for (std::size_t i = 1; i < all.candidates.size(); ++i) {
        const auto &a = *all.candidates[i - 1], &b = *all.candidates[i];
        EXPECT_TRUE(a.weight_plf < b.weight_plf ||
                    (a.weight_plf == b.weight_plf && a.designation < b.designation));
    }
    d.support.family = Family::hss_square;
    for (const auto* section : value(resolve(d)).candidates)
        EXPECT_EQ(section->family, catalog::Family::hss_square);
}

TEST(Resolve, PipeIsMadeOfItsOwnGradeAndThatIsSaid) {
    const auto any = value(resolve(pylon()));
    for (const auto* section : any.candidates)
        EXPECT_EQ(grade_of(any, *section).name,
                  section->family == catalog::Family::pipe ? "A53 Gr B" : "A500 Gr C");
    EXPECT_FALSE(says(any.assumptions, "A53 Gr B")) << "no pipe is chosen yet";

    const auto assumptions_on = [](const char* designation) {
        const auto answer = check_design(pylon_on(designation), Derivation::none);
        return value(answer).findings.assumptions;
    };
    EXPECT_TRUE(says(assumptions_on("PIPE12STD"), "Pipe is taken as A53 Gr B"));
    EXPECT_FALSE(says(assumptions_on("HSS14.000X0.500"), "A53 Gr B"));
    const auto options = value(pole_options(pylon(), PoleOrder::weight));
    const auto& list = options.findings.assumptions;
    EXPECT_EQ(std::count_if(list.begin(), list.end(),
                            [](const std::string& words) { return words.starts_with("Pipe is"); }),
              1)
        << "pipes are among the options: said once";
}

TEST(Resolve, WhatIsTakenWithoutBeingToldIsListed) {
    DesignDocument d = pylon();
    d.sign.cabinets[0].weight_psf.reset();
    d.site.source.clear();
    const auto p = value(resolve(d));
    for (const char* words :
         {"K_zt = 1.0", "K_e = 1.0", "10 psf", "The pole ends at the overall height",
          "No frost depth", "presumptive", "Snow"})
        EXPECT_TRUE(says(p.assumptions, words)) << words;
    EXPECT_TRUE(says(p.warnings, "no source"));

    d = pylon();
    d.site.frost_depth_in = 20;
    d.site.topographic_factor = 1.0;
    const auto told = value(resolve(d));
    for (const char* words : {"K_zt", "10 psf of one face", "frost"})
        EXPECT_FALSE(says(told.assumptions, words)) << words;
    EXPECT_TRUE(told.warnings.empty());
}

TEST(Resolve, SectionsTooNarrowForACabinetToReachFailWithThatReason) {
    // 7.4 - 14/2 = 0.4 ft: a pole of 9.6 in or wider reaches it.
    DesignDocument d = pylon();
    d.sign.cabinets[0].offset_x_ft = 7.4;
    const auto resolved = resolve(d);
    ASSERT_EQ(refused(resolved), nullptr);
    const Problem& problem = value(resolved);
    EXPECT_EQ(problem.candidates.size(), value(resolve(pylon())).candidates.size());
    const auto options = value(pole_options(d)).result;
    EXPECT_EQ(options.passing.size() + options.failing.size(), problem.candidates.size());
    int narrow_count = 0;
    for (const auto& option : options.failing)
        narrow_count += option.governing_check_title.starts_with("is too narrow for a cabinet");
    EXPECT_EQ(narrow_count, std::ranges::count_if(problem.candidates, [](const auto* section) {
                  return section->width_in < 9.6;
              }));
    EXPECT_GT(narrow_count, 0);
    EXPECT_TRUE(says(problem.warnings, "Cabinet 1 does not reach the pole's axis"));
    d.support.designation = "HSS8.625X0.322";
    const auto narrow = resolve(d);
    ASSERT_NE(refused(narrow), nullptr);
    EXPECT_EQ(refused(narrow)->field, "/sign/cabinets/0/offset_x_ft");
}

TEST(Resolve, ACabinetBesideOneOnThePoleIsAcceptedWithAWarning) {
    DesignDocument d = pylon();
    d.sign.cabinets.push_back({6, 8, 12, 10.0, 17.0, 10, 1, 0});
    const auto resolved = resolve(d);
    ASSERT_EQ(refused(resolved), nullptr);
    EXPECT_TRUE(says(value(resolved).warnings, "Cabinet 2 does not reach the pole's axis"));
}

TEST(Resolve, RoundHssOfA500TakesTheOlderYieldStressUnderAisc36016) {
    // data/materials/SOURCE.md: editions of A500 gave round shapes 42 and 46 ksi instead of 46 and
    // 50.
    const auto F_y = [](SteelEdition steel, const char* grade, const char* designation) {
        DesignDocument d = pylon_on(designation);
        d.codes.steel = steel;
        d.support.grade = grade;
        const auto resolved = resolve(d);
        EXPECT_EQ(refused(resolved), nullptr);
        const Problem& problem = value(resolved);
        const double ksi = grade_of(problem, *problem.candidates.front()).F_y_ksi;
        std::vector<std::string> assumptions;
        add_replaced_grade(problem, *problem.candidates.front(), assumptions);
        EXPECT_EQ(says(assumptions, "under AISC 360-16 is taken with F_y ="),
                  (ksi == 46 && std::string_view(grade) == "A500 Gr C") || ksi == 42)
            << grade << ' ' << designation;
        return ksi;
    };
    const char* const round = "HSS12.750X0.375";
    const char* const square = "HSS12X12X3/8";
    EXPECT_EQ(F_y(SteelEdition::aisc360_16, "A500 Gr C", round), 46);
    EXPECT_EQ(F_y(SteelEdition::aisc360_16, "A500 Gr B", round), 42);
    EXPECT_EQ(F_y(SteelEdition::aisc360_22, "A500 Gr C", round), 50);
    EXPECT_EQ(F_y(SteelEdition::aisc360_16, "A500 Gr C", square), 50);
    EXPECT_EQ(F_y(SteelEdition::aisc360_16, "A1085", round), 50);
}

TEST(Resolve, AnImplausiblyLowWindSpeedIsWarnedOf) {
    // The maps begin near 90 mph for Risk Category II.
    for (const auto& [mph, warned] :
         {std::pair{1.0, true}, std::pair{4.9, true}, std::pair{20.0, true}, std::pair{90.0, false},
          std::pair{115.0, false}}) {
        DesignDocument d = pylon();
        d.site.wind_speed_mph = mph;
        EXPECT_EQ(says(value(resolve(d)).warnings, "is implausibly low"), warned) << mph;
    }
    DesignDocument just_below = pylon();
    just_below.site.wind_speed_mph = 84.9999;
    EXPECT_TRUE(says(value(resolve(just_below)).warnings, "of 84.9999 mph"));
}

TEST(Resolve, ADayOfTheCalendarOrNoneIsADate) {
    for (const char* date : {"", "2026-11-23", "2028-02-29", "1900-01-01", "2200-12-31"}) {
        DesignDocument d = pylon();
        d.project.date = date;
        EXPECT_EQ(refused(resolve(d)), nullptr) << date;
    }
}

TEST(Resolve, EveryDefaultInForceIsAnAssumption) {
    // docs: apex.design/1 takes these where a document is silent.
    DesignDocument silent = pylon();
    const char* const lines[] = {"codes.wind is ASCE 7-22",
                                 "codes.steel is AISC 360-22",
                                 "codes.concrete is ACI 318-19",
                                 "codes.soil is IBC 2024",
                                 "support.grade is A500 Gr C",
                                 "foundation.diameter_ft is 3",
                                 "foundation.concrete_strength_psi (f'c) is 3000"};
    const auto assumed = value(resolve(silent)).assumptions;
    for (const char* line : lines) EXPECT_TRUE(says(assumed, line)) << line;
    DesignDocument told = pylon_on("HSS12X12X1/2");
    told.codes = {WindEdition::asce7_16, SteelEdition::aisc360_16, ConcreteEdition::aci318_14,
                  SoilEdition::ibc2018};
    told.support.grade = "A1085";
    told.foundation.diameter_ft = 3.5;
    told.foundation.concrete_strength_psi = 4000;
    const auto given = value(resolve(told)).assumptions;
    for (const char* line : lines) EXPECT_FALSE(says(given, line)) << line;
}

}  // namespace
}  // namespace apex::design
