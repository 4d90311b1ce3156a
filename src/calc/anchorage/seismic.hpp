// Anchors in Seismic Design Category C to F in tension: ACI 318-19 17.10.5. The concrete strengths
// are reduced where they are found (Concrete::seismic); here is the ductile steel path (a).
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

enum class SeismicPath : unsigned char {
    not_needed,         ///< category A or B, or earthquake at most 20 % of the tension; 17.10.5.1
    ductile_steel,      ///< 17.10.5.3(a): the rod yields before the concrete breaks
    attachment_yields,  ///< 17.10.5.3(b), (c): loads are those at which the attachment yields
    overstrength        ///< 17.10.5.3(d): loads hold Omega_0
};

struct DuctileSteelInputs {
    double N_sa_kip = 0;  ///< nominal, of one anchor
    double N_ua_kip = 0;  ///< of the most pulled anchor
    /// Greatest ratio of a tension to its nominal strength that the concrete governs.
    double concrete_ratio = 0;
    double d_a_in = 0, stretch_in = 0;
    double f_ya_ksi = 0, f_uta_ksi = 0;
};
struct DuctileSteel {
    double steel_ratio;           ///< N_ua / (1.2 N_sa)
    double strength_utilisation;  ///< concrete_ratio / steel_ratio
    double stretch_required_in;   ///< 8 d_a
    bool passes;
    Clause clause;
};
template <class Num>
Outcome<DuctileSteel> ductile_steel(const DuctileSteelInputs& in, Sheet<Num>& sheet);

}  // namespace apex::anchorage
