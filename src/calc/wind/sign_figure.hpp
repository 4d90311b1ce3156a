// Steps of Figure 29.3-1 that several checks write: openings, C_f of cases A and B. Inside
// calc/wind only. The table itself: net_force_coefficient.cpp.
#pragma once
#include <optional>

#include "calc/wind/net_force_coefficient.hpp"
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
        return Rejection{"/solidity", "must be above 0 and at most 1", Edition::clause("29.3.1")};
    if (!reaches(solidity, 0.7))
        return Rejection{
            "/solidity",
            "is below 0.7: with openings of 30 % or more this is an open sign (29.4.2), which "
            "this version does not have",
            Edition::clause("29.3.1")};
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

template <class Edition, class Num>
Num net_force_steps(double B_over_s, double s_over_h, const Openings<Num>& openings,
                    Sheet<Num>& sheet) {
    const Clause here = Edition::clause(Edition::sign_figure);
    constexpr const char* table = "Figure 29.3-1, cases A and B, at B/s and s/h";
    const double figure = figure_29_3_1(B_over_s, s_over_h);
    if (!openings.reduces) return sheet.looked_up("C_f", table, figure, here);
    const Num C_f0 = sheet.looked_up("C_f0", table, figure, here);
    return sheet.eq("C_f", "", openings.factor * C_f0, here);
}

}  // namespace apex::wind
