// Axial force, biaxial bending, shear and torsion together: AISC 360 H1-1a, H1-1b and, where the
// torsion exceeds 20 % of its strength, H3-6. Demands include second order (calc/statics).
#pragma once
#include "calc/steel/edition.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

enum class InteractionEquation : unsigned char { h1_1a, h1_1b, h3_6, h3_7, h3_8, h3_9 };
const char* words(InteractionEquation equation);  ///< "H1-1a"

struct Interaction {
    double ratio;  ///< at most 1 passes
    InteractionEquation equation;
    double axial_ratio;    ///< P_r / P_c
    double torsion_ratio;  ///< T_r / T_c; up to 0.2 torsion is neglected (H3.2)
    bool torsion_neglected;
    Clause clause;
};

/// Round: bending and shear of two axes act as their resultant. Magnitudes, none negative; level of
/// the demands (LRFD or ASD) must be that of the strengths.
struct RoundInteractionInputs {
    double P_r_kip = 0, P_c_kip = 0;
    double M_rx_kipft = 0, M_ry_kipft = 0, M_c_kipft = 0;
    double V_rx_kip = 0, V_ry_kip = 0, V_c_kip = 0;
    double T_r_kipft = 0, T_c_kipft = 0;
};
template <class Edition, class Num>
Outcome<Interaction> interaction_round(const RoundInteractionInputs& in, Sheet<Num>& sheet);

/// Square, rectangular (and any doubly symmetric section under H1): bending ratios of the two axes
/// add; of the two shear ratios the greater acts in the walls that torsion also stresses.
struct BoxInteractionInputs {
    double P_r_kip = 0, P_c_kip = 0;
    double M_rx_kipft = 0, M_cx_kipft = 0, M_ry_kipft = 0, M_cy_kipft = 0;
    double V_rx_kip = 0, V_cx_kip = 0, V_ry_kip = 0, V_cy_kip = 0;
    double T_r_kipft = 0, T_c_kipft = 0;
};
template <class Edition, class Num>
Outcome<Interaction> interaction_box(const BoxInteractionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
