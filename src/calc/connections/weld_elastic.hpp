// Weld groups by the elastic method: the greatest force on an inch of weld, the leg it needs, and
// the weld all around a pole. No directional increase is taken: the parts of a group do not bear in
// one direction. Strength beyond elasticity: weld_instantaneous_centre.hpp.
#pragma once
#include "calc/connections/steps.hpp"
#include "calc/connections/weld_group.hpp"

namespace apex::connections {

struct WeldMetal {
    Method method = Method::lrfd;
    double F_EXX_ksi = 0;
    double leg_in = 0;
    double thickness_in = 0, F_y_ksi = 0, F_u_ksi = 0;  ///< of the thinner connected part
};

/// Forces at the centroid: P out of the plane, tension positive; M_x positive makes tension at +y,
/// M_y at +x; T turns from +x to +y.
struct WeldElasticInputs {
    WeldGroup group;
    WeldMetal metal;
    double P_kip = 0, M_x_kipin = 0, M_y_kipin = 0;
    double V_x_kip = 0, V_y_kip = 0, T_kipin = 0;
};
struct WeldForce {
    double x_in, y_in;  ///< where, from the centroid
    double n_kip_per_in, v_x_kip_per_in, v_y_kip_per_in;
    double f_kip_per_in;     ///< their resultant, the greatest of the group
    double r_w_kip_per_in;   ///< available, of the weld
    double r_m_kip_per_in;   ///< available, of the metal beside it
    double leg_required_in;  ///< by the weld metal
    double leg_min_in;       ///< Table J2.4
    double utilisation;
    bool large_enough;  ///< leg at least the table's
};
template <class Edition, class Num>
Outcome<WeldForce> weld_elastic(const WeldElasticInputs& in, Sheet<Num>& sheet);

enum class PoleWeldShape : unsigned char { rectangle, two_sides, circle };

/// The weld all around a pole on a plate. M bends the pole over its depth d.
struct PoleWeldInputs {
    PoleWeldShape shape = PoleWeldShape::rectangle;
    double b_in = 0, d_in = 0;  ///< outside: b across the load, d along it; a circle: d alone
    WeldMetal metal;
    double P_kip = 0;  ///< uplift on the weld; compression bears on the plate and is 0 here
    double M_kipin = 0, V_kip = 0, T_kipin = 0;
};
struct PoleWeld {
    double L_in, S_w_in2, A_v_in, J_w_in3, c_in;
    double f_bend_kip_per_in, f_shear_kip_per_in, f_torsion_kip_per_in, f_kip_per_in;
    double r_w_kip_per_in, r_m_kip_per_in;
    double leg_required_in, leg_required_sixteenths, leg_min_in;
    double utilisation;
    bool large_enough;
};
template <class Edition, class Num>
Outcome<PoleWeld> weld_pole(const PoleWeldInputs& in, Sheet<Num>& sheet);

}  // namespace apex::connections
