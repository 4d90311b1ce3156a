// Helpers for derivations over lists: numbered symbols, sums without a leading zero. Inside
// calc/statics only. A derivation of one thing needs neither.
#pragma once
#include <cstddef>
#include <string>

#include "trace/trace.hpp"

namespace apex::statics {

/// "F" and 0 give "F_1". As double nothing is written and nothing is allocated.
template <class Num>
struct Numbered;
template <>
struct Numbered<double> {
    Numbered(const char*, std::size_t) {}
    static const char* text() { return ""; }
};
template <>
struct Numbered<Term> {
    std::string word;
    Numbered(const char* stem, std::size_t i)
        : word(std::string(stem) + '_' + std::to_string(i + 1)) {}
    const char* text() const { return word.c_str(); }
};

/// A sum whose first term starts it, so that no "0 +" is printed; without terms it is 0.
template <class Num>
struct Sum {
    Num value{0.0};
    bool empty = true;
    void add(const Num& term) {
        value = empty ? term : value + term;
        empty = false;
    }
};

inline constexpr Clause equilibrium{"statics", "equilibrium"};

/// Bounds that keep every product finite; what is sensible for a sign is the caller's business.
inline bool is_length(double v_ft) { return v_ft >= 0 && v_ft <= 1e4; }
inline bool is_signed_length(double v_ft) { return v_ft >= -1e4 && v_ft <= 1e4; }
inline bool is_force(double v_lbf) { return v_lbf >= -1e9 && v_lbf <= 1e9; }
inline bool is_weight(double v_lbf) { return v_lbf >= 0 && v_lbf <= 1e9; }

}  // namespace apex::statics
