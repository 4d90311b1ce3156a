// Axial compression of an aluminium member of artificially aged temper: buckling of the member
// (ADM 2020 E.2) and local buckling of its most slender element (E.3); with a weld on the member,
// yielding of the weld-affected metal too.
#pragma once
#include "calc/aluminum/element_stress.hpp"

namespace apex::aluminum {

enum class CompressionLimit : unsigned char { member_buckling, local_buckling, weld_yielding };

struct CompressionInputs {
    Method method = Method::asd;
    double F_cy_ksi = 0;
    Element element = Element::tube_compression;  ///< the most slender one
    double slenderness = 0;                       ///< its b/t or R_b/t
    double A_in2 = 0, r_in = 0;
    double L_ft = 0;       ///< 0 is a stub
    double K = 2.1;        ///< cantilever (theory 2.0)
    double F_cyw_ksi = 0;  ///< of weld-affected metal over the whole section; 0: no weld
};
struct Compression {
    double P_n_kip, P_c_kip, F_ksi, lambda;
    CompressionLimit limit;
    Clause clause;
};
template <class Num>
Outcome<Compression> compression(const CompressionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::aluminum
