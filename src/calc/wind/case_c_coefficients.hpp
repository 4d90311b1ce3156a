// Force coefficients of case C by strips from the windward edge: ASCE 7 Figure 29.3-1, for B/s of
// at least 2. Not here: cases A and B (net_force_coefficient.hpp) and forces (solid_sign.hpp).
#pragma once
#include <array>

#include "calc/wind/net_force_coefficient.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

/// Between B/s = 10 (four strips) and 13 (seven) the figure gives no rule: blend each of the seven
/// strips from the strip that covers it at 10, or refuse.
enum class CaseC10To13 : unsigned char { blend, refuse };

/// A return corner shorter than 0.3 s: no credit, or a factor interpolated from 1.0 at no return.
enum class ReturnCornerCredit : unsigned char { none_below_0_3, interpolate };

struct CaseCInputs {
    double B_over_s = 0;  ///< at least 2
    double s_over_h = 0;  ///< to 1
    /// L_r / s; credited only where the figure stars its value, B/s of at least 5
    double return_over_s = 0;
    double solidity = 1;  ///< as in NetForceInputs
    OpenArea open_area = OpenArea::factor;
    CaseC10To13 case_c_10_13 = CaseC10To13::blend;
    ReturnCornerCredit return_corner_credit = ReturnCornerCredit::none_below_0_3;
};

/// One strip, from the windward edge, in multiples of s. C_f includes every modifier.
struct CoefficientStrip {
    double from_s, to_s, C_f;
};

struct CaseCCoefficients {
    std::array<CoefficientStrip, 7> strips;  ///< the first `strip_count` are meant
    int strip_count;
    double mean_C_f;              ///< by width
    double resultant_s;           ///< from the windward edge, in multiples of s
    double return_corner_factor;  ///< on the first strip
    double clearance_factor;      ///< 1.8 - s/h where s/h exceeds 0.8
    double opening_factor;
    bool blended;  ///< 10 < B/s < 13
};

template <class Edition, class Num>
Outcome<CaseCCoefficients> case_c_coefficients(const CaseCInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
