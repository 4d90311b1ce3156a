// A flange splice of two match plates with a ring of bolts outside the pole: bolt forces by
// statics, tension with shear, and prying of the plate (AISC Manual Part 9). Bolts alone:
// bolts.hpp.
#pragma once
#include "calc/connections/bolts.hpp"

namespace apex::connections {

/// One bolt and the piece of plate that hangs on it.
struct PryingGeometry {
    double b_in = 0;     ///< bolt line to the face of the pole or leg
    double a_in = 0;     ///< bolt line to the plate's edge
    double p_in = 0;     ///< length of plate of one bolt
    double d_in = 0;     ///< of the bolt
    double hole_in = 0;  ///< along p
    double t_in = 0, F_u_ksi = 0;
};
/// Available tension of a bolt with the plate's bending: at most B, its own.
template <class Num>
struct Prying {
    Num t_no_prying;  ///< thickness at which T makes none
    Num alpha, tension;
};
template <class Num>
Prying<Num> prying(Method method, const PryingGeometry& plate, const Num& T, const Num& B,
                   Sheet<Num>& sheet);

struct PryingInputs {
    Method method = Method::lrfd;
    PryingGeometry plate;
    double T_kip = 0;  ///< on the bolt
    double B_kip = 0;  ///< available tension of the bolt at the level of the method
};
struct PryingResult {
    double t_no_prying_in, alpha, T_c_kip, utilisation;
};
template <class Num>
Outcome<PryingResult> prying_check(const PryingInputs& in, Sheet<Num>& sheet);

struct MatchPlateInputs {
    Method method = Method::lrfd;
    double M_kipin = 0, V_kip = 0, T_kipin = 0;
    double P_kip = 0;  ///< compression positive
    int bolts = 0;     ///< 4 to 60, evenly on the circle
    double circle_radius_in = 0;
    Bolt bolt;
    double hole_in = 0;
    double pole_width_in = 0;    ///< greatest outside width: a square pole's diagonal
    double plate_in = 0;         ///< thickness of each plate
    double plate_radius_in = 0;  ///< centre to the nearest edge
    double F_u_ksi = 0;          ///< of the plate
};
struct MatchPlate {
    double T_bolt_kip, V_bolt_kip;
    double tension_kip, tension_with_shear_kip, shear_kip;  ///< available, of the bolt
    double t_no_prying_in, alpha;
    double T_c_kip;  ///< available tension with shear and prying
    double tension_utilisation, shear_utilisation, utilisation;
};
template <class Edition, class Num>
Outcome<MatchPlate> match_plate(const MatchPlateInputs& in, Sheet<Num>& sheet);

}  // namespace apex::connections
