// Conversions: there and back is the same number, and each by its definition.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>

#include "base/units.hpp"

namespace apex::units {
namespace {

constexpr Conversion all[] = {ft_from_m, in_from_mm, mph_from_mps, psf_from_pa, psf_from_kpa};

/// Any magnitude that a sign may have, from a hundredth of a mil to a thousand miles.
double quantity(std::uint64_t seed) {
    const double mantissa = 1 + static_cast<double>(seed >> 12) * 0x1p-52;
    return std::ldexp(mantissa, static_cast<int>(seed % 40) - 20);
}

RC_GTEST_PROP(Units, RoundTripToTheLastPlaces, (std::uint64_t seed)) {
    const double v = quantity(seed);
    for (const Conversion& convert : all) {
        // Two operations each way, each within half a unit of the last place.
        const double bound = 4 * 0x1p-53 * v * (1 + 0x1p-50);
        RC_ASSERT(std::abs(convert.back(convert(v)) - v) <= bound);
        RC_ASSERT(std::abs(convert(convert.back(v)) - v) <= bound);
        RC_ASSERT(convert(-v) == -convert(v));
    }
}

RC_GTEST_PROP(Units, DecimalsOfAMillimetreComeBackExactly, (std::uint32_t thousandths_of_inch)) {
    // n/1000 in is n * 0.0254 mm; both sides are decimals that a person types.
    const double inches = static_cast<double>(thousandths_of_inch % 1'000'000) / 1000;
    const double millimetres = static_cast<double>(thousandths_of_inch % 1'000'000) * 254 / 10'000;
    RC_ASSERT(std::abs(in_from_mm(millimetres) - inches) <= inches * 0x1p-51);
    RC_ASSERT(std::abs(in_from_mm.back(inches) - millimetres) <= millimetres * 0x1p-51);
}

RC_GTEST_PROP(Units, WholeUnitsThatArriveInSiAreWholeToTheLastPlace, (std::uint16_t n)) {
    const auto is_whole = [n](double v) { return std::abs(v - n) <= n * 0x1p-52; };
    RC_ASSERT(is_whole(ft_from_m(n * 381.0 / 1250)));      // 0.3048 m
    RC_ASSERT(is_whole(in_from_mm(n * 127.0 / 5)));        // 25.4 mm
    RC_ASSERT(is_whole(mph_from_mps(n * 1397.0 / 3125)));  // 0.44704 m/s
}

TEST(Units, AreThoseOfTheirDefinitions) {
    // NIST SP 811 and the 1959 agreement: 1 ft = 0.3048 m, 1 in = 25.4 mm, 1 mi = 1609.344 m, 1 lbf
    // = 4.4482216152605 N.
    EXPECT_EQ(ft_from_m(0.3048), 1);
    EXPECT_EQ(in_from_mm(25.4), 1);
    EXPECT_EQ(mph_from_mps(0.44704), 1);
    EXPECT_NEAR(psf_from_pa(4.4482216152605 / 0.09290304), 1, 1e-15);
    EXPECT_NEAR(psf_from_kpa(4.4482216152605 / 92.90304), 1, 1e-15);
    EXPECT_EQ(in_per_ft * in_per_ft * in_per_ft, in3_per_ft3);
}

}  // namespace
}  // namespace apex::units
