// Anchor reinforcement that takes the place of the breakout strength: ACI 318-19 17.5.2.1. In
// tension the vertical bars of a pier, in shear the ties near its top. Not here: the development
// length l_d of a bar (25.4.2), which comes in.
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

struct TensionReinforcement {
    int bars = 0;        ///< within 0.5 h_ef of the pulled anchors
    double A_b_in2 = 0;  ///< of one bar
    double f_y_ksi = 0;
    double l_d_in = 0;     ///< development length of a bar, 25.4.2
    double offset_in = 0;  ///< greatest distance of an anchor to its bar, centre to centre
    double cover_in = 0;   ///< over the top end of the bars
};
struct ShearReinforcement {
    int legs = 0;        ///< of ties or hairpins near the top that cross the breakout
    double A_b_in2 = 0;  ///< of one leg
    double f_y_ksi = 0;
};

struct TensionReinforcementStrength {
    double phi_N_kip;       ///< 0.75 A_s f_y
    double l_available_in;  ///< h_ef - offset / 1.5 - cover
    double strength_ratio, development_ratio;
    double offset_ratio;  ///< offset over 0.5 h_ef
    Clause clause;
};
/// `N_ua_kip`: sum of the tensions.
template <class Num>
Outcome<TensionReinforcementStrength> tension_reinforcement(const TensionReinforcement& in,
                                                            double h_ef_in, double N_ua_kip,
                                                            Sheet<Num>& sheet);

struct ShearReinforcementStrength {
    double phi_V_kip, utilisation;
    Clause clause;
};
template <class Num>
Outcome<ShearReinforcementStrength> shear_reinforcement(const ShearReinforcement& in,
                                                        double V_ua_kip, Sheet<Num>& sheet);

}  // namespace apex::anchorage
