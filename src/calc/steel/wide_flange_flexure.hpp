// Flexural strength of doubly symmetric I-shapes, rolled or built up of plates: about the strong
// axis AISC 360 F2 (compact) and F3 (noncompact or slender flanges), about the weak axis F6. Webs
// that are not compact (F4, F5) are refused.
#pragma once
#include "calc/steel/flexure.hpp"

namespace apex::steel {

/// How the flanges and the web were joined; decides limits of slenderness and the factor of shear.
enum class Make : unsigned char { rolled, built_up };

struct WideFlangeFlexureInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    Make make = Make::rolled;
    double b_f_over_2t_f = 0, h_over_t_w = 0;
    double S_x_in3 = 0, Z_x_in3 = 0;
    double r_y_in = 0, r_ts_in = 0, J_in4 = 0;
    double h_o_in = 0;  ///< between the flanges' centroids
    double L_b_ft = 0;  ///< unbraced length; a cantilever free at its top: the full height
    double C_b = 1.0;   ///< 1.0 for a cantilever without a brace at its free end (F1)
};

/// `L_p_ft`, `L_r_ft` and the class are always in the answer.
template <class Edition, class Num>
Outcome<Flexure> flexure_wide_flange(const WideFlangeFlexureInputs& in, Sheet<Num>& sheet);

/// About the weak axis: no lateral-torsional buckling.
struct WideFlangeWeakFlexureInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double b_f_over_2t_f = 0;
    double S_y_in3 = 0, Z_y_in3 = 0;
};
template <class Edition, class Num>
Outcome<Flexure> flexure_wide_flange_weak(const WideFlangeWeakFlexureInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
