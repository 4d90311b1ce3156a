// Side-face blowout of headed anchors deep beside an edge: ACI 318-19 17.6.4. Each anchor by
// itself, with its corner; and rows along an edge at spacings below 6 c_a1 as groups.
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

struct SideFace {
    bool run;    ///< false: not headed, or no pulled anchor has h_ef over 2.5 c_a1
    bool group;  ///< a row governs, not a single anchor
    double N_ua_kip;
    double c_a1_in;
    double c_a2_in;        ///< of a single anchor; 0 where no corner is near
    double corner_factor;  ///< (1 + c_a2 / c_a1) / 4, else 1
    double s_in;           ///< between the outer anchors of a row, else 0
    double A_brg_in2;
    double N_sb_kip;  ///< with its corner or group factor
    double phi, phi_N_sb_kip, utilisation;
    Clause clause;
};
template <class Num>
Outcome<SideFace> side_face(const Group& group, const Concrete& concrete,
                            const Embedment& embedment, double A_brg_in2, Sheet<Num>& sheet);

}  // namespace apex::anchorage
