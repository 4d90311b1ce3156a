// Strength-level moment and shear of the shaft, and its auger.
#include "calc/shaft/demand.hpp"

#include "trace/test_support.hpp"

namespace apex::shaft {
namespace {

// PIER-MOMENT by hand: 2500 lbf at 20 ft, 10.837445 ft: M 53495.21 at 2.161779 ft; over 0.6:
// 89158.7. C 177.624/0.6 = 296.04, a 7.464634: V 296.04 x 7.464634^3/6 - 4166.667 = 16355.9 lbf.
TEST(StrengthMoment, IsThatOfTheSoilCheckOverTheShareOfWind) {
    Sheet<double> sheet;
    const StrengthMoment got = value(strength_moment<double>({2500, 20, 10.837445}, sheet));
    EXPECT_NEAR(got.M_u_lbf_ft, 53495.21 / 0.6, 0.1);
    EXPECT_NEAR(got.at_depth_ft, 2.161779, 1e-6);
    EXPECT_NEAR(got.V_below_lbf, 16355.9, 2);
    expect_refused(strength_moment<double>({2500, 20, 10, 0.5}, sheet), "/wind_share");
    expect_refused(strength_moment<double>({0, 20, 10}, sheet), "/P_lbf");
}

TEST(Auger, IsInTheListOrRefusedWithTheNextLarger) {
    Sheet<double> sheet;
    EXPECT_EQ(value(auger<double>({3, {2, 3, 4}}, sheet)).diameter_ft, 3);
    expect_refused(auger<double>({3.5, {2, 3, 4}}, sheet), "/diameter_ft");
    const auto refusal = auger<double>({3.5, {5, 2, 4}}, sheet);
    EXPECT_NE(refused(refusal)->reason.find("4 ft"), std::string::npos);
    expect_refused(auger<double>({6, {2, 3, 4}}, sheet), "/diameter_ft");
    expect_refused(auger<double>({3, {-1}}, sheet), "/augers_ft");
}

}  // namespace
}  // namespace apex::shaft
