// Wind on the stretches of the pole that no cabinet hides: ASCE 7 29.4, strength level. Normal and
// parallel to the sign's face and, for a square or rectangular pole, at 45 degrees. Not here:
// cabinets (cabinet_wind.hpp), sums (wind_cases.hpp).
#pragma once
#include <vector>

#include "calc/design/cabinet_wind.hpp"

namespace apex::design {

/// Outside of the pole. The greater dimension lies along the wind that is normal to the face.
struct PoleOutline {
    bool is_round = true;
    double depth_in =
        0;  ///< along the wind normal to the face; presents itself to wind parallel to it
    double width_in = 0;   ///< presents itself to wind normal to the face
    bool is_open = false;  ///< a W: its flange faces the wind that is normal to the sign
};

struct PoleSegment {
    wind::PoleDrag normal, parallel;
    double diagonal_component_lbf;  ///< of wind at 45 degrees, on each axis; 0 for a round or open
                                    ///< pole
    double bottom_ft, top_ft, mid_height_ft;
};

/// Sums over the segments; moments about grade.
struct PoleWind {
    std::vector<PoleSegment> segments;
    double normal_lbf = 0, normal_moment_lbf_ft = 0;
    double parallel_lbf = 0, parallel_moment_lbf_ft = 0;
    double diagonal_lbf = 0, diagonal_moment_lbf_ft = 0;  ///< components on each axis
    bool has_diagonal = false;      ///< a square or rectangular pole with something exposed
    bool parallel_differs = false;  ///< a rectangular pole: parallel is not as normal
};

/// Pieces of an exposed stretch are at most this long, each with the pressure at its middle.
inline constexpr double pole_segment_max_ft = 20;

struct Stretch {
    double bottom_ft, top_ft;
};
/// What of the pole stands in the wind, upward from grade. A cabinet hides the pole where it covers
/// its whole width.
std::vector<Stretch> exposed_stretches(const WindBasis& basis, double pole_width_ft);

/// Writes "Pole wind". `K_e` is the site's.
template <class Num>
Outcome<PoleWind> wind_on_pole(const WindBasis& basis, double K_e, const PoleOutline& outline,
                               Sheet<Num>& sheet);

}  // namespace apex::design
