// Fillet welds (AISC 360 J2): leg sizes, strength of a straight weld with its directional increase,
// and of the metal beside it. Groups: weld_elastic.hpp, weld_instantaneous_centre.hpp.
#pragma once
#include "calc/connections/steps.hpp"

namespace apex::connections {

struct WeldSizeInputs {
    double thinner_in = 0;  ///< the thinner of the two parts: sets the least leg
    double edge_in = 0;     ///< the part along whose edge the weld runs: sets the greatest
};
struct WeldSize {
    double leg_min_in, leg_max_in;
    bool possible;  ///< the least leg is not above the greatest
};
template <class Edition, class Num>
Outcome<WeldSize> weld_size(const WeldSizeInputs& in, Sheet<Num>& sheet);

struct FilletWeldInputs {
    Method method = Method::lrfd;
    double R_kip = 0;  ///< force on the weld, at the level of the method
    double F_EXX_ksi = 0;
    double leg_in = 0, length_in = 0;  ///< of one line
    int lines = 1;
    double theta_deg = 0;  ///< load against the weld's axis: 0 along, 90 across
    bool rectangular_hss_end_in_tension = false;        ///< then no directional increase
    double thickness_in = 0, F_y_ksi = 0, F_u_ksi = 0;  ///< of the thinner connected part
};
struct FilletWeld {
    double k_ds;
    double r_w_kip_per_in;  ///< available, one line
    double r_m_kip_per_in;  ///< of the metal beside it: the lesser of yielding and rupture
    double R_c_kip, utilisation;
    bool metal_governs;
    double leg_min_in;
    bool large_enough, long_enough;  ///< leg at least the table's; length at least four legs
};
template <class Edition, class Num>
Outcome<FilletWeld> fillet_weld(const FilletWeldInputs& in, Sheet<Num>& sheet);

/// Table J2.4, by the thinner part.
template <class Edition, class Num>
Num least_leg(double thinner_in, Sheet<Num>& sheet);

/// Available strength of one inch of fillet weld with this leg: phi or 1/Omega times 0.60 F_EXX
/// k_ds leg / sqrt 2.
template <class Edition, class Num>
Num fillet_strength(Method method, double F_EXX_ksi, const Num& leg, const Num& k_ds,
                    Sheet<Num>& sheet);

/// Available strength of one inch of the metal beside a weld in shear (J4.2).
template <class Edition, class Num>
Num metal_strength(Method method, const Num& thickness, double F_y_ksi, double F_u_ksi,
                   Sheet<Num>& sheet);

}  // namespace apex::connections
