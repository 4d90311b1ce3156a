// Bolts of a joint in bearing (AISC 360 J3): tension, shear, both together; bearing and tear-out of
// the plate. Slip-critical joints are not covered. Bolt groups of a flange: match_plate.hpp.
#pragma once
#include "calc/connections/steps.hpp"

namespace apex::connections {

enum class BoltGrade : unsigned char { a325, a490 };
enum class Threads : unsigned char { included, excluded };  ///< in the plane of shear

struct Bolt {
    BoltGrade grade = BoltGrade::a325;
    Threads threads = Threads::included;
    double d_in = 0;
};

/// Available strengths of one bolt under this shear.
template <class Num>
struct BoltStrength {
    Num tension, shear, tension_with_shear;
};
template <class Edition, class Num>
BoltStrength<Num> bolt_strength(Method method, const Bolt& bolt, const Num& V, Sheet<Num>& sheet);
std::optional<Rejection> bad_bolt(const Bolt& bolt);

struct BoltInputs {
    Method method = Method::lrfd;
    Bolt bolt;
    double T_kip = 0, V_kip = 0;  ///< on the one bolt, at the level of the method
};
struct BoltForces {
    double tension_kip;             ///< available, without shear
    double shear_kip;               ///< available
    double tension_with_shear_kip;  ///< available beside this shear
    double utilisation;             ///< the greater of both
};
template <class Edition, class Num>
Outcome<BoltForces> bolt_check(const BoltInputs& in, Sheet<Num>& sheet);

struct BoltBearingInputs {
    Method method = Method::lrfd;
    double V_kip = 0;  ///< on the one bolt
    double d_in = 0, t_in = 0, F_u_ksi = 0;
    double clear_in = 0;                 ///< l_c: hole edge to hole edge or to the plate's
    bool deformation_considered = true;  ///< at service load
};
struct BoltBearing {
    double bearing_kip, tear_out_kip, R_c_kip, utilisation;  ///< nominal, nominal, available
    bool tears_out;
};
template <class Edition, class Num>
Outcome<BoltBearing> bolt_bearing(const BoltBearingInputs& in, Sheet<Num>& sheet);

}  // namespace apex::connections
