// The direct-embedded footing: depth by IBC 1807.3, bearing, frost, torsion, the pole's embedment
// in the concrete and its moment below grade. Loads of the soil are allowable-stress level. Not
// here: the equations (calc/footing).
#pragma once
#include <vector>

#include "calc/design/pole_checks.hpp"
#include "calc/footing/direct_embedment.hpp"
#include "calc/footing/pier.hpp"

namespace apex::design {

struct FootingChecks {
    footing::EmbedmentDepth embedment;
    double lateral_force_lbf, height_ft;  ///< P and h of the equation
    double depth_ft;                      ///< as given, or as solved
    double embedded_length_ft;            ///< of the pole in the concrete
    footing::Concrete concrete;
};

/// The depth that the lateral load asks for, rounded up as built. It rises with force and moment:
/// with the cabinets' wind alone it is what no pole's footing of this width is shallower than.
/// Refused where no depth suffices.
Outcome<double> lateral_depth_ft(const Problem& problem, double offset_moment_lbf_ft,
                                 const std::vector<WindCase>& cases);

/// The depth that holds a pole of this section long enough, rounded up as built.
double holding_depth_ft(const Problem& problem, const catalog::Section& section);

/// Concrete between the end of the pole and the bottom of the footing.
inline constexpr double concrete_below_pole_ft = 1;

/// Appends to `checks`. Refused at /foundation where no depth does.
template <class Num>
Outcome<FootingChecks> check_footing(const Problem& problem, const Pole& pole,
                                     const PoleChecks& pole_checks, const loads::DeadLoad& dead,
                                     const std::vector<WindCase>& cases, std::vector<Check>& checks,
                                     Sheet<Num>& sheet);

}  // namespace apex::design
