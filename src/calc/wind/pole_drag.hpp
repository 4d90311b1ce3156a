// Wind on a stretch of pole that no cabinet hides: ASCE 7 29.4, Figure 29.4-1, 29.7.
// Not here: cabinets (solid_sign.hpp), lattice and open signs (29.4.2).
#pragma once
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

/// Rows of Figure 29.4-1, and last the flat-sided member of 29.4.2 that a W shape is taken as: 2.0
/// of the width it presents. Rectangular tubes use the square rows; the round rows name the surface
/// and turn to the sub-critical row where D sqrt(q_z) <= 2.5. Plain steel pipe is `round_smooth`.
enum class PoleShape : unsigned char {
    square_face,
    square_diagonal,
    hexagonal,
    octagonal,
    round_smooth,
    round_rough,
    round_very_rough,
    wide_flange
};

/// K_d of the pole: Table 26.6-1 for its shape, or that of the sign it carries.
enum class KdPole : unsigned char { table, sign };

struct PoleDragInputs {
    double wind_speed_mph = 0;  ///< V, as in VelocityPressureInputs
    Exposure exposure = Exposure::c;
    PoleShape shape = PoleShape::round_smooth;
    double least_width_ft = 0;  ///< D: diameter, or least horizontal dimension
    /// width normal to the wind; at least D (1.414 D for a square on its diagonal)
    double projected_width_ft = 0;
    double bottom_ft = 0, top_ft = 0;  ///< the stretch, above grade
    double structure_height_ft = 0;    ///< h of h/D: the top of the pole; at least top_ft
    double topographic_factor = 1;     ///< K_zt at mid-height of the stretch, at least 1
    double elevation_factor = 1;       ///< K_e
    double gust_effect_factor = 0.85;  ///< G, the structure's
    /// 29.7 floor on the projected area, strength level; may only be raised
    double min_pressure_psf = 16;
    KzMethod kz_method = KzMethod::formula;
    KdPole kd_pole = KdPole::table;
};

/// Strength level. The force acts at mid-height of the stretch.
struct PoleDrag {
    double K_z, q_z_psf, K_d, D_sqrt_q_z, h_over_D, C_f, area_ft2;
    double figure_force_lbf;  ///< by the figure, before the floor of 29.7
    double force_lbf, resultant_height_ft;
    bool subcritical;          ///< round and D sqrt(q_z) <= 2.5 (ft, psf)
    bool coefficient_is_held;  ///< h/D outside 1 .. 25: the figure's end value is used
    bool minimum_governs;      ///< the floor of 29.7
};

template <class Edition, class Num>
Outcome<PoleDrag> pole_drag(const PoleDragInputs& in, Sheet<Num>& sheet);

/// C_f of Figure 29.4-1, linear in h/D, held at 1 and 25. `subcritical` matters for round shapes
/// only.
double figure_29_4_1(PoleShape shape, bool subcritical, double h_over_D);

}  // namespace apex::wind
