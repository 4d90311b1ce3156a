// What else the soil must give a direct-embedded footing: vertical bearing (IBC 1806.2), torsion by
// skin friction (only with a soil report), depth below frost (IBC 1809.5). A check without its
// value is not run and says so.
#pragma once
#include <optional>

#include "calc/footing/direct_embedment.hpp"

namespace apex::footing {

struct BearingInputs {
    double D_lbf = 0;  ///< dead load at grade, unfactored
    Shape shape = Shape::round;
    double width_ft = 0, depth_ft = 0;
    Soil soil;
    /// Of the soil that the pier displaces, a low value: presumptive pressures are net of it. 0:
    /// gross.
    double displaced_soil_pcf = 100;
};
struct Bearing {
    double pier_weight_lbf;  ///< gross volume at 150 lb/ft^3
    double pressure_psf;     ///< under the footing, net of the soil displaced
    double allowable_psf;
    double utilisation;
    Clause clause;  ///< its standing goes into the check
};
/// Refused where a report gives no vertical value.
template <class Edition, class Num>
Outcome<Bearing> vertical_bearing(const BearingInputs& in, Sheet<Num>& sheet);

struct SoilTorsionInputs {
    double T_lbf_ft = 0;  ///< allowable-stress level
    double width_ft = 0;  ///< diameter; of a square footing the side, so that friction acts on the
                          ///< inscribed circle
    double depth_ft = 0;
    double neglect_top_soil_in = 0;
    std::optional<double> skin_friction_psf;
};
struct SoilTorsion {
    bool run;  ///< false: no skin friction is known, nothing below is a number
    double T_allow_lbf_ft, utilisation;
};
template <class Edition, class Num>
Outcome<SoilTorsion> soil_torsion(const SoilTorsionInputs& in, Sheet<Num>& sheet);

struct FrostInputs {
    double depth_ft = 0;
    std::optional<double> frost_depth_in;
};
struct Frost {
    bool run;
    double frost_depth_ft, utilisation;  ///< frost depth / depth
    Clause clause;                       ///< its standing goes into the check
};
template <class Edition, class Num>
Outcome<Frost> frost(const FrostInputs& in, Sheet<Num>& sheet);

}  // namespace apex::footing
