// Local buckling of what a section is made of: flat elements in uniform compression and in bending,
// round tubes in compression and in bending (ADM 2020 B.5.4, B.5.5). Stress at which the element
// fails, nominal and available; strengths of members are elsewhere.
#pragma once
#include "calc/aluminum/buckling_constants.hpp"

namespace apex::aluminum {

enum class Element : unsigned char {
    flat_both_edges,  ///< uniform compression, supported on both edges
    flat_one_edge,    ///< uniform compression, supported on one edge
    flat_bending,     ///< bending in its plane, neutral axis in the middle
    tube_compression,
    tube_bending
};

enum class ElementRange : unsigned char { yielding, inelastic, second_inelastic, elastic };

struct ElementInputs {
    Method method = Method::asd;
    Element element = Element::flat_both_edges;
    double F_cy_ksi = 0;
    double slenderness = 0;  ///< b/t of a flat element, R_b/t of a tube (R_b to mid-wall)
};

struct ElementStress {
    double F_ksi;            ///< nominal, at most yielding
    double F_local_ksi;      ///< of local buckling alone
    double F_available_ksi;  ///< phi F or F / Omega
    double S_1, S_2;         ///< where the ranges end; a tube in bending: where they meet
    /// The straight line of the inelastic range over Omega_y (ASD) or times phi_y, as the classic
    /// tables print it: `line_B - line_D x` (tubes: sqrt(x)); elastic: `line_elastic / x`, flat
    /// elements only.
    double line_B_ksi, line_D_ksi, line_elastic_ksi;
    ElementRange range;
    Clause clause;
};
template <class Num>
Outcome<ElementStress> element_stress(const ElementInputs& in, Sheet<Num>& sheet);

/// R_b/t over this is outside what is checked here.
inline constexpr double slenderest_tube = 500;

}  // namespace apex::aluminum
