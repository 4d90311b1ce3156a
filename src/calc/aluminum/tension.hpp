// Axial tension of an aluminium member: yielding of the gross and rupture of the effective section,
// with the weld-affected part at its own strength (ADM 2020 D.2).
#pragma once
#include "calc/aluminum/basics.hpp"

namespace apex::aluminum {

struct TensionInputs {
    Method method = Method::asd;
    double F_ty_ksi = 0, F_tu_ksi = 0;    ///< base metal
    double F_tyw_ksi = 0, F_tuw_ksi = 0;  ///< weld-affected; needed where A_wz is not 0
    double A_g_in2 = 0, A_e_in2 = 0;      ///< gross; effective net
    double A_wz_in2 = 0;                  ///< of these, within 1 in of a weld
    double k_t = 1.0;                     ///< tension coefficient; 1.0 for the alloys known here
};
struct Tension {
    double T_n_kip, T_c_kip;
    bool rupture_governs;
    Clause clause;
};
template <class Num>
Outcome<Tension> tension(const TensionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::aluminum
