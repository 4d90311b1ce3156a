// A round reinforced section under axial force and bending by strain compatibility (ACI 318-19
// 22.2, 22.4), its shear (22.5) and its least steel and ties. Not here: the moment along the shaft
// (calc/footing/pier.hpp), lengths of bars (calc/concrete/development.hpp).
#pragma once
#include "calc/concrete/material.hpp"

namespace apex::shaft {

using concrete::Materials;
using concrete::Transverse;

/// Equal bars on a circle.
struct Cage {
    double diameter_in = 0;  ///< of the concrete
    double cover_in = 3;     ///< to the ties
    int bar = 0, count = 0;  ///< number of the vertical bars
    int tie = 3;             ///< number of the ties or of the spiral
    double tie_spacing_in = 12;
    Transverse transverse = Transverse::ties;
    Materials materials;
};

struct InteractionInputs {
    Cage cage;
    double P_u_lbf = 0, M_u_lbf_ft = 0;  ///< strength level; compression positive
};
struct Interaction {
    double rho, c_in, strain, phi;
    double phi_P_max_lbf;   ///< 22.4.2
    double phi_M_n_lbf_ft;  ///< at P_u, for the weaker of two turns of the cage
    double utilisation;
    double residual_lbf;  ///< phi P_n less P_u at c
    Clause clause;
};
template <class Num>
Outcome<Interaction> interaction(const InteractionInputs& in, Sheet<Num>& sheet);

struct ShaftShearInputs {
    Cage cage;
    double V_u_lbf = 0;
};
struct ShaftShear {
    double V_c_lbf, V_s_lbf, phi_V_n_lbf, A_v_in2, A_v_min_in2;
    double utilisation;
    bool enough_ties, passes;
    Clause clause;
};
template <class Num>
Outcome<ShaftShear> shear(const ShaftShearInputs& in, Sheet<Num>& sheet);

struct Detailing {
    double rho, clear_in, clear_least_in, tie_spacing_most_in;
    int tie_least, count_least;
    bool enough_steel;  ///< 0.005, practice
    bool passes;
};
template <class Num>
Outcome<Detailing> detailing(const Cage& in, Sheet<Num>& sheet);

}  // namespace apex::shaft
