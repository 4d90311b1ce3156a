// Shear and torsion of aluminium tubes of artificially aged temper: the stress of a flat web or of
// a round wall (ADM 2020 G), and torsion by that stress (H.3). Where the round wall buckles, the
// web's line is used without the increase that the manual grants: on the safe side.
#pragma once
#include "calc/aluminum/buckling_constants.hpp"

namespace apex::aluminum {

struct ShearStress {
    double F_s_ksi;                 ///< nominal
    double lambda;                  ///< b/t, or the equal slenderness of a round wall
    double strength_n, strength_c;  ///< kip of shear, kip-ft of torsion
    bool buckles;
    Clause clause;
};

/// Two webs of clear depth h and wall t.
struct WebShearInputs {
    Method method = Method::asd;
    double F_cy_ksi = 0;
    double F_syw_ksi = 0;  ///< shear yield of weld-affected metal; 0: no weld
    double h_over_t = 0;
    double A_w_in2 = 0;  ///< both webs
};
template <class Num>
Outcome<ShearStress> shear_webs(const WebShearInputs& in, Sheet<Num>& sheet);

/// Shear (area A_g / 2) or torsion (constant C = J/R) of a round tube.
struct RoundShearInputs {
    Method method = Method::asd;
    double F_cy_ksi = 0;
    double F_syw_ksi = 0;  ///< shear yield of weld-affected metal; 0: no weld
    double R_b_over_t = 0, R_b_in = 0;
    double L_ft = 0;  ///< over which shear or torsion acts
    double A_g_in2 = 0;
};
template <class Num>
Outcome<ShearStress> shear_round(const RoundShearInputs& in, Sheet<Num>& sheet);

struct RoundTorsionInputs {
    Method method = Method::asd;
    double F_cy_ksi = 0;
    double F_syw_ksi = 0;  ///< shear yield of weld-affected metal; 0: no weld
    double R_b_over_t = 0, R_b_in = 0;
    double L_ft = 0;
    double C_in3 = 0;  ///< J over the outside radius
};
template <class Num>
Outcome<ShearStress> torsion_round(const RoundTorsionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::aluminum
