#include "report/manual.hpp"

#include <gtest/gtest.h>

namespace apex::report {
namespace {

Manual small_manual() {
    ManualCase published{"CASE-<1>", "Pressure & force", "literature", "A book, page 7", "", {}};
    published.runs.push_back(
        {"wind.velocity_pressure",
         "{\"z_ft\":30}",
         {{"/result/q", 24.1, 24.1, 0, 0.005, "printed to 3 figures", true, ""},
          {"/result/K_z", 0.98, 1.08, 0.102, 0.005, "printed so", false, ""}},
         {{"equation", "q", "psf", "0.00256 V^2", "0.00256 × 97²", 24.09, "ASCE 7-22 26.10-1",
           true}}});
    ManualCase by_hand{"HAND-1", "By hand", "hand calculation", "Worked below", "A note.", {}};
    by_hand.runs.push_back(
        {"wind.elevation_factor",
         "{}",
         {{"/result/K_e", 1, 0, 0, 1e-9, "exact", false, "refused: /z must be given"}},
         {}});
    return {{{"wind", {published, by_hand}}}, "1.2.3", "4.5.6"};
}

TEST(Manual, KindsAreCountedApart) {
    const Manual manual = small_manual();
    EXPECT_EQ(count(manual).numbers, 3);
    EXPECT_EQ(count(manual).differing, 2);
    EXPECT_EQ(count(manual, "literature").numbers, 2);
    EXPECT_EQ(count(manual, "hand calculation").cases, 1);
    EXPECT_EQ(count(manual, "oracle").cases, 0);
}

TEST(Manual, HtmlHasSourceBothNumbersAndTheDerivation) {
    const std::string html = render_manual_html(small_manual());
    for (const char* words :
         {"CASE-&lt;1&gt;", "Pressure &amp; force", "A book, page 7", "24.1", "0.98", "1.08",
          "0.102", "printed to 3 figures", "q = 0.00256 V^2 = 0.00256 × 97² = 24.09 psf",
          "ASCE 7-22 26.10-1, unconfirmed", "refused: /z must be given", "class=differs"})
        EXPECT_NE(html.find(words), std::string::npos) << words;
    EXPECT_EQ(html.find("CASE-<1>"), std::string::npos);
    EXPECT_EQ(html.find("http"), std::string::npos) << "needs nothing else";
}

TEST(Manual, SameInputSameBytes) {
    const Manual manual = small_manual();
    EXPECT_EQ(render_manual_html(manual), render_manual_html(manual));
    const std::string pdf = render_manual_pdf(manual);
    EXPECT_EQ(pdf, render_manual_pdf(manual));
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
}

}  // namespace
}  // namespace apex::report
