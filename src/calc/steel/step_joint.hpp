// Where a smaller pole stands in a larger one. Two ways: ring plates at both ends of the overlap
// carry a couple, or the overlap bears along its length. Both are practice (no clause of AISC 360
// is known for the load path); the ring's weld and the wall beside it are judged by theory here, K3
// is not applied: a ring is continuous around the pole.
#pragma once
#include "calc/steel/edition.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

inline constexpr double least_overlap_diameters = 1.5;

struct StepJointInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;     ///< of the outer pole's wall
    double D_inner_in = 0;  ///< outside diameter of the pole that stands inside
    double D_outer_in = 0;  ///< outside diameter of the pole around it
    double t_outer_in = 0;  ///< design wall of the outer pole
    double ring_in = 0;     ///< thickness of each ring plate
    double L_s_in = 0;      ///< between the rings, at least 1.5 inner diameters
    double M_r_kipft = 0;   ///< moment at the middle of the joint
    double V_r_kip = 0;
    double weld_leg_in = 0;  ///< fillet all around each ring
    double F_EXX_ksi = 70;
};

struct StepJoint {
    double R_kip;            ///< ring couple M/L_s + V/2
    double bearing_ksi;      ///< R on the projected thickness of the ring
    double bearing_ratio;    ///< against 1.8 F_y (J7)
    double hoop_ksi;         ///< in the outer wall beside the ring
    double hoop_ratio;       ///< against F_y
    double weld_kip_per_in;  ///< the greatest along the ring
    double weld_ratio;
    double ratio;  ///< the greatest; at most 1 passes
    Clause clause;
};
template <class Edition, class Num>
Outcome<StepJoint> step_joint(const StepJointInputs& in, Sheet<Num>& sheet);

/// A sleeve without rings: the overlap bears linearly, q = 6 M / (D L_s^2).
struct SleeveInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;    ///< of the weaker wall
    double D_in = 0;       ///< of the surface that bears
    double t_in = 0;       ///< thinner wall
    double L_s_in = 0;     ///< overlap, at least 1.5 diameters
    double M_r_kipft = 0;  ///< at the middle of the overlap
    double V_r_kip = 0;
};
struct Sleeve {
    double q_M_ksi;        ///< greatest bearing by the moment
    double q_ksi;          ///< with the shear spread over the overlap
    double bearing_ratio;  ///< against 1.8 F_y (J7)
    double hoop_ksi;       ///< the bearing as pressure within the wall
    double hoop_ratio;     ///< against F_y
    double ratio;
    Clause clause;
};
template <class Edition, class Num>
Outcome<Sleeve> sleeve(const SleeveInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
