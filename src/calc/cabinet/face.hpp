// Ribs and faces of a cabinet under pressure: bending and deflection of ribs, flat plates within
// small deflections, flexible faces as membranes, bite of the retainer. Pressures are inputs.
#pragma once
#include "calc/cabinet/steps.hpp"

namespace apex::cabinet {

struct RibInputs {
    double p_psf = 0;           ///< service level, between supports
    double end_p_psf = 0;       ///< on the cantilever: of the 0-s strip of case C where it is higher
    double spacing_ft = 0;      ///< of the ribs
    double span_ft = 0;         ///< between horizontals or poles
    double cantilever_ft = 0;   ///< beyond the last support; 0: none
    double E_ksi = 0, I_in4 = 0, S_in3 = 0;
    double F_b_ksi = 0;             ///< allowable, from the member check of the material
    double deflection_limit = 120;  ///< L over this; 90 for the extrusion of a flexible face
};
struct Rib {
    double M_lbf_ft, f_b_ksi, stress_utilisation;
    double span_deflection_in, end_deflection_in, deflection_utilisation;
    bool cantilever_governs;  ///< the moment
};
template <class Num>
Outcome<Rib> rib(const RibInputs& in, Sheet<Num>& sheet);

struct FaceInputs {
    double p_psf = 0;
    double a_in = 0, b_in = 0;  ///< long and short side
    double t_in = 0, E_ksi = 0;
    double F_ksi = 0;  ///< working stress of the maker
};
struct Face {
    double aspect, alpha, beta, w_in, stress_ksi, utilisation;
};
/// Simply supported on four sides. Refused beyond w = t/2, where a plate turns into a membrane.
template <class Num>
Outcome<Face> face(const FaceInputs& in, Sheet<Num>& sheet);

struct FlexFaceInputs {
    double p_psf = 0, span_ft = 0;
    double sag_in = 0;
};
struct FlexFace {
    double R_ft, tension_lbf_per_ft, sag_share;
    bool sag_within_limit;  ///< 3 % of the span
};
template <class Num>
Outcome<FlexFace> flex_face(const FlexFaceInputs& in, Sheet<Num>& sheet);

struct RetainerInputs {
    double b_in = 0, w_in = 0;  ///< span, and deflection in its middle
    double temperature_range_f = 0;
    double bite_in = 0;
};
struct Retainer {
    double bite_required_in, utilisation;
};
template <class Num>
Outcome<Retainer> retainer(const RetainerInputs& in, Sheet<Num>& sheet);

}  // namespace apex::cabinet
