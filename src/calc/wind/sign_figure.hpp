// Steps of Figure 29.3-1 that several checks write: openings, C_f of cases A and B. Inside
// calc/wind only. The table itself: net_force_coefficient.cpp.
#pragma once
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "calc/wind/net_force_coefficient.hpp"
#include "calc/wind/row_steps.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

/// Ratios of two typed lengths carry rounding; a boundary of the figure counts as reached within
/// this much.
inline constexpr double ratio_slack = 1e-9;
constexpr bool reaches(double ratio, double boundary) {
    return ratio >= boundary * (1 - ratio_slack);
}

template <class Num>
struct Openings {
    Num factor;
    bool reduces;  ///< the factor is written and enters the coefficients
};

template <class Edition>
std::optional<Rejection> refuse_open_sign(double solidity) {
    if (!(solidity > 0 && solidity <= 1))
        return Rejection{"/solidity", "must be above 0 and at most 1",
                         Edition::clause(Edition::solid_signs)};
    if (!reaches(solidity, 0.7))
        return Rejection{"/solidity",
                         "is below 0.7: with openings of 30 % or more this is an open sign, check "
                         "wind.open_sign",
                         Edition::clause(Edition::solid_signs)};
    return std::nullopt;
}

/// 1 - (1 - epsilon)^1.5 for a face with openings; 1 for a whole face or where the gross area is to
/// count.
template <class Edition, class Num>
Openings<Num> openings(double solidity, OpenArea open_area, Sheet<Num>& sheet) {
    const Clause here = Edition::clause(Edition::sign_figure);
    if (solidity == 1) return {Num(1), false};
    const Num epsilon = sheet.given("epsilon", "", solidity, here);
    if (open_area == OpenArea::gross) {
        sheet.note("no reduction for openings: the gross area counts", here);
        return {Num(1), false};
    }
    return {sheet.eq("R_open", "", 1 - pow(1 - epsilon, 1.5), here), true};
}

/// C_f of cases A and B as the figure gives it: a printed cell, or the cells around the place and
/// the interpolation between them.
template <class Edition>
Term figure_steps(const char* symbol, double B_over_s, double s_over_h, Sheet<Term>& sheet) {
    const Clause here = Edition::clause(Edition::sign_figure);
    const FigureCells cells = figure_29_3_1_cells(B_over_s, s_over_h);
    const auto cell = [&](const char* cell_symbol, int row, int column) {
        const std::string where = std::string(here.ref) + ", cases A and B, row s/h " +
                                  digits(cells.s_over_h[row]) + ", column B/s " +
                                  digits(cells.B_over_s[column]);
        return sheet.looked_up(cell_symbol, where.c_str(), cells.C_f[row][column], here);
    };
    const Term c_11 = cell("C_11", 0, 0), c_12 = cell("C_12", 0, 1);
    const Term c_21 = cell("C_21", 1, 0), c_22 = cell("C_22", 1, 1);
    sheet.note("beyond the table's ends its end counts; linear between columns, then between rows",
               here);
    const auto fraction = [&](const char* t, const char* ratio, double x, const double(&ends)[2]) {
        return sheet.eq(t, "", between(ratio, std::clamp(x, ends[0], ends[1]), ends[0], ends[1]),
                        here);
    };
    const Term t_B = fraction("t_B", "(B/s)", B_over_s, cells.B_over_s);
    const Term t_h = fraction("t_h", "(s/h)", s_over_h, cells.s_over_h);
    const Term c_1 = sheet.eq("C_1", "", linear(c_11, c_12, t_B), here);
    const Term c_2 = sheet.eq("C_2", "", linear(c_21, c_22, t_B), here);
    return sheet.eq(symbol, "", linear(c_1, c_2, t_h), here);
}
template <class Edition>
double figure_steps(const char*, double B_over_s, double s_over_h, Sheet<double>&) {
    return figure_29_3_1(B_over_s, s_over_h);
}

template <class Edition, class Num>
Num net_force_steps(double B_over_s, double s_over_h, const Openings<Num>& openings,
                    Sheet<Num>& sheet) {
    const Clause here = Edition::clause(Edition::sign_figure);
    if (!openings.reduces) return figure_steps<Edition>("C_f", B_over_s, s_over_h, sheet);
    const Num C_f0 = figure_steps<Edition>("C_f0", B_over_s, s_over_h, sheet);
    return sheet.eq("C_f", "", openings.factor * C_f0, here);
}

}  // namespace apex::wind
