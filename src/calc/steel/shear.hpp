// Shear strength of square and rectangular HSS (AISC 360 G4) and of round HSS and pipe (G5).
#pragma once
#include "calc/steel/edition.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

enum class ShearLimit : unsigned char { yielding, buckling };

struct Shear {
    double V_n_kip;   ///< nominal
    double V_c_kip;   ///< available: phi_v V_n or V_n / Omega_v
    double F_cr_ksi;  ///< stress it stands for: F_cr of G5, 0.6 F_y C_v2 of G4
    ShearLimit limit;
    Clause clause;  ///< its standing goes into the check
};

struct RoundShearInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double D_in = 0, D_over_t = 0;
    double A_g_in2 = 0;
    double L_v_ft = 0;  ///< from the greatest to zero shear; a pole: height of the resultant shear
};
template <class Edition, class Num>
Outcome<Shear> shear_round(const RoundShearInputs& in, Sheet<Num>& sheet);

/// Shear parallel to the walls of depth H: h is their flat width.
struct BoxShearInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double t_in = 0;  ///< design wall
    double h_over_t = 0;
};
template <class Edition, class Num>
Outcome<Shear> shear_box(const BoxShearInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
