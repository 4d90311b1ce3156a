// Wind on one solid freestanding sign (a cabinet), load cases A, B and C: ASCE 7 29.3.1,
// Figure 29.3-1, 29.7. Not here: the pole below it (pole_drag.hpp), several cabinets and their
// offsets from the pole (calc/design).
#pragma once
#include <array>

#include "calc/wind/case_c_coefficients.hpp"
#include "calc/wind/net_force_coefficient.hpp"
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

/// Height at which q is taken: the top of the sign (29.3.1), or its centroid (older and local
/// habit).
enum class QHeight : unsigned char { top, centroid };

struct SolidSignInputs {
    double wind_speed_mph = 0;  ///< V, as in VelocityPressureInputs
    Exposure exposure = Exposure::c;
    double width_ft = 0, height_ft = 0;   ///< B, s: the face
    double top_ft = 0;                    ///< h: grade to the top of the face; at least s
    double topographic_factor = 1;        ///< K_zt at the height of q, at least 1
    double elevation_factor = 1;          ///< K_e
    double directionality_factor = 0.85;  ///< K_d, Table 26.6-1: solid freestanding signs
    double gust_effect_factor = 0.85;     ///< G, see gust_effect.hpp
    double solidity = 1;                  ///< epsilon, solid over gross area; below 0.7 refused
    double return_length_ft = 0;          ///< L_r of a return corner
    /// 29.7 floor on the gross area, strength level; may only be raised
    double min_pressure_psf = 16;
    KzMethod kz_method = KzMethod::formula;
    QHeight q_height = QHeight::top;
    OpenArea open_area = OpenArea::factor;
    CaseC10To13 case_c_10_13 = CaseC10To13::blend;
    ReturnCornerCredit return_corner_credit = ReturnCornerCredit::none_below_0_3;
};

/// A strip of case C: where it lies from the windward edge, its coefficient with every modifier,
/// its force.
struct SignStrip {
    double from_ft, to_ft, C_f, force_lbf;
};

/// Forces are strength level and act at `resultant_height_ft` above grade.
/// Torsion is about the cabinet's own vertical axis; either edge may be windward, so its sign is
/// free.
struct SolidSignWind {
    double s_over_h, B_over_s, K_h, q_h_psf, C_f, K_d, G, area_ft2, opening_factor;
    double force_lbf;            ///< cases A and B, with the 29.7 floor
    double resultant_height_ft;  ///< mid-height of the face, raised by 0.05 h where s/h counts as 1
    double case_b_eccentricity_ft;  ///< 0.2 B
    double case_b_torsion_lbf_ft;
    bool minimum_governs;     ///< the floor of 29.7, in cases A and B
    bool counts_as_on_grade;  ///< the gap below is at most 0.02 s
    bool has_case_c;          ///< B/s of at least 2; otherwise the strips are none and case C is 0
    bool case_c_blended;  ///< 10 < B/s < 13: the strips are this program's reading, see CaseC10To13
    bool case_c_minimum_governs;
    std::array<SignStrip, 7> case_c_strips;  ///< the first `case_c_strip_count` are meant
    int case_c_strip_count;
    double case_c_force_lbf;     ///< with the 29.7 floor, the strips raised in proportion
    double case_c_resultant_ft;  ///< from the windward edge
    double case_c_torsion_lbf_ft;
};

template <class Edition, class Num>
Outcome<SolidSignWind> solid_sign(const SolidSignInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
