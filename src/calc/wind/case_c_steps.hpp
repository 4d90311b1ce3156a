// Strips of case C as steps: the figure's values, their modifiers, one C_f a strip. Inside
// calc/wind only. The check on its own: case_c_coefficients.hpp; the forces: solid_sign.cpp.
#pragma once
#include <array>
#include <optional>

#include "calc/wind/case_c_coefficients.hpp"
#include "calc/wind/sign_figure.hpp"

namespace apex::wind {

inline constexpr std::array C_f_symbols{"C_f1", "C_f2", "C_f3", "C_f4", "C_f5", "C_f6", "C_f7"};

/// Figure 29.3-1, case C, before any modifier. Strip i reaches from `edges_s[i]` to `edges_s[i +
/// 1]`, the last to B.
struct CaseCFigure {
    int strip_count;
    std::array<double, 8> edges_s;
    std::array<double, 7> C_f;
    bool blended;  ///< 10 < B/s < 13
    // Where the values come from: the columns beside B/s, how far between them, their cells.
    std::array<double, 2> columns;
    double between;
    std::array<std::array<double, 2>, 7> cells;
    std::array<bool, 7> in_both;  ///< the figure prints the strip in both columns
};
CaseCFigure case_c_figure(double B_over_s);

template <class Num>
struct CaseCSteps {
    CaseCFigure figure;
    std::array<Num, 7> C_f;  ///< with every modifier
    double return_corner_factor, clearance_factor;
};

/// `width_field` and `return_field` are where B/s and L_r/s came from.
template <class Edition>
std::optional<Rejection> refuse_case_c(const CaseCInputs& in, const char* width_field,
                                       const char* return_field);

/// Writes C_f1 .. C_f7 for inputs that refuse_case_c accepts; s/h must stand on the sheet.
template <class Edition, class Num>
CaseCSteps<Num> case_c_steps(const CaseCInputs& in, const Openings<Num>& openings,
                             Sheet<Num>& sheet);

}  // namespace apex::wind
