// A plate that stands on leveling nuts, nothing pressing under it: a rigid plate on the anchors, at
// the worst angle of the wind (statics). A bolt circle is the common case.
#pragma once
#include <vector>

#include "calc/anchorage/group.hpp"
#include "calc/baseplate/plate.hpp"
#include "trace/trace.hpp"

namespace apex::baseplate {

/// `n` anchors on a circle of radius R, the first on the x axis.
std::vector<anchorage::Anchor> bolt_circle(int n, double radius_in);

/// The anchors' forces for the angle that pulls one of them most. Anchors need not be on a circle;
/// their pattern is symmetric about x and y.
struct LevelingNutsInputs {
    std::vector<anchorage::Anchor> anchors;  ///< N_ua is not read
    double P_u_kip = 0;                      ///< compression positive
    double M_u_kipin = 0;                    ///< from any side
};
struct LevelingNuts {
    double I_x_in2, I_y_in2;
    double T_max_kip;                        ///< greatest tension; negative where all are pressed
    double C_max_kip;                        ///< greatest compression
    double angle_rad;                        ///< of the moment's plane from x, for T_max
    std::vector<anchorage::Anchor> anchors;  ///< with their forces at that angle
    Clause clause;
};
template <class Num>
Outcome<LevelingNuts> leveling_nuts(const LevelingNutsInputs& in, Sheet<Num>& sheet);

/// Thickness of the plate between pole wall and anchors: a cantilever from the wall.
struct CirclePlateInputs {
    double force_kip = 0;  ///< of the anchor used most, pulled or pressed
    double radius_in = 0;  ///< of the anchors
    int anchors = 0;
    double pole_in = 0;  ///< outside diameter, or the side of a square
    double nut_in = 0;   ///< across the flats of the nut
    double F_y_ksi = 0;
    double gusset_in = 0;  ///< length of a gusset that shortens the cantilever; 0: none
};
struct CirclePlate {
    double l_in, b_eff_in, t_p_in;
    Clause clause;
};
template <class Num>
Outcome<CirclePlate> circle_plate(const CirclePlateInputs& in, Sheet<Num>& sheet);

}  // namespace apex::baseplate
