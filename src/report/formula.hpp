// The formula texts of a trace (trace/trace.hpp writes them) as a tree. Text that is no formula
// gives none. Not here: how it is set (mathematics.hpp).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace apex::report {

struct Formula {
    enum class Kind : unsigned char {
        number,    ///< text
        symbol,    ///< text: K_zt
        binary,    ///< text is + − · / ∕ = < > ≤ ≥; two children
        power,     ///< base and exponent
        negative,  ///< one child
        group,     ///< one child in brackets
        call       ///< text is the function's name; children its arguments
    };
    Kind kind;
    std::string text;
    std::vector<Formula> children;
};

/// Grammar: sums of products of powers; `·` and `/` bind alike, from the left; `^` binds tighter.
/// Depth is bounded: deeper text gives none. A division has spaces around its stroke and is "/";
/// without them, as in "h/t", it is "∕": the name of one thing, set on the line.
std::optional<Formula> parse_formula(std::string_view text);

/// A symbol's parts: "phi_M_n" is φ and M with n below; "K_zt" K with zt below; "B_over_s" is two
/// symbols and a stroke.
struct SymbolPart {
    std::string base, below;
};
std::vector<SymbolPart> parts_of_symbol(std::string_view symbol);

/// Greek for its English name ("lambda": λ), else the name itself.
std::string greek(std::string_view name);

}  // namespace apex::report
