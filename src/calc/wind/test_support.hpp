// What the tests of calc/wind share: running a check, reading its refusal and its derivation,
// seeded samples. Not here: expected numbers; they stand in the tests with their sources.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "calc/wind/editions.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

template <class T>
T accepted(const Outcome<T>& outcome) {
    if (const auto* no = refused(outcome)) ADD_FAILURE() << no->field << ": " << no->reason;
    return value(outcome);
}

template <class T>
std::string refused_field(const Outcome<T>& outcome) {
    const Rejection* no = refused(outcome);
    if (no) {
        EXPECT_FALSE(no->reason.empty());
        EXPECT_FALSE(to_text(no->clause).empty());
    }
    return no ? no->field : "accepted";
}

/// "q_h = 0.00256 · K_h · V^2 = ... = 27.2 psf [ASCE 7-16 26.10-1]" of the first equation or
/// look-up with that symbol.
inline std::string line_of(const Sheet<Term>& sheet, const std::string& symbol) {
    const auto step = std::find_if(sheet.steps.begin(), sheet.steps.end(),
                                   [&](const Step& s) { return s.symbol == symbol; });
    if (step == sheet.steps.end()) return "no step " + symbol;
    std::string line = symbol + " = " + step->formula;
    if (step->worked != step->formula) line += " = " + step->worked;
    if (step->worked != digits(step->value)) line += " = " + digits(step->value);
    if (!step->unit.empty()) line += ' ' + step->unit;
    return line + " [" + to_text(step->clause) + ']' +
           (step->clause.standing == Standing::unconfirmed ? " unconfirmed" : "");
}

inline bool has_note(const Sheet<Term>& sheet, const std::string& words) {
    return std::any_of(sheet.steps.begin(), sheet.steps.end(), [&](const Step& s) {
        return s.kind == StepKind::note && s.formula.find(words) != std::string::npos;
    });
}

/// Seeded numbers that are the same on every machine.
struct Samples {
    std::mt19937_64 random;
    explicit Samples(std::uint64_t seed) : random(seed) {}
    double in(double from, double to) {
        return from + (to - from) * static_cast<double>(random() >> 11) * 0x1p-53;
    }
    int choice(int count) { return static_cast<int>(random() % static_cast<std::uint64_t>(count)); }
    bool coin() { return choice(2) == 1; }
};

inline std::vector<std::uint64_t> bits(const std::vector<double>& numbers) {
    std::vector<std::uint64_t> all;
    for (double v : numbers) all.push_back(std::bit_cast<std::uint64_t>(v));
    return all;
}

}  // namespace apex::wind
