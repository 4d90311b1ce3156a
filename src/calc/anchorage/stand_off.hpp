// Bending of anchor rods whose plate stands off the concrete on leveling nuts: statics and practice
// (no clause of chapter 17). Both ends of the free length are held: M = V l / 2.
#pragma once
#include "calc/anchorage/steel.hpp"

namespace apex::anchorage {

/// Switch `anchor_standoff`.
enum class StandOffRule : unsigned char { when_over_one_diameter, always, never };

struct StandOffInputs {
    Rod rod;
    double gap_in = 0;    ///< clear, concrete to the underside of the leveling nut
    double N_ua_kip = 0;  ///< greatest tension or compression of an anchor
    double V_ua_kip = 0;  ///< of the same anchor
    StandOffRule rule = StandOffRule::when_over_one_diameter;
};
struct StandOff {
    bool run;                   ///< false: the gap is small, or the switch says never
    double M_ua_kipin;          ///< V l / 2
    double d_net_in;            ///< of the area A_se
    double phi_M_kipin;         ///< 0.9 f_ya Z, Z = d^3 / 6
    double utilisation;         ///< N / phi N_sa + M / phi M_n
    bool within_two_diameters;  ///< good practice for a rod without grout
    Clause clause;
};
template <class Num>
Outcome<StandOff> stand_off(const StandOffInputs& in, Sheet<Num>& sheet);

}  // namespace apex::anchorage
