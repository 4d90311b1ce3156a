#include "report/formula.hpp"

#include <gtest/gtest.h>

namespace apex::report {
namespace {

/// The tree in prefix form.
std::string shape(const Formula& f) {
    using Kind = Formula::Kind;
    if (f.kind == Kind::number || f.kind == Kind::symbol) return f.text;
    const char* const names[] = {"", "", f.text.c_str(), "^", "neg", "()", f.text.c_str()};
    std::string text = '{' + std::string(names[static_cast<std::size_t>(f.kind)]);
    for (const Formula& child : f.children) text += ' ' + shape(child);
    return text + '}';
}

std::string shape_of(std::string_view text) {
    const auto formula = parse_formula(text);
    return formula ? shape(*formula) : "none";
}

TEST(Formula, ReadsWhatTheTraceWrites) {
    EXPECT_EQ(shape_of("0.00256 · K_h · V^2"), "{· {· 0.00256 K_h} {^ V 2}}");
    EXPECT_EQ(shape_of("a - b - c"), "{− {− a b} c}");
    EXPECT_EQ(shape_of("a / b / c"), "{/ {/ a b} c}");
    EXPECT_EQ(shape_of("a / (b / c)"), "{/ a {() {/ b c}}}");
    EXPECT_EQ(shape_of("2.41 · (z / z_g)^(2 / alpha)"),
              "{· 2.41 {^ {() {/ z z_g}} {() {/ 2 alpha}}}}");
    EXPECT_EQ(shape_of("max(F_w, 16 · A_s)"), "{max F_w {· 16 A_s}}");
    EXPECT_EQ(shape_of("0.5 · A · (1 + sqrt(1 + 4.36 · h / A))"),
              "{· {· 0.5 A} {() {+ 1 {sqrt {+ 1 {/ {· 4.36 h} A}}}}}}");
    EXPECT_EQ(shape_of("-(x)"), "{neg {() x}}");
    EXPECT_EQ(shape_of("(-3.5) · 1e-05"), "{· {() {neg 3.5}} 1e-05}");
    EXPECT_EQ(shape_of("a <= 2"), "{≤ a 2}");
    EXPECT_EQ(shape_of("(h/t) / 2"), "{/ {() {∕ h t}} 2}") << "a name with a stroke is no division";
    EXPECT_EQ(shape_of("min(F_cr,b, F_cr,a)"), "{min F_cr,b F_cr,a}")
        << "an index may have a comma";
}

TEST(Formula, WordsAreNoFormula) {
    for (const char* words : {"", "a +", "(a", "a)", "max(a,", "Table 26.10-1, exposure C", "3rd",
                              "a ! b", "1..2", "√(", "29.3-1 governs"})
        EXPECT_EQ(shape_of(words), "none") << words;
}

TEST(Formula, DepthAndLengthAreBounded) {
    EXPECT_EQ(shape_of(std::string(3000, '(')), "none");
    EXPECT_EQ(shape_of(std::string(1000, '-') + 'a'), "none");
    EXPECT_EQ(shape_of(std::string(49, 'a')), "none");
    EXPECT_EQ(shape_of(std::string(49, '9')), "none");
}

std::string parts(std::string_view symbol) {
    std::string text;
    for (const auto& [base, below] : parts_of_symbol(symbol))
        text += base + (below.empty() ? "" : '[' + below + ']') + ' ';
    return text;
}

TEST(Symbol, PartsAreWhatStandardsPrint) {
    EXPECT_EQ(parts("K_zt"), "K[zt] ");
    EXPECT_EQ(parts("phi_b"), "φ[b] ");
    EXPECT_EQ(parts("phi_M_n"), "φ M[n] ");
    EXPECT_EQ(parts("lambda_p"), "λ[p] ");
    EXPECT_EQ(parts("B_over_s"), "B / s ");
    EXPECT_EQ(parts("M_n_x"), "M[n,x] ");
    EXPECT_EQ(parts("V"), "V ");
    EXPECT_EQ(parts("F_cr,b"), "F[cr,b] ");
    EXPECT_EQ(parts("f'c"), "f′[c] ");
    EXPECT_EQ(parts("pi"), "π ");
    EXPECT_EQ(parts("F_pi"), "F[pi] ") << "force on a stretch i of the pole p";
    EXPECT_EQ(parts("_"), " ");
    EXPECT_EQ(parts(""), " ");
}

}  // namespace
}  // namespace apex::report
