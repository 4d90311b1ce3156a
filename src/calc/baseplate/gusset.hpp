// A triangular gusset between pole and plate that carries one anchor's force: statics and practice;
// slenderness by AISC 360 Table B4.1a, fillet weld by J2.4.
#pragma once
#include "calc/baseplate/plate.hpp"
#include "trace/trace.hpp"

namespace apex::baseplate {

struct GussetInputs {
    double T_u_kip = 0;    ///< of its anchor
    double x_in = 0;       ///< anchor to the pole's wall
    double width_in = 0;   ///< along the plate
    double height_in = 0;  ///< along the pole
    double t_in = 0;
    double F_y_ksi = 0;
    double weld_leg_in = 0;  ///< fillets on both sides of the vertical edge
    double F_EXX_ksi = 70;
    double plate_t_in = 0;  ///< thickness the plate would need without gussets
};
struct Gusset {
    double M_u_kipin;                       ///< T x
    double slenderness, slenderness_limit;  ///< width over thickness
    double bending_utilisation, shear_utilisation, weld_utilisation;
    double weld_f_kip_per_in, weld_capacity_kip_per_in;
    double plate_t_in;  ///< 0.6 of the unstiffened thickness
    bool passes;
    Clause clause;
};
template <class Num>
Outcome<Gusset> gusset(const GussetInputs& in, Sheet<Num>& sheet);

}  // namespace apex::baseplate
