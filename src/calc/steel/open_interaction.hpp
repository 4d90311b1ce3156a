// Axial force, biaxial bending, shear and torsion together in an open I-shape: AISC 360 H1 without
// the torsion and H3.3 by stresses with it. Torsion is never neglected here: H3.2 speaks of HSS
// alone.
#pragma once
#include "calc/steel/interaction.hpp"

namespace apex::steel {

struct OpenInteraction {
    double ratio;  ///< the greatest of the four; at most 1 passes
    InteractionEquation equation;
    double axial_ratio;     ///< P_r / P_c
    double h1_ratio;        ///< H1-1a or H1-1b
    double normal_ratio;    ///< H3-7: yielding under normal stress
    double shear_ratio;     ///< H3-8: yielding under shear
    double buckling_ratio;  ///< H3-9: each stress against its own buckling or yield stress
    double sigma_ksi, tau_ksi;
    Clause clause;  ///< of what governs
};

/// Magnitudes, none negative; level of the demands that of the strengths. Stresses of torsion are
/// warping_torsion's, at the same torque.
struct OpenInteractionInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double A_in2 = 0, S_x_in3 = 0, S_y_in3 = 0;
    double d_in = 0, t_w_in = 0, b_f_in = 0, t_f_in = 0;
    double P_r_kip = 0, P_c_kip = 0;
    double M_rx_kipft = 0, M_cx_kipft = 0, M_ry_kipft = 0, M_cy_kipft = 0;
    double V_rx_kip = 0, V_ry_kip = 0;
    double sigma_w_ksi = 0, tau_w_ksi = 0, tau_f_ksi = 0, tau_web_ksi = 0;
};
template <class Edition, class Num>
Outcome<OpenInteraction> interaction_open(const OpenInteractionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
