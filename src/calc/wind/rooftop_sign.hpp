// Wind on a sign that stands on a roof: ASCE 7 29.4.1 (rooftop structures, buildings to 60 ft) and,
// beside it, the freestanding coefficient at the height of roof and sign; the greater counts. Not
// here: the roof's framing under it.
#pragma once
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

struct RooftopSignInputs {
    double wind_speed_mph = 0;
    Exposure exposure = Exposure::c;
    double sign_width_ft = 0, sign_height_ft = 0;
    double sign_bottom_ft = 0;      ///< above the roof
    double sign_plan_area_ft2 = 0;  ///< A_r: horizontal projection, for uplift
    double roof_height_ft = 0;      ///< h: mean roof height, at most 60 ft
    double building_width_ft = 0;   ///< B: of the building, square to the wind
    double building_length_ft = 0;  ///< L: along the wind
    double topographic_factor = 1, elevation_factor = 1;
    double directionality_factor = 0.85;
    double gust_effect_factor = 0.85;
    double min_pressure_psf = 16;
    KzMethod kz_method = KzMethod::formula;
};

/// Strength level.
struct RooftopSign {
    double q_h_psf, GCr, GCr_up;  ///< at the roof
    double rooftop_lbf;           ///< horizontal, by GC_r
    double freestanding_lbf;      ///< by the figure of freestanding signs, h = roof + sign
    double force_lbf;             ///< the greater, with the floor
    double uplift_lbf;
    double arm_ft;  ///< of the force above the roof
    bool rooftop_governs, minimum_governs;
};

/// GC_r, 1.9 to 0.1 B h of area, falling to 1.0 at B h; for uplift 1.5 to 1.0.
double rooftop_GCr(bool uplift, double area_over_Bh);

template <class Edition, class Num>
Outcome<RooftopSign> rooftop_sign(const RooftopSignInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
