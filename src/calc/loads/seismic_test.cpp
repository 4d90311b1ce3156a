// Earthquake on a sign: hand calculations of every branch, refusals, properties, continuity.
#include "calc/loads/seismic.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>

#include "calc/loads/editions.hpp"

namespace apex::loads {
namespace {

SeismicInputs site(double S_DS, double S_D1, double S_1, double T_s) {
    SeismicInputs in;
    in.S_DS = S_DS;
    in.S_D1 = S_D1;
    in.S_1 = S_1;
    in.natural_frequency_hz = 1 / T_s;
    in.masses = {{5000, 20}};
    return in;
}
template <class Edition = asce7_16::Edition>
Seismic run(const SeismicInputs& in) {
    Sheet<double> sheet;
    const auto got = seismic<Edition>(in, sheet);
    if (const auto* no = refused(got)) ADD_FAILURE() << no->field << ' ' << no->reason;
    return value(got);
}
std::string field_of(const SeismicInputs& in) {
    Sheet<double> sheet;
    const auto got = seismic<asce7_22::Edition>(in, sheet);
    return refused(got) ? refused(got)->field : "accepted";
}

TEST(Seismic, SignOfTheValidationSet) {  // SEIS-SIGN, hand derivation
    const Seismic got = run(site(1.0, 0.6, 0.5, 0.5));
    EXPECT_NEAR(got.C_s, 0.333333, 1e-6);
    EXPECT_EQ(got.branch, SeismicBranch::plateau);
    EXPECT_NEAR(got.base_shear_lbf, 1666.666667, 1e-5);
    EXPECT_NEAR(got.moment_lbf_ft, 33333.33333, 1e-4);
    EXPECT_NEAR(got.vertical_per_dead, 0.2, 1e-15);
    EXPECT_NEAR(got.vertical_lbf, 1000, 1e-9);
}

TEST(Seismic, EveryBranchByHand) {
    struct Row {
        SeismicInputs in;
        double C_s;
        SeismicBranch branch;
    };
    for (const Row& r :
         {Row{site(1.0, 0.6, 0.5, 1.0), 0.2, SeismicBranch::one_second},  // 0.6 / (1 x 3)
          {site(1.0, 0.6, 0.5, 10.0), 0.044, SeismicBranch::floor},       // 0.016 < 0.044
          {site(0.5, 0.9, 0.5, 10.0), 0.03, SeismicBranch::floor},        // 0.024 < 0.03
          {site(0.4, 0.1, 0.1, 2.0), 0.03, SeismicBranch::floor},         // 0.0167 < 0.03
          {site(0.5, 2.0, 0.5, 10.0), 2.0 * 8 / 300, SeismicBranch::long_period},
          {site(1.0, 0.6, 0.9, 1.0), 0.24, SeismicBranch::near_fault},  // 0.8 x 0.9 / 3
          {site(1.0, 0.6, 0.5, 0.05), 0.30, SeismicBranch::rigid}}) {   // 0.30 S_DS I_e
        const Seismic got = run(r.in);
        EXPECT_NEAR(got.C_s, r.C_s, 1e-12);
        EXPECT_EQ(got.branch, r.branch);
    }
}

TEST(Seismic, ImportanceOfRiskCategoryIV) {
    SeismicInputs in = site(1.0, 0.6, 0.5, 0.5);
    in.risk_category = RiskCategory::iv;
    EXPECT_NEAR(run(in).C_s, 0.5, 1e-12);
}

TEST(Seismic, MassesTakeTheirOwnShare) {
    SeismicInputs in = site(1.0, 0.6, 0.5, 0.5);
    in.masses = {{2000, 25}, {3000, 10}};
    const Seismic got = run(in);
    EXPECT_NEAR(got.base_shear_lbf, 5000. / 3, 1e-9);
    EXPECT_NEAR(got.moment_lbf_ft, 80000. / 3, 1e-9);
    EXPECT_NEAR(got.resultant_height_ft, 16, 1e-12);
}

TEST(Seismic, SaysByWhatFactorWindGoverns) {
    SeismicInputs in = site(1.0, 0.6, 0.5, 0.5);
    EXPECT_FALSE(run(in).wind_factor_service);
    in.wind_moment_lbf_ft = 161854.568818;  // SIGN-E2E-1
    const Seismic got = run(in);
    ASSERT_TRUE(got.wind_factor_strength && got.wind_factor_service);
    EXPECT_NEAR(*got.wind_factor_strength, 4.855637065, 1e-8);
    EXPECT_NEAR(*got.wind_factor_service, 4.855637065 * 6 / 7, 1e-8);
}

TEST(Seismic, NoMassNoForce) {
    SeismicInputs in = site(1.0, 0.6, 0.5, 0.5);
    in.masses.clear();
    const Seismic got = run(in);
    EXPECT_EQ(got.base_shear_lbf, 0);
    EXPECT_EQ(got.resultant_height_ft, 0);
}

TEST(Seismic, RefusesBadInput) {
    EXPECT_EQ(field_of(site(-0.1, 0.6, 0.5, 1)), "/S_DS");
    EXPECT_EQ(field_of(site(1, 6, 0.5, 1)), "/S_D1");
    EXPECT_EQ(field_of(site(1, 0.6, std::nan(""), 1)), "/S_1");
    EXPECT_EQ(field_of(site(1, 0.6, 0.5, -1)), "/natural_frequency_hz");
    SeismicInputs in = site(1, 0.6, 0.5, 1);
    in.T_L_s = 3;
    EXPECT_EQ(field_of(in), "/T_L_s");
    in = site(1, 0.6, 0.5, 1);
    in.masses.push_back({-1, 3});
    EXPECT_EQ(field_of(in), "/masses/1/weight_lbf");
    in = site(1, 0.6, 0.5, 1);
    in.wind_moment_lbf_ft = -1;
    EXPECT_EQ(field_of(in), "/wind_moment_lbf_ft");
}

TEST(Seismic, DerivationAgreesInEveryBitAndIsMarked) {
    SeismicInputs in = site(0.9, 0.5, 0.7, 1.3);
    in.wind_moment_lbf_ft = 1e5;
    Sheet<double> a;
    Sheet<Term> b;
    const Seismic x = value(seismic<asce7_22::Edition>(in, a));
    const Seismic y = value(seismic<asce7_22::Edition>(in, b));
    for (const auto& [p, q] : {std::pair{x.C_s, y.C_s},
                               {x.moment_lbf_ft, y.moment_lbf_ft},
                               {*x.wind_factor_service, *y.wind_factor_service}})
        EXPECT_EQ(std::bit_cast<std::uint64_t>(p), std::bit_cast<std::uint64_t>(q));
    for (const Step& s : b.steps) {
        if (s.kind != StepKind::given && s.kind != StepKind::looked_up) continue;
        EXPECT_EQ(s.clause.standing, Standing::unconfirmed) << s.symbol;
    }
}

double any(int low, int high, double scale) { return *rc::gen::inRange(low, high) / scale; }

RC_GTEST_PROP(Seismic, StrongerShakingNeverLowersTheForce, ()) {
    SeismicInputs in =
        site(any(0, 300, 100), any(0, 200, 100), any(0, 200, 100), any(1, 1200, 100));
    const double before = run(in).moment_lbf_ft;
    SeismicInputs more = in;
    more.S_DS += any(0, 100, 100), more.S_D1 += any(0, 100, 100), more.S_1 += any(0, 100, 100);
    RC_ASSERT(run(more).moment_lbf_ft >= before);
}
RC_GTEST_PROP(Seismic, MoreWeightNeverLowersTheForce, ()) {
    SeismicInputs in =
        site(any(0, 300, 100), any(0, 200, 100), any(0, 200, 100), any(1, 1200, 100));
    SeismicInputs more = in;
    more.masses.push_back({any(0, 90000, 1), any(0, 100, 1)});
    RC_ASSERT(run(more).moment_lbf_ft >= run(in).moment_lbf_ft);
    RC_ASSERT(run(more).base_shear_lbf >= run(in).base_shear_lbf);
}
RC_GTEST_PROP(Seismic, PeriodIsContinuousAtTheMapsTransition, ()) {
    const double S_DS = any(10, 300, 100), S_D1 = any(10, 300, 100);
    const double below = run(site(S_DS, S_D1, 0, 8 * (1 - 1e-9))).C_s;
    const double above = run(site(S_DS, S_D1, 0, 8 * (1 + 1e-9))).C_s;
    RC_ASSERT(std::abs(above - below) <= 1e-8 * above);
}

}  // namespace
}  // namespace apex::loads
