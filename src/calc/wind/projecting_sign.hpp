// Wind on a blade sign that projects from a wall: no attached sign of 29.3.2, so it is taken as
// freestanding, wind along the wall on its face and wind square to the wall on its edge. Not here:
// its brackets and anchors.
#pragma once
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

struct ProjectingSignInputs {
    double wind_speed_mph = 0;
    Exposure exposure = Exposure::c;
    double projection_ft = 0;  ///< width of the face, from the wall outward
    double height_ft = 0;      ///< of the face
    double thickness_in = 0;   ///< between the faces
    double top_ft = 0;         ///< above grade
    double gap_ft = 0;         ///< from the wall to the nearer edge of the face
    double topographic_factor = 1, elevation_factor = 1;
    double directionality_factor = 0.85;
    double gust_effect_factor = 0.85;
    double min_pressure_psf = 16;
    KzMethod kz_method = KzMethod::formula;
};

/// Strength level; heights above grade.
struct ProjectingSign {
    double s_over_h, B_over_s, C_f, q_h_psf;
    double face_lbf;            ///< wind along the wall
    double face_moment_lbf_ft;  ///< of it about the wall, with case B's eccentricity outward
    double edge_C_f, edge_lbf;  ///< wind square to the wall
    double resultant_height_ft;
    bool minimum_governs;
};

template <class Edition, class Num>
Outcome<ProjectingSign> projecting_sign(const ProjectingSignInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
