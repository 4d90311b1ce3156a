// Ultimate strength of a weld group under an eccentric force in its plane: every inch of weld bears
// by its own deformation as the group turns about an instantaneous centre, found by equilibrium.
// The elastic method: weld_elastic.hpp.
#pragma once
#include "calc/connections/steps.hpp"
#include "calc/connections/weld_group.hpp"

namespace apex::connections {

struct WeldCentreInputs {
    WeldGroup group;
    Method method = Method::lrfd;
    double F_EXX_ksi = 0, leg_in = 0;
    double P_kip = 0;                ///< at the level of the method
    double x_in = 0, y_in = 0;       ///< a point of its line, in the group's own coordinates
    double angle_deg = 0;            ///< of the force from the y axis towards x
    double reference_length_in = 0;  ///< l of the Manual's tables: C is per inch of it
};
struct WeldCentre {
    bool turns;  ///< false: the group moves without turning, there is no centre
    double centre_x_in, centre_y_in;  ///< in the group's own coordinates; 0 when it does not turn
    double P_n_kip, P_c_kip, utilisation;
    double C;                ///< P_n / (l x sixteenths of the leg x F_EXX/70): Tables 8-4 to 8-11
    double elastic_P_n_kip;  ///< by the elastic method, for comparison
    int elements, iterations;
    double residual_force, residual_moment;  ///< what equilibrium misses, relative to P and P rho
};
template <class Edition, class Num>
Outcome<WeldCentre> weld_centre(const WeldCentreInputs& in, Sheet<Num>& sheet);

}  // namespace apex::connections
