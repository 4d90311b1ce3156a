// What the derivation of a whole design must hold: a worked ratio for each check, headings, and the
// section's properties. Expected numbers are hand calculations written in the tests.
#include <gtest/gtest.h>

#include <algorithm>

#include "calc/design/sample_designs_test.hpp"
#include "calc/design/section_steps.hpp"

namespace apex::design {
namespace {

/// Every run check has a line that works its utilisation out: a formula that divides or adds up
/// ratios, with digits and a clause.
void expect_every_check_concluded(const DesignDocument& document) {
    const auto outcome = check_design(document, Derivation::written);
    ASSERT_EQ(refused(outcome), nullptr) << refused(outcome)->field << refused(outcome)->reason;
    const Findings& findings = value(outcome).findings;
    for (const Check& check : findings.checks) {
        if (check.status != CheckStatus::run) continue;
        const bool worked =
            std::any_of(findings.trace.begin(), findings.trace.end(), [&](const Step& s) {
                return s.kind == StepKind::equation && s.value == check.utilisation &&
                       s.formula.find('/') != std::string::npos && s.worked != s.formula &&
                       *s.clause.standard != '\0';
            });
        EXPECT_TRUE(worked) << check.id << " of " << document.support.designation;
    }
}

TEST(Derivation, EveryCheckEndsInAWorkedRatio) {
    for (const char* designation : {"HSS14.000X0.500", "HSS12X12X1/2", "HSS16X12X1/2"})
        expect_every_check_concluded(pylon_on(designation));
    DesignDocument given = pylon();
    given.foundation.depth_ft = 14;
    given.options.neglect_top_soil_in = 12;
    given.site.frost_depth_in = 30;
    expect_every_check_concluded(given);
    DesignDocument report = pylon();
    report.sign.cabinets[0].offset_x_ft = 2;
    report.foundation.soil = {std::nullopt, 200, 2500, 400, "test"};
    report.options.depth_round_up_ft = 0;
    expect_every_check_concluded(report);
}

TEST(Derivation, TheFootingsChecksHaveHeadingsAndSymbolsOfTheirOwn) {
    const auto answer = value(check_design(pylon(), Derivation::written));
    std::vector<std::string> headings;
    for (const Step& s : answer.findings.trace) {
        if (s.kind == StepKind::heading) headings.push_back(s.formula);
        EXPECT_FALSE(s.unit == "lbf" && s.symbol == "D") << "D is the pole; dead load is P_D";
        const bool in_footing = !headings.empty() && headings.back().starts_with("Footing");
        if (!in_footing) continue;
        EXPECT_FALSE(s.unit == "ft²" && s.symbol == "A") << "A is that of 18-1";
    }
    for (const char* part : {"Footing", "Footing: depth for lateral load", "Footing: least depth",
                             "Footing: vertical bearing", "Footing: frost", "Footing: torsion",
                             "Footing: the pole in the concrete", "Footing: the pole below grade"})
        EXPECT_NE(std::find(headings.begin(), headings.end(), part), headings.end()) << part;
}

/// The last equation of a symbol.
const Step& equation(const std::vector<Step>& trace, const std::string& symbol) {
    const auto at = std::find_if(trace.rbegin(), trace.rend(), [&](const Step& s) {
        return s.kind == StepKind::equation && s.symbol == symbol;
    });
    if (at != trace.rend()) return *at;
    ADD_FAILURE() << "no equation of " << symbol;
    static const Step none{};
    return none;
}

TEST(Derivation, TheSectionsPropertiesAreWorkedOut) {
    // HSS14.000X0.500: t = 0.93 x 0.5 = 0.465, d = 13.07; A = pi/4 (14^2 - 13.07^2) = 19.77 in2,
    // I = pi/64 (14^4 - 13.07^4) = 453.3 in4 (AISC Manual Table 1-13: 19.8, 453), Z = 85.2 in3.
    const auto round = value(check_design(pylon_on("HSS14.000X0.500"), Derivation::written));
    const auto& trace = round.findings.trace;
    EXPECT_EQ(equation(trace, "t").formula, "0.93 · t_nom");
    EXPECT_DOUBLE_EQ(equation(trace, "t").value, 0.465);
    EXPECT_NEAR(equation(trace, "A_g").value, 19.77, 0.005);
    EXPECT_NEAR(equation(trace, "I_x").value, 453.3, 0.1);
    EXPECT_NEAR(equation(trace, "S_x").value, 64.75, 0.02);
    EXPECT_NEAR(equation(trace, "Z_x").value, 85.2, 0.05);
}

TEST(Derivation, TheBuiltDepthShowsHowThePolesDepthIsRounded) {
    // HSS10.000X0.500: max(2 x 10/12, 3) + 1 = 4 ft is whole; HSS20.000X0.500: 2 x 20/12 + 1 =
    // 4.3333 ft, in steps of 0.5 ft 4.5 ft.
    const auto answer = value(check_design(pylon_on("HSS20.000X0.500"), Derivation::written));
    const Step& held = equation(answer.findings.trace, "d_pole,r");
    EXPECT_EQ(held.formula, "ceil(d_pole / 0.5) · 0.5");
    EXPECT_EQ(held.worked, "ceil(4.3333 / 0.5) · 0.5");
    EXPECT_EQ(held.value, 4.5);
    EXPECT_EQ(equation(answer.findings.trace, "d_built").formula, "max(d_built, d_pole,r)");
    const auto whole = value(check_design(pylon_on("HSS10.000X0.500"), Derivation::written));
    EXPECT_EQ(equation(whole.findings.trace, "d_pole,r").value, 4);
}

TEST(Derivation, EachCabinetsWeightHasASymbolOfItsOwn) {
    DesignDocument two = pylon_on("HSS14.000X0.500");
    two.sign.cabinets = {{14, 6, 12, 10.0, std::nullopt, 0, 1, 0},
                         {8, 4, 12, 10.0, std::nullopt, 1, 1, 0}};
    const auto answer = value(check_design(two, Derivation::written));
    const auto& trace = answer.findings.trace;
    // 10 psf: 14 x 6 = 84 ft2, 840 lbf; 8 x 4 = 32 ft2, 320 lbf, 1 ft off the axis.
    EXPECT_DOUBLE_EQ(equation(trace, "W_1").value, 840);
    EXPECT_DOUBLE_EQ(equation(trace, "W_2").value, 320);
    EXPECT_EQ(equation(trace, "P_D").formula, "W_p + W_1 + W_2");
    EXPECT_EQ(equation(trace, "S_y").formula, "W_p · L_p / 2 + W_1·y_D1 + W_2·y_D2");
    EXPECT_EQ(equation(trace, "M_D").formula, "W_1·x_1 + W_2·x_2");
    EXPECT_DOUBLE_EQ(equation(trace, "M_D").value, 320);
}

TEST(Derivation, TheWorkedPropertiesAreThoseOfTheCatalogueInEveryBit) {
    for (const char* designation :
         {"HSS14.000X0.500", "HSS12X12X1/2", "HSS16X12X1/2", "PIPE12STD"}) {
        const catalog::Section* section = catalog::find_section(designation);
        ASSERT_NE(section, nullptr) << designation;
        const catalog::Grade& grade = catalog::usual_grade(section->family);
        const Pole pole{
            section, &grade,
            catalog::properties(*section, catalog::design_wall_in(*section, grade, 0.9)),
            catalog::design_wall_factor(*section, grade, 0.9)};
        Sheet<Term> sheet;
        write_section(pole, sheet);
        const catalog::Properties& p = pole.properties;
        EXPECT_EQ(equation(sheet.steps, "t").value, p.t_in) << designation;
        EXPECT_EQ(equation(sheet.steps, "A_g").value, p.A_in2) << designation;
        EXPECT_EQ(equation(sheet.steps, "I_x").value, p.I_x_in4) << designation;
        EXPECT_EQ(equation(sheet.steps, "S_x").value, p.S_x_in3) << designation;
        EXPECT_EQ(equation(sheet.steps, "Z_x").value, p.Z_x_in3) << designation;
        if (section->depth_in == section->width_in) continue;
        EXPECT_EQ(equation(sheet.steps, "I_y").value, p.I_y_in4) << designation;
        EXPECT_EQ(equation(sheet.steps, "Z_y").value, p.Z_y_in3) << designation;
    }
}

}  // namespace
}  // namespace apex::design
