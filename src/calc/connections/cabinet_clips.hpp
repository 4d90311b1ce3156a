// A cabinet on its pole: what each clip or saddle takes, the leg of an angle in bending, and the
// wall of an HSS under a transverse plate (AISC 360 K). Bolts: bolts.hpp; welds: fillet_weld.hpp.
#pragma once
#include "calc/connections/steps.hpp"

namespace apex::connections {

/// Two clips at each level, one on either side of the pole. Forces at the level of the method that
/// judges them.
struct CabinetClipsInputs {
    double F_kip = 0;       ///< wind, normal to the face
    double M_kipin = 0;     ///< of F about mid-height of the levels
    double T_kipin = 0;     ///< of F about the pole's axis
    double W_kip = 0;       ///< dead load
    double e_in = 0;        ///< its centroid from the pole's axis, in the plane of the face
    int levels = 0;         ///< 1 to 20
    double spacing_in = 0;  ///< between levels; of more than one
    double across_in = 0;   ///< between the two clips of a level
};
struct CabinetClips {
    double normal_kip;      ///< pull or push on the worst clip, normal to the face
    double vertical_kip;    ///< of dead load
    double horizontal_kip;  ///< of the dead load's eccentricity, in the plane of the face
    double shear_kip;       ///< the two together
};
template <class Num>
Outcome<CabinetClips> cabinet_clips(const CabinetClipsInputs& in, Sheet<Num>& sheet);

struct AngleLegInputs {
    Method method = Method::lrfd;
    double T_kip = 0;    ///< pull on the leg
    double gage_in = 0;  ///< its line to the face of the other leg
    double length_in = 0, t_in = 0, F_y_ksi = 0;
};
struct AngleLeg {
    double M_kipin, M_c_kipin, utilisation, t_required_in;
};
template <class Edition, class Num>
Outcome<AngleLeg> angle_leg(const AngleLegInputs& in, Sheet<Num>& sheet);

enum class WallShape : unsigned char { round, rectangular };
enum class WallLimit : unsigned char { plastification, plate, punching };

/// A plate across the pole, its force normal to the wall.
struct HssWallInputs {
    Method method = Method::lrfd;
    WallShape shape = WallShape::round;
    double R_kip = 0;
    bool compression = false;     ///< in the wall: the pole's own stress then counts
    double pole_utilisation = 0;  ///< U: required over available stress of the pole, 0 to 1
    double width_in = 0;          ///< D, or B of the wall that takes the plate
    double wall_in = 0, F_y_ksi = 0;
    double plate_width_in = 0;  ///< B_p, across the pole
    double plate_in = 0, F_yp_ksi = 0;
};
struct HssWall {
    double R_c_kip, utilisation;
    WallLimit limit;
    bool needs_through_plate;  ///< the wall alone does not do
    Clause clause;
};
template <class Edition, class Num>
Outcome<HssWall> hss_wall(const HssWallInputs& in, Sheet<Num>& sheet);

}  // namespace apex::connections
