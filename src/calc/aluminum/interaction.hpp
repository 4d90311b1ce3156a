// Axial force, bending of two axes, shear and torsion of an aluminium member together (ADM 2020
// H): the ratios of axial force and bending add, those of shear and torsion act squared.
#pragma once
#include "calc/aluminum/basics.hpp"

namespace apex::aluminum {

/// Magnitudes, none negative. A round tube hands in its resultant moment as M_rx.
struct InteractionInputs {
    double P_r_kip = 0, P_c_kip = 0;
    double M_rx_kipft = 0, M_cx_kipft = 0, M_ry_kipft = 0, M_cy_kipft = 0;
    double V_r_kip = 0, V_c_kip = 0, T_r_kipft = 0, T_c_kipft = 0;
};
struct Interaction {
    double ratio;          ///< at most 1 passes
    double axial_bending;  ///< without shear and torsion
    double shear_torsion;
    Clause clause;
};
template <class Num>
Outcome<Interaction> interaction(const InteractionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::aluminum
