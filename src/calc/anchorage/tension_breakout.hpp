// Concrete breakout in tension of a group by coordinates: ACI 318-19 17.6.2. The anchors that are
// pulled are parted into groups by spacings below 3 h_ef; the group used most governs. Not here:
// reinforcement that replaces this strength (reinforcement.hpp).
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

/// The same group at its whole embedment, where 17.6.2.1.2 had it counted less: for comparison.
struct FullDepth {
    double A_Nc_in2, A_Nco_in2, psi_ed, N_b_lbf, N_cbg_lbf;
};

struct TensionBreakout {
    double N_ua_kip;        ///< sum of the tensions of the governing group
    int groups;             ///< how many groups the pulled anchors make
    int anchors;            ///< of the governing group
    int near_edges;         ///< closer than 1.5 h_ef
    double h_ef_in;         ///< as used: less where three edges are near
    double c_a_min_in;      ///< infinite where no edge is near: 1e9 then
    double s_in;            ///< greatest spacing of adjacent anchors
    double e_x_in, e_y_in;  ///< of the tensions from the group's centroid
    double A_Nc_in2, A_Nco_in2;
    double psi_ec, psi_ed, psi_c, psi_cp;
    double N_b_lbf, N_cbg_lbf;
    double phi, phi_N_kip;
    double utilisation;
    std::optional<FullDepth> full_depth;
    Clause clause;
};

enum class Compare : unsigned char { full_depth, nothing };

/// Where no anchor is pulled the strength is that of all together and the demand is zero.
/// `compare` says whether `full_depth` is found beside a depth that counts less.
template <class Num>
Outcome<TensionBreakout> tension_breakout(const Group& group, const Concrete& concrete,
                                          const Embedment& embedment, Sheet<Num>& sheet,
                                          Compare compare = Compare::full_depth);

/// N_b of one anchor far from edges: 17.6.2.2.
struct BasicBreakout {
    double N_b_lbf;
    bool power_5_3;  ///< 16 h_ef^(5/3) was taken
};
template <class Num>
Outcome<BasicBreakout> basic_breakout(const Concrete& concrete, const Embedment& embedment,
                                      Sheet<Num>& sheet);

}  // namespace apex::anchorage
