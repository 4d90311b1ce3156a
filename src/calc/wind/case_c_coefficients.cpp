#include "calc/wind/case_c_coefficients.hpp"

#include "calc/wind/case_c_steps.hpp"
#include "calc/wind/editions.hpp"
#include "calc/wind/interpolate.hpp"

namespace apex::wind {
namespace {

// Figure 29.3-1, case C, one strip a row. Where the figure prints no value (a strip that is not
// there at that B/s), the nearest printed one stands, so that a strip has its own value from its
// first inch.
constexpr std::array to_10{2., 3., 4., 5., 6., 7., 8., 9., 10.};  // B/s
constexpr std::array<std::array<double, 9>, 4> four_strips{{
    {2.25, 2.60, 2.90, 3.10, 3.30, 3.40, 3.55, 3.65, 3.75},  // 0 to s; starred from B/s = 5
    {1.50, 1.70, 1.90, 2.00, 2.15, 2.25, 2.30, 2.35, 2.45},  // s to 2s
    {1.15, 1.15, 1.30, 1.45, 1.55, 1.65, 1.70, 1.75, 1.85},  // 2s to 3s; printed from B/s = 3
    {1.10, 1.10, 1.10, 1.05, 1.05, 1.05, 1.05, 1.00, 0.95},  // 3s to 10s; printed from B/s = 4
}};
constexpr std::array<double, 8> four_edges_s{0, 1, 2, 3, 10, 10, 10, 10};
constexpr std::array<double, 4> first_column{2, 2, 3, 4};  // B/s that first prints the strip

// The first column is not the figure's: it carries the strip of B/s = 10 that covers each of the
// seven, for the blend.
constexpr std::array from_10{10., 13., 45.};
constexpr std::array<std::array<double, 3>, 7> seven_strips{{
    {3.75, 4.00, 4.30},  // 0 to s; starred
    {2.45, 2.60, 2.55},  // s to 2s
    {1.85, 2.00, 1.95},  // 2s to 3s
    {0.95, 1.50, 1.85},  // 3s to 4s
    {0.95, 1.35, 1.85},  // 4s to 5s
    {0.95, 0.90, 1.10},  // 5s to 10s
    {0.95, 0.55, 0.55},  // beyond 10s
}};
constexpr std::array<double, 8> seven_edges_s{0, 1, 2, 3, 4, 5, 10, 10};

constexpr double first_starred_B_over_s = 5;

}  // namespace

CaseCFigure case_c_figure(double B_over_s) {
    const bool seven = B_over_s > 10 * (1 + ratio_slack);
    CaseCFigure figure{};
    figure.strip_count = 7;
    figure.edges_s = seven ? seven_edges_s : four_edges_s;
    figure.blended = seven && !reaches(B_over_s, 13);
    const auto read = [&](const auto& axis, const auto& strips) {
        const AxisPlace at = place(axis, B_over_s);
        figure.columns = {axis[at.below], axis[at.below + 1]};
        figure.between = at.fraction;
        for (std::size_t i = 0; i < strips.size(); ++i) {
            figure.C_f[i] = blend(strips[i], at);
            figure.cells[i] = {strips[i][at.below], strips[i][at.below + 1]};
            figure.in_both[i] = seven || figure.columns[0] >= first_column[i];
        }
    };
    if (seven) {
        read(from_10, seven_strips);
    } else {
        read(to_10, four_strips);
        figure.strip_count = B_over_s > 3 * (1 + ratio_slack)   ? 4
                             : B_over_s > 2 * (1 + ratio_slack) ? 3
                                                                : 2;
    }
    figure.edges_s[static_cast<std::size_t>(figure.strip_count)] = B_over_s;
    return figure;
}

namespace {

/// R_r; no step where it is 1.
template <class Num>
Num return_corner_steps(double return_over_s, ReturnCornerCredit credit, Clause here,
                        Sheet<Num>& sheet) {
    static constexpr std::array returns{0.3, 1.0, 2.0},
        factors{0.90, 0.75, 0.60};  // The figure's inset; open at 2.
    static constexpr std::array short_returns{0.0, 0.3}, short_factors{1.0, 0.90};
    constexpr const char* inset = "return corner, on the first strip";
    const bool is_short = !reaches(return_over_s, returns[0]);
    if (is_short && credit == ReturnCornerCredit::none_below_0_3) return Num(1);
    sheet.given("L_r/s", "", return_over_s, here);
    if (is_short)
        return row_steps("R_r", TableRow{inset, "L_r/s", short_returns, short_factors},
                         return_over_s, here, sheet);
    return row_steps("R_r", TableRow{inset, "L_r/s", returns, factors}, return_over_s, here, sheet);
}

/// The columns beside B/s and t_C, the way between them, which all strips share.
template <class Edition>
Term column_steps(const CaseCFigure& figure, double B_over_s, Sheet<Term>& sheet) {
    const Clause here = Edition::clause(Edition::sign_figure);
    const auto [from, to] = figure.columns;
    if (figure.between == 0 || figure.between == 1) return Term(figure.between);
    const std::string words = std::string(here.ref) + ", case C, linear between columns B/s " +
                              digits(from) + " and " + digits(to) +
                              "; strips from the windward edge";
    sheet.note(words.c_str(), here);
    return sheet.eq("t_C", "", between("(B/s)", B_over_s, from, to), here);
}
template <class Edition>
double column_steps(const CaseCFigure& figure, double, Sheet<double>&) {
    return figure.between;
}

/// C_f of strip i as the figure gives it: a printed cell, or its two cells and the line between
/// them.
template <class Edition>
Term strip_steps(const char* symbol, const CaseCFigure& figure, std::size_t i, const Term& t_C,
                 Sheet<Term>& sheet) {
    const Clause here = Edition::clause(Edition::sign_figure);
    const auto [first, second] = figure.cells[i];
    const bool at_first = figure.between == 0, at_second = figure.between == 1;
    if (!at_first && !at_second && figure.in_both[i])
        return sheet.eq(symbol, "", linear(first, second, t_C), here);
    std::string cell = std::string(here.ref) + ", case C, strip " + std::to_string(i + 1) +
                       ", column B/s " + digits(figure.columns[at_first ? 0 : 1]);
    if (!at_first && !at_second) cell += ", the first that has it";
    return sheet.looked_up(symbol, cell.c_str(), figure.C_f[i], here);
}
template <class Edition>
double strip_steps(const char*, const CaseCFigure& figure, std::size_t i, double, Sheet<double>&) {
    return figure.C_f[i];
}

}  // namespace

template <class Edition>
std::optional<Rejection> refuse_case_c(const CaseCInputs& in, const char* width_field,
                                       const char* return_field) {
    const Clause here = Edition::clause(Edition::sign_figure);
    if (!(in.return_over_s >= 0 && in.return_over_s <= 1e6))
        return Rejection{return_field, "must not be negative", here};
    if (in.case_c_10_13 == CaseC10To13::refuse && in.B_over_s > 10 * (1 + ratio_slack) &&
        !reaches(in.B_over_s, 13))
        return Rejection{
            width_field,
            "B/s lies between 10 and 13, where the figure gives case C no rule; the switch "
            "case_c_10_13 may allow a blend",
            here};
    return std::nullopt;
}

template <class Edition, class Num>
CaseCSteps<Num> case_c_steps(const CaseCInputs& in, const Openings<Num>& open, Sheet<Num>& sheet) {
    const Clause here = Edition::clause(Edition::sign_figure);
    CaseCSteps<Num> c{case_c_figure(in.B_over_s), {0., 0., 0., 0., 0., 0., 0.}, 1, 1};
    if (c.figure.blended)
        sheet.note(
            "10 < B/s < 13: the figure is silent; seven strips, each blended from the one that "
            "covers it at 10",
            here);

    const bool starred = in.return_over_s > 0 && reaches(in.B_over_s, first_starred_B_over_s);
    Num R_r(1), R_c(1);
    if (starred) R_r = return_corner_steps(in.return_over_s, in.return_corner_credit, here, sheet);
    c.return_corner_factor = plain(R_r);
    const bool corner = c.return_corner_factor < 1;
    const bool low = in.s_over_h > 0.8;
    if (low) {
        R_c = sheet.eq("R_c", "", 1.8 - known<Num>("s/h", in.s_over_h), here);
        c.clearance_factor = plain(R_c);
    }

    const Num t_C = column_steps<Edition>(c.figure, in.B_over_s, sheet);
    for (std::size_t i = 0; i < static_cast<std::size_t>(c.figure.strip_count); ++i) {
        const bool corner_here = corner && i == 0;
        if (!corner_here && !low && !open.reduces) {
            c.C_f[i] = strip_steps<Edition>(C_f_symbols[i], c.figure, i, t_C, sheet);
            continue;
        }
        Num C_f = strip_steps<Edition>("C_f0", c.figure, i, t_C, sheet);
        if (corner_here) C_f = C_f * R_r;
        if (low) C_f = C_f * R_c;
        if (open.reduces) C_f = C_f * open.factor;
        c.C_f[i] = sheet.eq(C_f_symbols[i], "", C_f, here);
    }
    return c;
}

template <class Edition, class Num>
Outcome<CaseCCoefficients> case_c_coefficients(const CaseCInputs& in, Sheet<Num>& sheet) {
    const Clause here = Edition::clause(Edition::sign_figure);
    if (!(reaches(in.B_over_s, 2) && in.B_over_s <= 1e6))
        return Rejection{"/B_over_s", "must be at least 2: below, the figure asks for no case C",
                         here};
    if (!(in.s_over_h > 0 && in.s_over_h <= 1))
        return Rejection{"/s_over_h", "must be above 0 and at most 1", here};
    if (auto no = refuse_open_sign<Edition>(in.solidity)) return *no;
    if (auto no = refuse_case_c<Edition>(in, "/B_over_s", "/return_over_s")) return *no;

    const Num B_over_s = sheet.given("B/s", "", in.B_over_s, here);
    sheet.given("s/h", "", in.s_over_h, here);
    const Openings<Num> open = openings<Edition>(in.solidity, in.open_area, sheet);
    const CaseCSteps<Num> c = case_c_steps<Edition>(in, open, sheet);

    CaseCCoefficients result{};
    result.strip_count = c.figure.strip_count;
    Num sum(0), moment(0);
    for (std::size_t i = 0; i < static_cast<std::size_t>(c.figure.strip_count); ++i) {
        const double from = c.figure.edges_s[i], to = c.figure.edges_s[i + 1];
        result.strips[i] = {from, to, plain(c.C_f[i])};
        const Num part = c.C_f[i] * (to - from);
        sum = i == 0 ? part : sum + part;
        moment = i == 0 ? part * ((from + to) / 2) : moment + part * ((from + to) / 2);
    }
    const Num mean = sheet.eq("C_fm", "", sum / B_over_s, here);
    result.mean_C_f = plain(mean);
    result.resultant_s = plain(sheet.eq("x_R/s", "", moment / (mean * B_over_s), here));
    result.return_corner_factor = c.return_corner_factor;
    result.clearance_factor = c.clearance_factor;
    result.opening_factor = plain(open.factor);
    result.blended = c.figure.blended;
    return result;
}

#define INSTANTIATE(Edition)                                                                       \
    template std::optional<Rejection> refuse_case_c<Edition>(const CaseCInputs&, const char*,      \
                                                             const char*);                         \
    template CaseCSteps<double> case_c_steps<Edition>(const CaseCInputs&, const Openings<double>&, \
                                                      Sheet<double>&);                             \
    template CaseCSteps<Term> case_c_steps<Edition>(const CaseCInputs&, const Openings<Term>&,     \
                                                    Sheet<Term>&);                                 \
    template Outcome<CaseCCoefficients> case_c_coefficients<Edition>(const CaseCInputs&,           \
                                                                     Sheet<double>&);              \
    template Outcome<CaseCCoefficients> case_c_coefficients<Edition>(const CaseCInputs&,           \
                                                                     Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
