// Shear strength of doubly symmetric I-shapes: in the web (AISC 360 G2.1, without tension field
// action or stiffeners) and in the two flanges (G6).
#pragma once
#include "calc/steel/shear.hpp"
#include "calc/steel/wide_flange_flexure.hpp"

namespace apex::steel {

struct WideFlangeShearInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    Make make = Make::rolled;
    double d_in = 0, t_w_in = 0;
    double h_over_t_w = 0;  ///< at most 260
};
template <class Edition, class Num>
Outcome<Shear> shear_wide_flange(const WideFlangeShearInputs& in, Sheet<Num>& sheet);

/// Shear along the flanges.
struct WideFlangeWeakShearInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double b_f_in = 0, t_f_in = 0;
};
template <class Edition, class Num>
Outcome<Shear> shear_wide_flange_weak(const WideFlangeWeakShearInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
