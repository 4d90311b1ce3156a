// Strength of the concrete of a footing without stirrups, ACI 318-19: one-way shear, two-way shear
// with moment transfer, flexure with least steel. Strength-level forces come in. Not here: what
// these forces are (section_forces.hpp), which bars (bar_layout.hpp).
#pragma once
#include "calc/concrete/material.hpp"

namespace apex::spread {

using concrete::Materials;
using concrete::SizeEffect;

struct OneWayShearInputs {
    Materials materials;
    double V_u_lbf = 0, b_in = 0, d_in = 0;
    double A_s_in2 = 0;  ///< in tension over b
    SizeEffect size_effect = SizeEffect::counted;
};
struct OneWayShear {
    double lambda_s, rho, phi_V_c_lbf, utilisation;
    Clause clause;
};
template <class Num>
Outcome<OneWayShear> one_way_shear(const OneWayShearInputs& in, Sheet<Num>& sheet);

/// Around one pole away from the edges. A round pole counts as the square of its area
/// (22.6.4.1.2); with a base plate the section starts halfway between pole and plate (13.2.7.1).
struct TwoWayShearInputs {
    Materials materials;
    double V_u_lbf = 0;                     ///< magnitude; soil pressure inside is not deducted
    double M_x_lbf_ft = 0, M_y_lbf_ft = 0;  ///< transferred, magnitudes
    double pole_x_in = 0, pole_y_in = 0;    ///< outside; round: both the diameter
    bool round = false;
    double plate_x_in = 0, plate_y_in = 0;  ///< 0: no plate
    double d_in = 0;
    SizeEffect size_effect = SizeEffect::counted;
};
struct TwoWayShear {
    double b_1_in, b_2_in, b_o_in;  ///< along x, along y, around
    double lambda_s, coefficient;   ///< min(4, 2 + 4/beta, 2 + 40 d / b_o)
    double gamma_v_x, gamma_v_y;
    double v_u_psi, phi_v_c_psi, phi_V_c_lbf;
    double utilisation;
    Clause clause;
};
template <class Num>
Outcome<TwoWayShear> two_way_shear(const TwoWayShearInputs& in, Sheet<Num>& sheet);

struct FlexureInputs {
    Materials materials;
    double M_u_lbf_ft = 0;
    double b_in = 0, h_in = 0, d_in = 0;
    double A_s_in2 = 0;
    double spacing_in = 0;  ///< of the bars, centre to centre
};
struct Flexure {
    double a_in, c_in, strain, phi, phi_M_n_lbf_ft;
    double A_s_min_in2, spacing_max_in;
    double utilisation;
    bool enough_steel, close_enough, tension_controlled, passes;
    Clause clause;
};
template <class Num>
Outcome<Flexure> flexure(const FlexureInputs& in, Sheet<Num>& sheet);

/// Cover, and concrete over the bottom bars.
struct MinimaInputs {
    double h_in = 0, cover_in = 3, bar_diameter_in = 0;
};
struct Minima {
    double d_in;        ///< mean of both layers: h - cover - d_b
    double d_least_in;  ///< of the upper layer: h - cover - 1.5 d_b; at least 6 in (13.3.1.2)
    bool passes;
};
template <class Num>
Outcome<Minima> minima(const MinimaInputs& in, Sheet<Num>& sheet);

}  // namespace apex::spread
