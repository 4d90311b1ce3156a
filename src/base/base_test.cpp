// Numbers as text, hashes, money.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>

#include "base/money.hpp"
#include "base/number_text.hpp"
#include "base/sha256.hpp"

namespace apex {
namespace {

TEST(NumberText, EveryFiniteDoubleReadsBackEqual) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 200000; ++i) {
        const std::uint64_t bits = random();
        double v = 0;
        std::memcpy(&v, &bits, sizeof v);
        if (!std::isfinite(v)) continue;
        ASSERT_EQ(parse_number(print_number(v)), v) << print_number(v);
    }
}

TEST(NumberText, ShortestAndWithoutADecimalPointForWholeNumbers) {
    EXPECT_EQ(print_number(25.0), "25");
    EXPECT_EQ(print_number(0.1 + 0.2), "0.30000000000000004");
    EXPECT_EQ(print_number(-0.0), "0");
    EXPECT_EQ(print_number(0.1), "0.1");
}

TEST(NumberText, OnlyFiniteJsonNumbers) {
    for (const char* text : {"", "+1", ".5", "1.", "01", "1e", "NaN", "Infinity", "-", "1e400",
                             "0x10", "1 ", " 1", "1,5"})
        EXPECT_FALSE(parse_number(text)) << text;
    EXPECT_EQ(parse_number("-0"), 0.0);
    EXPECT_EQ(parse_number("1E+2"), 100.0);
}

TEST(Sha256, PublishedVectors) {  // FIPS 180-4 example values (NIST CSRC), empty message and "abc".
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Money, RoundsHalfAwayFromZeroOnce) {
    EXPECT_EQ(at_rate(2.5, Money{1}).cents, 3);
    EXPECT_EQ(at_rate(-2.5, Money{1}).cents, -3);
    EXPECT_EQ(at_rate(2.837237, Money{18500}).cents, 52489);
}

}  // namespace
}  // namespace apex
