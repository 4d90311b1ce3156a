// Whole designs under ASCE 7-10: docs/validation/hand_pylon_25ft.md in the profile of 7-16.
#include <gtest/gtest.h>

#include "calc/design/sample_designs_test.hpp"
#include "calc/design/sign_design.hpp"

namespace apex::design {
namespace {

TEST(OldestEdition, DesignsTheHandPylonEndToEnd) {
    // 7-10 has the profile of 7-16 and no K_e, so the sign's numbers are those of 7-16; the round
    // pole's K_d is 0.95 there and 1.0 here.
    DesignDocument d = pylon_on("HSS12.750X0.375"), next = d;
    d.codes.wind = WindEdition::asce7_10;
    next.codes.wind = WindEdition::asce7_16;
    const auto answer = value(check_design(d, Derivation::written));
    const auto &r = answer.result, b = value(check_design(next, Derivation::none)).result;
    EXPECT_EQ(r.wind.edition, "ASCE 7-10");
    EXPECT_NEAR(r.wind.cabinets.at(0).q_h_psf, 27.2024, 27.2024e-4);
    EXPECT_NEAR(r.wind.cabinets.at(0).case_a_force_lbf, 4638.75, 0.46);
    for (std::size_t i = 0; i < r.wind.pole.size(); ++i)
        EXPECT_LE(r.wind.pole[i].force_lbf, b.wind.pole.at(i).force_lbf);
    EXPECT_LT(r.wind.moment_lbf_ft, b.wind.moment_lbf_ft);
    for (const Step& step : answer.findings.trace) {
        if (std::string_view(step.clause.standard) != "ASCE 7-10") continue;
        EXPECT_FALSE(std::string_view(step.clause.ref).starts_with("26.1")) << step.clause.ref;
    }
    d.options.ke = Ke::from_elevation;
    d.site.elevation_ft = 5000;
    const auto refusal = check_design(d, Derivation::none);
    ASSERT_NE(refused(refusal), nullptr);
    EXPECT_EQ(refused(refusal)->field, "/options/ke");
}

}  // namespace
}  // namespace apex::design
