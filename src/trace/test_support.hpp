// What the tests of the checks share: reading a derivation and a refusal, seeded numbers.
#pragma once
#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <random>
#include <string>

#include "trace/trace.hpp"

namespace apex {

inline std::uint64_t bits(double v) { return std::bit_cast<std::uint64_t>(v); }

/// The first step with this symbol.
inline const Step& step(const Sheet<Term>& sheet, const std::string& symbol) {
    for (const Step& each : sheet.steps)
        if (each.symbol == symbol) return each;
    ADD_FAILURE() << "no step " << symbol;
    static const Step none{};
    return none;
}

/// Symbol, formula and digits of the first equation with this symbol, as it is printed.
inline std::string line(const Sheet<Term>& sheet, const std::string& symbol) {
    for (const Step& each : sheet.steps)
        if (each.symbol == symbol && each.kind == StepKind::equation)
            return symbol + " = " + each.formula + " = " + each.worked + " = " +
                   digits(each.value) + ' ' + each.unit + " [" + to_text(each.clause) + ']';
    return "no equation " + symbol;
}

inline bool notes(const Sheet<Term>& sheet, const std::string& words) {
    for (const Step& each : sheet.steps)
        if (each.kind == StepKind::note && each.formula.find(words) != std::string::npos)
            return true;
    return false;
}

/// Uniform numbers from a seed, the same on every platform.
class Sample {
  public:
    explicit Sample(std::uint64_t seed) : random_(seed) {}
    double in(double low, double high) {
        return low + (high - low) * static_cast<double>(random_() >> 11) * 0x1p-53;
    }
    int among(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

  private:
    std::mt19937_64 random_;
};

/// A refusal at this field.
template <class T>
void expect_refused(const Outcome<T>& outcome, const std::string& field) {
    const Rejection* no = refused(outcome);
    ASSERT_NE(no, nullptr) << "accepted; expected a refusal at " << field;
    EXPECT_EQ(no->field, field);
    EXPECT_FALSE(no->reason.empty());
    EXPECT_NE(to_text(no->clause), "");
}

}  // namespace apex
