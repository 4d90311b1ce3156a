// A rib behind the face of a cabinet: a simple span between its supports, and an end that hangs
// over. Pressure comes in as a number; the allowable stress from the member check of the material.
#pragma once
#include "calc/cabinet/steps.hpp"

namespace apex::cabinet {

struct RibInputs {
    double p_psf = 0;          ///< service level, between supports
    double end_p_psf = 0;      ///< on the cantilever; where case C is higher there, its 0-s strip
    double spacing_ft = 0;     ///< of the ribs
    double span_ft = 0;        ///< between horizontals or poles
    double cantilever_ft = 0;  ///< beyond the last support; 0: none
    double E_ksi = 0, I_in4 = 0, S_in3 = 0;
    double F_b_ksi = 0;             ///< allowable
    double deflection_limit = 120;  ///< L over this; 90 for the extrusion of a flexible face
};
struct Rib {
    double M_lbf_ft, f_b_ksi, stress_utilisation;
    double span_deflection_in, end_deflection_in, deflection_utilisation;
    bool cantilever_governs;  ///< the moment
};
/// The cantilever does not relieve the span: pressure may act on either alone.
template <class Num>
Outcome<Rib> rib(const RibInputs& in, Sheet<Num>& sheet);

}  // namespace apex::cabinet
