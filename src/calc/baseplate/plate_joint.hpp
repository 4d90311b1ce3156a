// One base: plate, anchors and concrete together under factored loads, each mode listed. Wind comes
// from both sides of x (bearing plates) or from the worst angles (leveling nuts).
#pragma once
#include <array>
#include <vector>

#include "calc/anchorage/joint.hpp"
#include "calc/baseplate/gusset.hpp"
#include "calc/baseplate/plate.hpp"
#include "trace/check.hpp"

namespace apex::baseplate {

enum class BaseSupport : unsigned char {
    bearing,       ///< on concrete or grout: Design Guide 1
    leveling_nuts  ///< nothing presses under the plate
};

/// Strength level. The moment's plane is x, the direction of N.
struct BaseLoads {
    double P_u_kip = 0;  ///< compression positive, uplift negative
    double M_u_kipin = 0;
    double V_u_kip = 0;    ///< the wind's, in the plane of the moment
    double T_u_kipin = 0;  ///< torsion about the pole
};

struct GussetSize {
    double width_in = 0, height_in = 0, t_in = 0, F_y_ksi = 0, weld_leg_in = 0, F_EXX_ksi = 70;
};

/// Anchors of the plate: forces and shears in `anchorage` are not read, they are found here.
struct PlateJointInputs {
    Column column;
    Plate plate;
    double t_p_in = 0;  ///< of the plate
    BaseSupport support = BaseSupport::bearing;
    double A_2_over_A_1 = 1;
    double hole_in = 0;  ///< diameter of the holes, counted in the width of a pulled strip; 0: not
    BaseLoads loads;
    anchorage::JointInputs anchorage;
    std::optional<GussetSize> gusset{};  ///< one at each anchor
};

enum class PlateMode : unsigned char {
    bearing,
    compression_side,
    tension_side,
    cantilever,
    gusset_slenderness,
    gusset_bending,
    gusset_shear,
    gusset_weld,
    count
};
inline constexpr std::size_t plate_modes = static_cast<std::size_t>(PlateMode::count);

struct PlateJoint {
    std::array<Check, plate_modes> plate;
    std::array<Check, anchorage::modes> anchors;  ///< each at the wind that uses it most
    double T_max_kip;                             ///< greatest tension of an anchor
    double t_required_in;                         ///< of the plate
    int wind_directions;                          ///< tried
    double wind_angle_rad;                        ///< of the direction that governs, from x
    double utilisation;
    const char* governing;  ///< id of the check
    bool plate_passes, anchors_pass;
};
template <class Num>
Outcome<PlateJoint> plate_joint(const PlateJointInputs& in, Sheet<Num>& sheet);

}  // namespace apex::baseplate
