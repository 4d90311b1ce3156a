// A round pole with one handhole: properties of the cross-section that is left, as a thin ring with
// a gap, and the bending stress there. Practice: AISC 360 has no clause for it; a frame around the
// hole is not counted.
#pragma once
#include "calc/steel/edition.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

struct HandholeInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double D_in = 0, t_in = 0;  ///< outside diameter and design wall
    double width_in = 0;        ///< clear width of the hole, along a chord; at most 0.6 D
    double M_r_kipft = 0;       ///< in the worst direction: the hole at an extreme fibre
    double P_r_kip = 0;
};

struct Handhole {
    double half_angle_rad;  ///< of the gap
    double A_net_in2;
    double y_in;       ///< the centroid moves this far away from the hole
    double I_net_in4;  ///< about the net section's own axis, parallel to the hole's face
    double S_net_in3;  ///< the lesser of both fibres
    double left;       ///< S_net over the S of the whole ring
    double sigma_ksi;  ///< P/A + (M + P y)/S
    double ratio;
    Clause clause;
};
template <class Edition, class Num>
Outcome<Handhole> handhole(const HandholeInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
