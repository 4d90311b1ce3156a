// What the wind does at grade, strength level, case by case: shears, moments and torsion of
// cabinets and pole together. Two axes: `normal` is of wind normal to the sign's face, `parallel`
// of wind along it. Not here: load factors (demands.hpp).
#pragma once
#include <vector>

#include "calc/design/cabinet_wind.hpp"
#include "calc/design/load_case.hpp"
#include "calc/design/pole_wind.hpp"

namespace apex::design {

inline constexpr double case_b_part = 0.2;  ///< of the sign's width, Figure 29.3-1

/// On the pole; of several on the one that takes most. Magnitudes. Of the two windward edges and
/// the two ways the wind can blow, the worse is taken: torsion of offset cabinets and of eccentric
/// forces adds, and so does the moment of dead load off the axis.
struct WindCase {
    WindCaseId id;
    double normal_lbf, parallel_lbf;
    double normal_moment_lbf_ft, parallel_moment_lbf_ft;
    double torsion_lbf_ft;
    double axial_lbf = 0;  ///< up or down: of several poles in wind along the face
    /// Of wind normal to the face on the whole sign; on one pole they are those above.
    double sign_lbf = 0, sign_moment_lbf_ft = 0, sign_torsion_lbf_ft = 0;
};

/// Torsion of case B on cabinet i about its own axis, strength level.
double case_b_torsion_lbf_ft(const WindBasis& basis, const CabinetsWind& cabinets, std::size_t i);

/// Case A first, always; then B, then C on each cabinet with B/s of at least 2; then A, B and C
/// with cabinets that count as one sign taken so, joined sign by joined sign; the same with the
/// pole's wind at 45 degrees where there is any, and wind parallel to the face last. Writes the
/// first part of "Loads and combinations".
template <class Num>
std::vector<WindCase> wind_cases(const WindBasis& basis, const CabinetsWind& cabinets,
                                 const PoleWind& pole, Sheet<Num>& sheet);

}  // namespace apex::design
