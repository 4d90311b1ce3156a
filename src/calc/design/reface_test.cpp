// The largest cabinet for an existing pole: exact to the step, named stop, refusals.
#include "calc/design/reface.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "calc/design/sample_designs_test.hpp"

namespace apex::design {
namespace {

RefaceRequest existing() {
    RefaceRequest request;
    request.design = pylon_on("HSS12.750X0.375");
    request.design.foundation.depth_ft = 12;
    return request;
}
RefaceResult answer_to(const RefaceRequest& request) {
    const auto outcome = reface(request, Derivation::none);
    EXPECT_EQ(refused(outcome), nullptr);
    return value(outcome).result;
}
bool passes(const RefaceRequest& request, double width, double height) {
    DesignDocument document = request.design;
    document.sign.cabinets[0].width_ft = width;
    document.sign.cabinets[0].height_ft = height;
    const auto outcome = check_design(document, Derivation::none);
    return !refused(outcome) && value(outcome).result.passes;
}

TEST(Reface, TheLargestPassesAndOneStepMoreDoesNot) {
    for (const RefaceVary vary : {RefaceVary::width, RefaceVary::area}) {
        RefaceRequest request = existing();
        request.vary = vary;
        const RefaceResult got = answer_to(request);
        ASSERT_TRUE(got.largest && got.next);
        EXPECT_TRUE(passes(request, got.largest->width_ft, got.largest->height_ft));
        EXPECT_FALSE(passes(request, got.next->width_ft, got.next->height_ft));
        EXPECT_NEAR(got.next->width_ft - got.largest->width_ft, 0.25, 1e-12);
        EXPECT_TRUE(got.next->refused || !got.next->failing.empty());
        EXPECT_GT(got.largest->width_ft, 2);
    }
}
TEST(Reface, KeepsTheHeightOrTheAspect) {
    RefaceRequest request = existing();
    EXPECT_EQ(answer_to(request).largest->height_ft, 8);
    request.vary = RefaceVary::area;
    const RefaceResult got = answer_to(request);
    EXPECT_NEAR(got.largest->width_ft / got.largest->height_ft, 14.0 / 8, 1e-12);
}
// Two poles 8 ft apart: a cabinet below 8 ft of width reaches neither, and is passed over.
TEST(Reface, OnSeveralPolesBeginsWhereACabinetReachesThemAll) {
    RefaceRequest request = existing();
    request.design.support.count = 2;
    request.design.support.spacing_ft = 8;
    const RefaceResult got = answer_to(request);
    ASSERT_TRUE(got.largest && got.next);
    EXPECT_GT(got.largest->width_ft, 14);  // Two carry more than the one of the present cabinet.
    EXPECT_TRUE(passes(request, got.largest->width_ft, 8));
    EXPECT_FALSE(passes(request, got.next->width_ft, 8));
    for (double width_ft = 8; width_ft < got.largest->width_ft; width_ft += request.step_ft)
        EXPECT_TRUE(passes(request, width_ft, 8)) << width_ft;
    EXPECT_FALSE(passes(request, 7.75, 8));
}
// Brute force over every multiple, apart from the search.
TEST(Reface, EverySmallerMultiplePassesToo) {
    const RefaceRequest request = existing();
    const RefaceResult got = answer_to(request);
    int k = 1;
    while (passes(request, k * request.step_ft, 8)) ++k;
    EXPECT_EQ(got.largest->width_ft, (k - 1) * request.step_ft);
    EXPECT_EQ(got.sizes_checked, k);
}
TEST(Reface, ADeeperFootingAndASlowerWindNeverAllowLess) {
    RefaceRequest request = existing();
    const double here = answer_to(request).largest->width_ft;
    request.design.foundation.depth_ft = 14;
    EXPECT_GE(answer_to(request).largest->width_ft, here);
    request.design.site.wind_speed_mph = 100;
    EXPECT_GT(answer_to(request).largest->width_ft, here);
}
TEST(Reface, NamesTheCheckWhereNothingFits) {
    RefaceRequest request = existing();
    request.design.support.designation = "HSS2.500X0.125";
    const auto outcome = reface(request, Derivation::none);
    // So thin a pole may sway outside the clauses; then the present cabinet is refused already.
    if (refused(outcome)) {
        EXPECT_EQ(refused(outcome)->field.rfind("/design/", 0), 0u);
    } else {
        EXPECT_TRUE(value(outcome).result.next);
    }
    request = existing();
    request.design.foundation.depth_ft = 3;
    const RefaceResult shallow = answer_to(request);
    ASSERT_TRUE(shallow.next);
    ASSERT_FALSE(shallow.next->failing.empty());
    EXPECT_TRUE(std::ranges::any_of(shallow.next->failing, [](const Governing& check) {
        return check.check_id.rfind("footing.", 0) == 0;
    }));
}
TEST(Reface, SaysThatTheExistingPartsAreTakenAsSound) {
    const auto outcome = reface(existing(), Derivation::written);
    const Findings& findings = value(outcome).findings;
    EXPECT_FALSE(findings.trace.empty());
    EXPECT_TRUE(std::ranges::any_of(findings.assumptions, [](const std::string& words) {
        return words.find("existing pole") != std::string::npos;
    }));
}
TEST(Reface, RefusesWhatIsNotExisting) {
    const auto refuses = [](auto change, const char* field) {
        RefaceRequest request = existing();
        change(request);
        const auto outcome = reface(request, Derivation::none);
        ASSERT_NE(refused(outcome), nullptr);
        EXPECT_EQ(refused(outcome)->field, field);
    };
    refuses([](auto& r) { r.design.support.designation = "auto"; }, "/design/support/designation");
    refuses([](auto& r) { r.design.foundation.depth_ft.reset(); }, "/design/foundation/depth_ft");
    refuses([](auto& r) { r.cabinet = 2; }, "/cabinet");
    refuses([](auto& r) { r.cabinet = 0; }, "/cabinet");
    refuses([](auto& r) { r.step_ft = 0.05; }, "/step_ft");
    // 0.25 by 20 ft: a first step of 4 ft would be 320 ft high.
    refuses(
        [](auto& r) {
            r.vary = RefaceVary::area;
            r.step_ft = 4;
            r.design.sign.cabinets[0].width_ft = 0.25, r.design.sign.cabinets[0].height_ft = 20;
        },
        "/step_ft");
    refuses([](auto& r) { r.design.support.designation = "HSS1"; }, "/design/support/designation");
}

}  // namespace
}  // namespace apex::design
