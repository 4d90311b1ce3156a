// Torsional strength of round and of square and rectangular HSS and pipe (AISC 360 H3.1).
// Torsion together with bending and shear: interaction.hpp.
#pragma once
#include "calc/steel/edition.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

enum class TorsionLimit : unsigned char { yielding, inelastic_buckling, elastic_buckling };

struct Torsion {
    double T_n_kipft;  ///< nominal
    double T_c_kipft;  ///< available: phi_T T_n or T_n / Omega_T
    double F_cr_ksi;
    double C_in3;        ///< torsional constant: T_n = F_cr C
    TorsionLimit limit;  ///< a round section has one buckling range, called elastic
    Clause clause;       ///< its standing goes into the check
};

/// Switch `round_torsion_constant`: C as tabulated, or the approximation in the note to H3.1.
enum class RoundTorsionConstant : unsigned char {
    two_s,         ///< C = 2 S, which is J / (D/2)
    mean_diameter  ///< C = pi (D - t)^2 t / 2, up to 9 % more
};

struct RoundTorsionInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double D_in = 0, t_in = 0, D_over_t = 0;
    double S_in3 = 0;
    double L_ft =
        0;  ///< length over which the torsion acts; a pole: base to the lowest cabinet's middle
    RoundTorsionConstant constant = RoundTorsionConstant::two_s;
};
template <class Edition, class Num>
Outcome<Torsion> torsion_round(const RoundTorsionInputs& in, Sheet<Num>& sheet);

struct BoxTorsionInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double h_over_t = 0;  ///< of the longer flat wall; at most 260
    double C_in3 = 0;     ///< 2 (B - t) (H - t) t - 4.5 (4 - pi) t^3
};
template <class Edition, class Num>
Outcome<Torsion> torsion_box(const BoxTorsionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
