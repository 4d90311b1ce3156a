// The two levels of load as types: strength (LRFD) and service (ASD). Actions of different levels
// do not add or compare. Not here: the factors that lead to a level (combinations.hpp).
#pragma once

namespace apex::loads {

struct Strength {};  ///< LRFD: 1.0 W
struct Service {};   ///< ASD: 0.6 W

/// Actions on the pole at one height, at one level. Magnitudes; moment is the vector sum of its
/// components.
template <class Level>
struct Actions {
    double axial_lbf, shear_lbf, moment_lbf_ft, torsion_lbf_ft;
};

/// Two parts of one load case: forces along one direction, moments about one axis.
template <class Level>
Actions<Level> operator+(const Actions<Level>& a, const Actions<Level>& b) {
    return {a.axial_lbf + b.axial_lbf, a.shear_lbf + b.shear_lbf, a.moment_lbf_ft + b.moment_lbf_ft,
            a.torsion_lbf_ft + b.torsion_lbf_ft};
}

/// Nominal dead load at one height.
struct DeadActions {
    double axial_lbf = 0;
    double moment_lbf_ft = 0;  ///< of weights off the pole's axis
};

/// Wind from the mapped speed (strength level, W) at one height.
struct WindActions {
    double shear_lbf = 0, moment_lbf_ft = 0, torsion_lbf_ft = 0;
    /// Whether the dead load's moment lies in the plane of the wind's moment (it adds) or square to
    /// it (vector sum).
    bool dead_moment_in_plane = false;
};

}  // namespace apex::loads
