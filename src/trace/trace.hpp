// Formulas are templates over Num. Sheet<double> computes; Sheet<Term> also writes the derivation.
// How a step is drawn (PDF, screen) lives elsewhere; what a check is: trace/check.hpp.
#pragma once
#include <string>
#include <vector>

#include "base/number_text.hpp"
#include "base/numeric.hpp"
#include "base/outcome.hpp"

namespace apex {

struct Op {
    const char* text;
    int rank, left, right;  // Below left/right: bracket it.
};
inline constexpr Op plus{" + ", 1, 1, 1}, minus{" - ", 1, 1, 2};
inline constexpr Op times{" · ", 2, 2, 2}, over{" / ", 2, 2, 3}, power{"^", 3, 4, 4};

/// A number that remembers how it was written: in symbols and in digits.
struct Term {
    double value;
    std::string formula, worked;
    int rank = 4;  // An atom, until an operator says otherwise.
    Term(double v) : value(v), formula(shown(v)), worked(formula) {}
    Term(std::string symbol, double v) : value(v), formula(std::move(symbol)), worked(shown(v)) {}
    Term(double v, const Term& a, const Op& op, const Term& b) : value(v), rank(op.rank) {
        const auto in = [](const std::string& s, bool bare) { return bare ? s : '(' + s + ')'; };
        formula = in(a.formula, a.rank >= op.left) + op.text + in(b.formula, b.rank >= op.right);
        worked = in(a.worked, a.rank >= op.left) + op.text + in(b.worked, b.rank >= op.right);
    }
    Term(double v, const char* function, const Term& a) : value(v) {
        formula = std::string(function) + '(' + a.formula + ')';
        worked = std::string(function) + '(' + a.worked + ')';
    }
    Term(double v, const char* function, const Term& a, const Term& b) : value(v) {
        formula = std::string(function) + '(' + a.formula + ", " + b.formula + ')';
        worked = std::string(function) + '(' + a.worked + ", " + b.worked + ')';
    }

  private:
    static std::string shown(double v) { return v < 0 ? '(' + digits(v) + ')' : digits(v); }
};
inline Term operator+(const Term& a, const Term& b) { return {a.value + b.value, a, plus, b}; }
inline Term operator-(const Term& a, const Term& b) { return {a.value - b.value, a, minus, b}; }
inline Term operator*(const Term& a, const Term& b) { return {a.value * b.value, a, times, b}; }
inline Term operator/(const Term& a, const Term& b) { return {a.value / b.value, a, over, b}; }
inline Term operator-(const Term& a) { return {-a.value, "-", a}; }
inline Term pow(const Term& a, const Term& b) { return {pow(a.value, b.value), a, power, b}; }
inline Term max(const Term& a, const Term& b) { return {max(a.value, b.value), "max", a, b}; }
inline Term min(const Term& a, const Term& b) { return {min(a.value, b.value), "min", a, b}; }
inline Term sqrt(const Term& a) { return {sqrt(a.value), "sqrt", a}; }
inline Term exp(const Term& a) { return {exp(a.value), "exp", a}; }
inline Term log(const Term& a) { return {log(a.value), "ln", a}; }
inline Term log10(const Term& a) { return {log10(a.value), "log10", a}; }
inline Term abs(const Term& a) { return {abs(a.value), "abs", a}; }
inline Term tanh(const Term& a) { return {tanh(a.value), "tanh", a}; }

inline double plain(double v) { return v; }  // For branches, look-ups and results.
inline double plain(const Term& t) { return t.value; }

/// A value that an earlier step of the same sheet wrote, for a later formula; it makes no step of
/// its own.
template <class Num>
Num known(const char* symbol, double v);
template <>
inline double known<double>(const char*, double v) {
    return v;
}
template <>
inline Term known<Term>(const char* symbol, double v) {
    return {symbol, v};
}

enum class StepKind : unsigned char { heading, given, looked_up, equation, note };

/// One line of a derivation. Headings and notes carry their words in `formula` and nothing else.
struct Step {
    StepKind kind;
    std::string symbol, unit, formula, worked;
    double value;
    Clause clause;
};

template <class Num>
struct Sheet;

template <>
struct Sheet<double> {
    static void heading(const char*) {}
    static void heading(const char*, std::size_t) {}
    static double given(const char*, const char*, double v, Clause) { return v; }
    static double looked_up(const char*, const char*, double v, Clause) { return v; }
    static double eq(const char*, const char*, double v, Clause) { return v; }
    static void note(const char*, Clause) {}
};

template <>
struct Sheet<Term> {
    std::vector<Step> steps;

    /// Starts a section; `number` (1, 2, ...) is appended for repeated things ("Cabinet 2").
    void heading(const char* words) { add({StepKind::heading, "", "", words, "", 0, {}}); }
    void heading(const char* words, std::size_t number) {
        add({StepKind::heading,
             "",
             "",
             std::string(words) + ' ' + std::to_string(number),
             "",
             0,
             {}});
    }
    /// An input or a constant of the standard, as it came in.
    Term given(const char* symbol, const char* unit, double v, Clause c) {
        add({StepKind::given, symbol, unit, digits(v), digits(v), v, c});
        return {symbol, v};
    }
    /// A value read from a table or figure; `table` says which and with what arguments.
    Term looked_up(const char* symbol, const char* table, double v, Clause c) {
        add({StepKind::looked_up, symbol, "", table, digits(v), v, c});
        return {symbol, v};
    }
    /// A formula: the step shows it in symbols and in digits.
    Term eq(const char* symbol, const char* unit, const Term& t, Clause c) {
        add({StepKind::equation, symbol, unit, t.formula, t.worked, t.value, c});
        return {symbol, t.value};
    }
    /// Which branch governs, in words.
    void note(const char* words, Clause c) { add({StepKind::note, "", "", words, "", 0, c}); }

  private:
    void add(Step step) { steps.push_back(std::move(step)); }
};

}  // namespace apex
