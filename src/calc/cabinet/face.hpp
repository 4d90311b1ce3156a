// Faces of a cabinet under pressure: flat sheets within small deflections, flexible faces as
// membranes, bite of the retainer. Pressures are inputs (calc/wind). Ribs behind them: rib.hpp.
#pragma once
#include "calc/cabinet/steps.hpp"

namespace apex::cabinet {

struct FaceInputs {
    double p_psf = 0;           ///< service level
    double a_in = 0, b_in = 0;  ///< long and short side between supports
    double t_in = 0, E_ksi = 0;
    double F_ksi = 0;  ///< working stress, of the maker
};
struct Face {
    double aspect, alpha, beta;  ///< a/b and its coefficients
    double w_in, stress_ksi, utilisation;
};
/// Simply supported on four sides. Refused beyond w = t/2, where a plate turns into a membrane.
template <class Num>
Outcome<Face> face(const FaceInputs& in, Sheet<Num>& sheet);

struct FlexFaceInputs {
    double p_psf = 0, span_ft = 0;
    double sag_in = 0;  ///< of the stretched face under this pressure, at mid-span
};
struct FlexFace {
    double R_ft, tension_lbf_per_ft;
    double sag_share;       ///< of the span
    bool sag_within_limit;  ///< 3 % of the span
};
/// A membrane in one direction: an arc whose tension is pressure times radius.
template <class Num>
Outcome<FlexFace> flex_face(const FlexFaceInputs& in, Sheet<Num>& sheet);

struct RetainerInputs {
    double b_in = 0, w_in = 0;  ///< span of the face, and deflection in its middle
    double temperature_range_f = 0;
    double bite_in = 0;  ///< of the retainer on the face
};
struct Retainer {
    double bite_required_in, utilisation;
};
/// Half an inch, the shortening of the bent face and its movement with temperature.
template <class Num>
Outcome<Retainer> retainer(const RetainerInputs& in, Sheet<Num>& sheet);

}  // namespace apex::cabinet
