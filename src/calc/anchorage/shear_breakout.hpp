// Concrete breakout in shear towards each edge and parallel to it: ACI 318-19 17.7.2. Not here:
// reinforcement that replaces this strength (reinforcement.hpp).
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

enum class EdgeReinforcement : unsigned char { none, bar, bar_and_stirrups };

/// Figure R17.7.2.1b: which anchors carry the shear when the edge breaks out.
enum class ShearRows : unsigned char {
    front_takes_all,  ///< the row nearest the edge takes the whole shear
    each_row          ///< each row takes its own share and that of the rows before it
};

struct ShearBreakoutSwitches {
    EdgeReinforcement edge_reinforcement = EdgeReinforcement::none;
    ShearRows rows = ShearRows::front_takes_all;
    /// Continuously welded to an attachment at least 3/8 in thick; 17.7.2.2.2.
    bool welded_to_attachment = false;
};

enum class Edge : unsigned char { none, x_min, x_max, y_min, y_max, pier };

struct EdgeBreakout {
    Edge edge;  ///< none: no shear acts so, or no edge is there
    double V_ua_kip;
    int anchors;
    double c_a1_in;       ///< as used: less in a narrow thin member
    double c_a1_real_in;  ///< as built
    double c_a2_in;       ///< to the nearer side edge; 1e9 where there is none
    double e_in;          ///< of the shears along the edge
    double A_Vc_in2, A_Vco_in2;
    double psi_ec, psi_ed, psi_c, psi_h;
    double V_b_lbf, V_cbg_lbf;
    double phi, phi_V_kip, utilisation;
};
struct ShearBreakout {
    EdgeBreakout towards;   ///< the governing edge that a component points to
    EdgeBreakout parallel;  ///< the governing edge that a component runs along
    Clause clause;
};

template <class Num>
Outcome<ShearBreakout> shear_breakout(const Group& group, const Concrete& concrete,
                                      const Embedment& embedment, double d_a_in,
                                      const ShearLoads& loads,
                                      const ShearBreakoutSwitches& switches, Sheet<Num>& sheet);

}  // namespace apex::anchorage
