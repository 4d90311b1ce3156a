// Snow on ledges: hand calculations, refusals, properties.
#include "calc/loads/snow.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "calc/loads/editions.hpp"

namespace apex::loads {
namespace {

SnowInputs ledge(double p_g, double width_ft, double depth_in) {
    SnowInputs in;
    in.ground_snow_psf = p_g;
    in.width_ft = width_ft;
    in.depth_in = depth_in;
    return in;
}
template <class Edition>
Snow run(const SnowInputs& in) {
    Sheet<double> sheet;
    return value(snow<Edition>(in, sheet));
}
template <class Edition>
std::string field_of(const SnowInputs& in) {
    Sheet<double> sheet;
    const auto got = snow<Edition>(in, sheet);
    return refused(got) ? refused(got)->field : "accepted";
}

TEST(Snow, TopOfACabinetByHand) {
    // p_f = 0.7 x 1.0 x 1.2 x 1.0 x 30 = 25.2 psf on 10 ft by 24 in: 504 lb; 3 ft off: 1512 lb-ft.
    SnowInputs in = ledge(30, 10, 24);
    in.offset_ft = -3;
    const Snow got = run<asce7_16::Edition>(in);
    EXPECT_NEAR(got.flat_psf, 25.2, 1e-12);
    EXPECT_NEAR(got.load_lbf, 504, 1e-9);
    EXPECT_NEAR(got.moment_lbf_ft, -1512, 1e-9);
}

TEST(Snow, ImportanceEntersBefore7_22Only) {
    SnowInputs in = ledge(30, 10, 24);
    in.risk_category = RiskCategory::iv;
    EXPECT_NEAR(run<asce7_10::Edition>(in).flat_psf, 30.24, 1e-12);
    EXPECT_NEAR(run<asce7_16::Edition>(in).flat_psf, 30.24, 1e-12);
    EXPECT_NEAR(run<asce7_22::Edition>(in).flat_psf, 25.2, 1e-12);
}

TEST(Snow, DriftAddsAsItIsGiven) {
    SnowInputs in = ledge(20, 6, 12);
    in.drift_psf = 10;
    EXPECT_NEAR(run<asce7_22::Edition>(in).load_lbf, (16.8 + 10) * 6, 1e-9);
}

TEST(Snow, RefusesBadInput) {
    EXPECT_EQ(field_of<asce7_22::Edition>(ledge(-1, 1, 1)), "/ground_snow_psf");
    EXPECT_EQ(field_of<asce7_22::Edition>(ledge(1, 0, 1)), "/width_ft");
    EXPECT_EQ(field_of<asce7_22::Edition>(ledge(1, 1, std::nan(""))), "/depth_in");
    SnowInputs in = ledge(1, 1, 1);
    in.exposure_factor = 0.6;
    EXPECT_EQ(field_of<asce7_22::Edition>(in), "/exposure_factor");
    in = ledge(1, 1, 1);
    in.thermal_factor = 1.4;
    EXPECT_EQ(field_of<asce7_22::Edition>(in), "/thermal_factor");
    in = ledge(1, 1, 1);
    in.drift_psf = -1;
    EXPECT_EQ(field_of<asce7_22::Edition>(in), "/drift_psf");
}

RC_GTEST_PROP(Snow, MoreSnowIsNeverLighter, ()) {
    const double p = *rc::gen::inRange(0, 500), more = *rc::gen::inRange(0, 100);
    RC_ASSERT(run<asce7_22::Edition>(ledge(p + more, 10, 24)).load_lbf >=
              run<asce7_22::Edition>(ledge(p, 10, 24)).load_lbf);
}

}  // namespace
}  // namespace apex::loads
