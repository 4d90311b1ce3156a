// Wind on open signs and single-plane open frames: ASCE 7 29.4 and its figure of coefficients by
// solidity. Not here: faces with openings of less than 30 % (solid_sign.hpp), trussed towers.
#pragma once
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

/// Members of an open sign. Round ones turn at D sqrt(q_z) = 2.5 (ft, psf).
enum class OpenMembers : unsigned char { flat, round };

struct OpenSignInputs {
    double wind_speed_mph = 0;
    Exposure exposure = Exposure::c;
    OpenMembers members = OpenMembers::flat;
    double member_diameter_in = 0;  ///< D, of a typical round member
    double gross_area_ft2 = 0;      ///< of one face
    double solidity = 0;            ///< epsilon: solid over gross; at most 0.7
    double centroid_ft = 0;         ///< z: height of A_f's centroid above grade
    double topographic_factor = 1, elevation_factor = 1;
    double directionality_factor = 0.85;
    double gust_effect_factor = 0.85;
    double min_pressure_psf = 16;
    KzMethod kz_method = KzMethod::formula;
};

/// Strength level.
struct OpenSign {
    double K_z, q_z_psf, D_sqrt_q_z, C_f, solid_area_ft2, force_lbf, resultant_height_ft;
    bool minimum_governs;
};

/// C_f of the figure: by solidity below 0.1, below 0.3, to 0.7; steps, no interpolation.
double open_sign_coefficient(OpenMembers members, bool subcritical, double solidity);

template <class Edition, class Num>
Outcome<OpenSign> open_sign(const OpenSignInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
