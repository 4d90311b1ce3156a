// Net force coefficient C_f of a solid freestanding sign, cases A and B: ASCE 7 Figure 29.3-1, with
// the factor for openings. Not here: case C (case_c_coefficients.hpp) and forces (solid_sign.hpp).
#pragma once
#include "trace/trace.hpp"

namespace apex::wind {

/// Openings up to 30 % of the face: the figure's reduction, or no reduction at all.
enum class OpenArea : unsigned char { factor, gross };

struct NetForceInputs {
    double B_over_s = 0;  ///< width over height of the face
    double s_over_h = 0;  ///< height of the face over the height of its top above grade, to 1
    /// epsilon, solid over gross area; below 0.7 it is an open sign and refused
    double solidity = 1;
    OpenArea open_area = OpenArea::factor;
};

struct NetForceCoefficient {
    double C_f, opening_factor;  ///< C_f includes the opening factor
};

template <class Edition, class Num>
Outcome<NetForceCoefficient> net_force_coefficient(const NetForceInputs& in, Sheet<Num>& sheet);

/// The figure's value, bilinear between its cells and held at its open ends (B/s <= 0.05, B/s >=
/// 45, s/h <= 0.16).
double figure_29_3_1(double B_over_s, double s_over_h);

/// The four printed cells around a place in that table, and how far between them it lies (0 to 1).
/// Rows are of s/h, columns of B/s.
struct FigureCells {
    double s_over_h[2], B_over_s[2];
    double C_f[2][2];  ///< row, column
    double between_rows, between_columns;
};
FigureCells figure_29_3_1_cells(double B_over_s, double s_over_h);

}  // namespace apex::wind
