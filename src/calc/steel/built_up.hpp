// An I-shaped section built up of plates, whose properties an engineer enters with their source:
// every strength of a cantilever of it, by the checks of W shapes with the limits of built-up
// flanges. Nothing is computed from the plates: what is entered is what is used, held against the
// identities that any section obeys.
#pragma once
#include <string>

#include "calc/steel/wide_flange_compression.hpp"
#include "calc/steel/wide_flange_shear.hpp"

namespace apex::steel {

struct BuiltUpInputs {
    Method method = Method::lrfd;
    std::string source;  ///< whose calculation the properties are; printed, never empty
    double F_y_ksi = 0;
    double A_in2 = 0;
    double I_x_in4 = 0, S_x_in3 = 0, Z_x_in3 = 0;
    double I_y_in4 = 0, S_y_in3 = 0, Z_y_in3 = 0;
    double J_in4 = 0, C_w_in6 = 0;
    double d_in = 0, b_f_in = 0, t_f_in = 0, t_w_in = 0;
    double h_over_t_w = 0;
    double L_b_ft = 0;  ///< unbraced length of lateral-torsional buckling
    double C_b = 1.0;
    double L_ft = 0;  ///< length of the column
    double K = K_cantilever;
};

struct BuiltUp {
    double r_x_in, r_y_in, r_ts_in;
    double M_cx_kipft, M_cy_kipft, V_cx_kip, V_cy_kip, P_c_kip;
    Compactness compactness;  ///< of the flanges, about the strong axis
    FlexureLimit limit;
    double L_p_ft, L_r_ft;
    Clause clause;
};
template <class Edition, class Num>
Outcome<BuiltUp> built_up(const BuiltUpInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
