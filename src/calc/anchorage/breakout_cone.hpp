// The breakout cone of given anchors: what tension breakout (17.6.2) and pryout (17.7.3) have in
// common. Inside this folder only.
#pragma once
#include "calc/anchorage/layout.hpp"
#include "calc/anchorage/steps.hpp"
#include "calc/anchorage/tension_breakout.hpp"

namespace apex::anchorage {

/// Resultant of the demands on some anchors, and its distance from their centroid.
struct Pull {
    double sum = 0, e_x_in = 0, e_y_in = 0;
};
/// Only positive demands count.
Pull pull_of(std::span<const Anchor> anchors, std::span<const unsigned char> which,
             std::span<const double> demands);

/// What the edges make of a group: 17.6.2.1.2.
struct Cone {
    double h_ef_in;     ///< as used
    double c_a_min_in;  ///< infinite where there is no edge
    double s_in;
    int near_edges;
    bool limited;  ///< h_ef is less than the real embedment
};
Cone cone_of(std::span<const Anchor> anchors, std::span<const unsigned char> which,
             const Bounds& bounds, double h_ef_in);

/// A_Nc: squares of side 3 h_ef about the anchors, as far as the concrete goes.
double projected_area(std::span<const Anchor> anchors, std::span<const unsigned char> which,
                      const Bounds& bounds, double h_ef_in);

/// N_cbg of a group with its derivation; `A_Nc_in2` is given so that pryout under torsion can part
/// it between neighbours. Fills all but N_ua, groups, phi and utilisation.
template <class Num>
TensionBreakout breakout_strength(const Cone& cone, double A_Nc_in2, std::size_t anchors,
                                  const Pull& pull, const Concrete& concrete,
                                  const Embedment& embedment, Sheet<Num>& sheet);

}  // namespace apex::anchorage
