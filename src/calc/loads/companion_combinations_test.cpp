// Combinations with snow, ice and earthquake: hand sums in each edition, names against factors,
// refusals, properties.
#include "calc/loads/companion_combinations.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <string>

#include "calc/loads/editions.hpp"

namespace apex::loads {
namespace {

CompanionInputs every_action() {
    CompanionInputs in;
    in.dead_axial_lbf = 1000, in.dead_moment_lbf_ft = 300;
    in.snow_axial_lbf = 200, in.snow_moment_lbf_ft = 0;
    in.ice_axial_lbf = 400, in.ice_moment_lbf_ft = 0;
    in.wind_shear_lbf = 2000, in.wind_moment_lbf_ft = 40000, in.wind_torsion_lbf_ft = 5000;
    in.wind_on_ice_shear_lbf = 500, in.wind_on_ice_moment_lbf_ft = 10000;
    in.wind_on_ice_torsion_lbf_ft = 700;
    in.quake_shear_lbf = 300, in.quake_moment_lbf_ft = 6000, in.quake_vertical_lbf = 150;
    in.weight_moment_in_plane = true;
    return in;
}
template <class Edition>
CompanionResult run(const CompanionInputs& in) {
    Sheet<double> sheet;
    return value(companion_combinations<Edition>(in, sheet));
}

template <class Edition>
void sums(double gravity, double wind, double quake, double s_gravity, double s_wind,
          double s_ice) {
    const auto got = run<Edition>(every_action()).combinations;
    EXPECT_NEAR(got[0].axial_lbf, gravity, 1e-9);
    EXPECT_NEAR(got[1].axial_lbf, wind, 1e-9);
    EXPECT_NEAR(got[2].axial_lbf, quake, 1e-9);
    EXPECT_NEAR(got[3].axial_lbf, 750, 1e-9);   // 900 - 150
    EXPECT_NEAR(got[4].axial_lbf, 1700, 1e-9);  // 1200 + 400 + 100
    EXPECT_NEAR(got[5].axial_lbf, 1300, 1e-9);  // 900 + 400
    EXPECT_NEAR(got[0].shear_lbf, 1000, 1e-9);
    EXPECT_NEAR(got[1].moment_lbf_ft, 360 + 40000, 1e-9);
    EXPECT_NEAR(got[1].torsion_lbf_ft, 5000, 1e-9);
    EXPECT_NEAR(got[3].moment_lbf_ft, 270 + 6000, 1e-9);
    EXPECT_NEAR(got[3].torsion_lbf_ft, 0, 0);
    EXPECT_NEAR(got[5].moment_lbf_ft, 270 + 10000, 1e-9);
    EXPECT_NEAR(got[5].torsion_lbf_ft, 700, 1e-9);
    EXPECT_NEAR(got[6].axial_lbf, s_gravity, 1e-9);
    EXPECT_NEAR(got[7].axial_lbf, s_wind, 1e-9);
    EXPECT_NEAR(got[7].moment_lbf_ft, 300 + 18000, 1e-9);  // 0.75 x 0.6 W
    EXPECT_NEAR(got[8].axial_lbf, 1105, 1e-9);             // 1000 + 0.7 x 150
    EXPECT_NEAR(got[9].axial_lbf, 495, 1e-9);              // 600 - 105
    EXPECT_NEAR(got[9].moment_lbf_ft, 180 + 4200, 1e-9);
    EXPECT_NEAR(got[10].axial_lbf, s_ice, 1e-9);
    EXPECT_NEAR(got[11].axial_lbf, 880, 1e-9);  // 600 + 0.7 x 400
    EXPECT_NEAR(got[11].shear_lbf, 350, 1e-9);
}
TEST(CompanionCombinations, HandSumsOfEachEdition) {
    sums<asce7_10::Edition>(1520, 1300, 1390, 1200, 1150, 1480);
    sums<asce7_16::Edition>(1520, 1300, 1390, 1200, 1150, 1480);
    sums<asce7_22::Edition>(1400, 1260, 1380, 1140, 1105, 1420);
}

/// "1.2D + 0.5W" -> the factor before a letter; 1 where it stands alone, 0 where it is absent.
double factor_in(const std::string& name, const std::string& symbol) {
    double found = 0;
    std::size_t from = 0;
    while (from < name.size()) {
        std::size_t end = name.find(' ', from);
        if (end == std::string::npos) end = name.size();
        const std::string term = name.substr(from, end - from);
        const bool negative = from >= 2 && name[from - 2] == '-';
        if (term.size() >= symbol.size() && term.ends_with(symbol)) {
            const std::string number = term.substr(0, term.size() - symbol.size());
            if (number.empty())
                found = negative ? -1 : 1;
            else if (number.find_first_not_of("0123456789.") == std::string::npos)
                found = (negative ? -1 : 1) * std::stod(number);
        }
        from = end + 1;
    }
    return found;
}
template <class Edition>
void names_tell_factors() {
    const auto agree = [](const auto& rows) {
        for (const auto& c : rows) {
            const std::string name = c.name;
            EXPECT_NEAR(factor_in(name, "D"), c.on_dead, 1e-12) << name;
            EXPECT_NEAR(factor_in(name, "S"), c.on_snow, 1e-12) << name;
            if (name.find('(') == std::string::npos) {
                EXPECT_NEAR(factor_in(name, "W"), c.on_wind, 1e-12) << name;
            }
            EXPECT_NEAR(factor_in(name, "Di"), c.on_ice, 1e-12) << name;
            EXPECT_NEAR(factor_in(name, "Wi"), c.on_wind_on_ice, 1e-12) << name;
            EXPECT_NEAR(factor_in(name, "Ev"), c.on_vertical_quake, 1e-12) << name;
            EXPECT_NEAR(factor_in(name, "Eh"), c.on_quake, 1e-12) << name;
        }
    };
    agree(Edition::companion_strength);
    agree(Edition::companion_service);
}
TEST(CompanionCombinations, NamesSayTheFactors) {
    names_tell_factors<asce7_10::Edition>();
    names_tell_factors<asce7_16::Edition>();
    names_tell_factors<asce7_22::Edition>();
}

TEST(CompanionCombinations, WeightsSquareToTheWindAddAsVectors) {
    CompanionInputs in;
    in.dead_moment_lbf_ft = 3 / 1.2, in.wind_moment_lbf_ft = 4;
    EXPECT_NEAR(run<asce7_22::Edition>(in).combinations[1].moment_lbf_ft, 5, 1e-12);
}

TEST(CompanionCombinations, RefusesWhatIsNoMagnitude) {
    Sheet<double> sheet;
    CompanionInputs in;
    in.quake_vertical_lbf = -1;
    const auto got = companion_combinations<asce7_22::Edition>(in, sheet);
    ASSERT_NE(refused(got), nullptr);
    EXPECT_EQ(refused(got)->field, "/quake_vertical_lbf");
    in = {};
    in.ice_axial_lbf = std::nan("");
    const auto nan = companion_combinations<asce7_22::Edition>(in, sheet);
    ASSERT_NE(refused(nan), nullptr);
    EXPECT_EQ(refused(nan)->field, "/ice_axial_lbf");
}

TEST(CompanionCombinations, DerivationNamesOnlyWhatACombinationHas) {
    Sheet<Term> sheet;
    value(companion_combinations<asce7_16::Edition>(every_action(), sheet));
    bool seen = false;
    for (std::size_t i = 0; i + 1 < sheet.steps.size(); ++i)
        if (sheet.steps[i].formula == "0.9D - Ev + Eh") {
            EXPECT_EQ(sheet.steps[i + 1].formula, "0.9 · P_D + (-1) · E_v");
            seen = true;
        }
    EXPECT_TRUE(seen);
}

RC_GTEST_PROP(CompanionCombinations, MoreOfAnActionNeverLowersTheMoment, ()) {
    CompanionInputs in = every_action();
    in.weight_moment_in_plane = *rc::gen::arbitrary<bool>();
    const double before = run<asce7_22::Edition>(in).greatest_strength_moment_lbf_ft;
    const double more = *rc::gen::inRange(0, 100000);
    switch (*rc::gen::inRange(0, 4)) {
        case 0:
            in.wind_moment_lbf_ft += more;
            break;
        case 1:
            in.quake_moment_lbf_ft += more;
            break;
        case 2:
            in.wind_on_ice_moment_lbf_ft += more;
            break;
        default:
            in.dead_moment_lbf_ft += more;
            break;
    }
    RC_ASSERT(run<asce7_22::Edition>(in).greatest_strength_moment_lbf_ft >= before);
}

}  // namespace
}  // namespace apex::loads
