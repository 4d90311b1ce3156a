// Concrete pryout of anchors in shear far from edges: ACI 318-19 17.7.3.
#pragma once
#include "calc/anchorage/tension_breakout.hpp"

namespace apex::anchorage {

struct Pryout {
    double V_ua_kip;  ///< of the governing group, or of one anchor under torsion
    int anchors;
    double k_cp;
    TensionBreakout cone;  ///< N_cpg as 17.6.2 has it
    double V_cpg_kip, phi, phi_V_cpg_kip, utilisation;
    Clause clause;
};
template <class Num>
Outcome<Pryout> pryout(const Group& group, const Concrete& concrete, const Embedment& embedment,
                       const ShearLoads& loads, Sheet<Num>& sheet);

}  // namespace apex::anchorage
