// Buckling constants of artificially aged tempers (T5 to T9): ADM 2020 Table B.4.2, kappa = 1 ksi.
// Those of other tempers and of weld-affected metal (Table B.4.1) are not here.
#pragma once
#include "calc/aluminum/basics.hpp"

namespace apex::aluminum {

struct BucklingInputs {
    double F_cy_ksi = 0;
    double E_ksi = aluminum::E_ksi;
};

/// Intercept B, slope D and, where the clause gives it, the intersection C of each line.
struct BucklingConstants {
    double B_c, D_c, C_c;     ///< members as columns
    double B_p, D_p, C_p;     ///< flat elements, uniform compression
    double B_br, D_br, C_br;  ///< flat elements, bending in their plane
    double B_t, D_t;          ///< round tubes, axial compression
    double B_tb, D_tb, C_tb;  ///< round tubes, bending
    double B_s, D_s, C_s;     ///< flat elements, shear; unconfirmed
    Clause clause;
};
template <class Num>
Outcome<BucklingConstants> buckling_constants(const BucklingInputs& in, Sheet<Num>& sheet);

}  // namespace apex::aluminum
