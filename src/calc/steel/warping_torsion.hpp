// Torsion of an open I-shape that stands as a cantilever: base held against twist and warping, the
// torque at a height L, free above (non-uniform torsion, the closed form). Stresses, the twist, and
// the torque that alone would use them up by AISC 360 H3.3. Together with other forces:
// open_interaction.hpp.
#pragma once
#include "calc/steel/edition.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

struct WarpingTorsion {
    double a_in;          ///< sqrt(E C_w / (G J)): how fast warping fades
    double sigma_w_ksi;   ///< normal stress of warping at the base, in the flanges' tips
    double tau_w_ksi;     ///< shear of warping at the base, in the middle of a flange
    double tau_f_ksi;     ///< St. Venant's shear at the torque, in a flange
    double tau_web_ksi;   ///< the same in the web
    double twist_rad;     ///< at the torque
    double T_c_kipft;     ///< available under torsion alone
    double ratio;         ///< T / T_c
    bool normal_governs;  ///< H3-7; else shear, H3-8
    Clause clause;
};

struct WarpingTorsionInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double J_in4 = 0, C_w_in6 = 0;
    double W_no_in2 = 0;  ///< warping function at the flanges' tips: b_f h_o / 4
    double S_w1_in4 = 0;  ///< warping statical moment: t_f b_f^2 h_o / 16
    double t_f_in = 0, t_w_in = 0;
    double L_ft = 0;     ///< from the base to the torque
    double T_kipft = 0;  ///< may be 0
};
template <class Edition, class Num>
Outcome<WarpingTorsion> warping_torsion(const WarpingTorsionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
