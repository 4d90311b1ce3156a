// Wind on a solid sign attached to a wall, by components and cladding: ASCE 7 29.3.2 and chapter
// 30, walls of buildings up to 60 ft. Not here: signs that stand off further, project (blade signs)
// or rise past the wall; they are freestanding (solid_sign.hpp, projecting_sign.hpp).
#pragma once
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

/// Wall zones of the figure of components and cladding.
enum class WallZone : unsigned char { zone_4, zone_5 };
/// The floor of 0.70 on K_h in exposure B: by the edition, or set.
enum class KhFloor : unsigned char { by_edition, on, off };

struct AttachedSignInputs {
    double wind_speed_mph = 0;
    Exposure exposure = Exposure::c;
    double sign_width_ft = 0, sign_height_ft = 0;
    double standoff_ft = 0;           ///< from the wall to the sign's back; 0: in contact
    double nearest_free_edge_ft = 0;  ///< from the sign to the nearest free edge of the wall;
                                      ///< negative where it reaches past it
    double building_width_ft = 0, building_length_ft = 0;  ///< least and other plan dimension
    double mean_roof_height_ft = 0;                        ///< h, at most 60 ft
    double roof_slope_deg = 0;
    double effective_area_ft2 = 0;  ///< A of one fastener or the sign; 0: the sign's own area
    double topographic_factor = 1, elevation_factor = 1;
    double directionality_factor = 0.85;
    double min_pressure_psf = 16;
    KzMethod kz_method = KzMethod::formula;
    KhFloor kh_floor = KhFloor::by_edition;
};

struct WallPressure {
    WallZone zone;
    double GCp_outward, GCp_inward;  ///< negative: away from the wall
    double outward_psf, inward_psf;  ///< magnitudes, with the floor
};

/// Strength level. The sign takes zone 5 where it reaches into the width `a` beside a free edge.
struct AttachedSign {
    double K_h, q_h_psf, zone_width_ft, effective_area_ft2;
    WallPressure zone_4, zone_5;
    bool reaches_zone_5;
    double outward_psf, inward_psf;  ///< of the governing zone
    double outward_lbf, inward_lbf;  ///< on the sign's area
    bool minimum_governs;            ///< outward
};

/// GC_p of walls, h to 60 ft: outward (negative) or inward.
double wall_GCp(WallZone zone, bool outward, double area_ft2);

template <class Edition, class Num>
Outcome<AttachedSign> attached_sign(const AttachedSignInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
