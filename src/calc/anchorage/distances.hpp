// Least edge distance and spacing of anchors: ACI 318-19 17.9.
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

struct Distances {
    double s_min_in;  ///< of the group; 1e9 for a single anchor
    double s_required_in;
    double c_min_in;  ///< to the nearest edge; 1e9 where there is none
    double c_required_in;
    bool passes;
    Clause spacing_clause, edge_clause;
};
/// `torqued`: the nuts are tightened to a torque.
template <class Num>
Outcome<Distances> distances(const Group& group, const Embedment& embedment, double d_a_in,
                             bool torqued, Sheet<Num>& sheet);

}  // namespace apex::anchorage
