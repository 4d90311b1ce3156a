#include "report/figures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace apex::report {
namespace {

TEST(Figures, AreGroupedAndFixed) {
    EXPECT_EQ(figure(8087.66, 1), "8,087.7");
    EXPECT_EQ(figure(-1234567.0, 0), "-1,234,567");
    EXPECT_EQ(figure(-0.001, 2), "0.00");
    EXPECT_EQ(figure(999.5, 0), "1,000") << "half to even of 999.5";
    EXPECT_EQ(figure(161855.2), "161,855");
    EXPECT_EQ(figure(0.944684), "0.94468");
    EXPECT_EQ(figure(2.1e-9), "2.1 × 10⁻⁹");
    EXPECT_EQ(figure(std::nan(""), 2), "not finite");
    EXPECT_EQ(figure(std::numeric_limits<double>::infinity()), "not finite");
}

TEST(Figures, MoneyIsExactCents) {
    EXPECT_EQ(money(2926237, "USD"), "$29,262.37");
    EXPECT_EQ(money(5, "USD"), "$0.05");
    EXPECT_EQ(money(-150, "USD"), "-$1.50");
    EXPECT_EQ(money(123450, "CAD"), "1,234.50 CAD");
    EXPECT_EQ(money(std::numeric_limits<long long>::min(), "USD"), "-$92,233,720,368,547,758.08");
}

TEST(Figures, AUtilisationAboveOneNeverLooksLikeOne) {
    EXPECT_EQ(utilisation(0.8734), "0.87");
    EXPECT_EQ(utilisation(1), "1.00");
    EXPECT_EQ(utilisation(1.0004), "1.0004");
    EXPECT_EQ(utilisation(1.2345), "1.23");
    EXPECT_EQ(utilisation(1e9), ">999");
    EXPECT_EQ(utilisation(std::nan("")), "not finite");
}

}  // namespace
}  // namespace apex::report
