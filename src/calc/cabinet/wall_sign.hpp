// A sign on a wall: forces of its anchors and bending of stand-off rods. What an anchor holds comes
// from its approval or from calc/anchorage; the wall itself is never judged, and the answers say
// so.
#pragma once
#include "calc/cabinet/steps.hpp"

namespace apex::cabinet {

inline constexpr const char* host_excluded =
    "The host structure (wall, parapet, veneer, studs and their path to the ground) is not checked "
    "and not taken as adequate: its engineer must confirm these forces.";

struct WallAnchorsInputs {
    double p_psf = 0;     ///< suction, at the level of the allowed forces
    double area_ft2 = 0;  ///< of the sign
    double W_lbf = 0;     ///< dead load
    double e_in = 0;      ///< its centroid from the wall
    double rows_apart_in = 0;
    int anchors = 0;                                        ///< all
    int top_row = 0;                                        ///< those that hold the top
    double tension_allowed_lbf = 0, shear_allowed_lbf = 0;  ///< of one anchor
    double length_ft = 0;                                   ///< of the sign between slots
    double temperature_range_f = 0;
    double slot_in = 0;  ///< free movement of a slotted anchor
};
struct WallAnchors {
    static constexpr const char* assumption = host_excluded;
    double wind_lbf, eccentric_lbf, tension_lbf, shear_lbf;  ///< on one anchor
    double utilisation;                                      ///< sum of both shares
    double movement_in;                                      ///< of aluminium, with temperature
    bool slot_suffices;
};
template <class Num>
Outcome<WallAnchors> wall_anchors(const WallAnchorsInputs& in, Sheet<Num>& sheet);

struct StandoffRodInputs {
    double V_lbf = 0, T_lbf = 0;  ///< on one rod, at the allowable level
    double standoff_in = 0;       ///< wall to sign
    double root_diameter_in = 0;
    double F_b_ksi = 0, F_t_ksi = 0;  ///< allowable
};
struct StandoffRod {
    static constexpr const char* assumption = host_excluded;
    double M_lbf_in, f_b_ksi, f_t_ksi, utilisation;
};
/// A rod fixed in the wall and free at the sign.
template <class Num>
Outcome<StandoffRod> standoff_rod(const StandoffRodInputs& in, Sheet<Num>& sheet);

}  // namespace apex::cabinet
