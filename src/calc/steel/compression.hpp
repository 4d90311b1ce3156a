// Compressive strength: flexural buckling (AISC 360 E3) with slender walls by effective area (E7),
// for round HSS and pipe and for square and rectangular HSS. Second order is not here:
// calc/statics.
#pragma once
#include "calc/steel/edition.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

struct Compression {
    double P_n_kip;      ///< nominal
    double P_c_kip;      ///< available: phi_c P_n or P_n / Omega_c
    double F_n_ksi;      ///< critical stress of the member, E3-2 or E3-3
    double A_e_in2;      ///< effective area
    double slenderness;  ///< L_c / r
    bool slender_wall;   ///< E7 reduced the area or could have
    bool elastic;        ///< E3-3: buckles elastically
    Clause clause;       ///< its standing goes into the check
};

/// The length is of the member; K = 2.1 makes it effective. 0 is a stub: the section's own
/// strength.
struct RoundCompressionInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double D_over_t = 0;
    double A_in2 = 0, r_in = 0;
    double L_ft = 0;
    double K = K_cantilever;
};
template <class Edition, class Num>
Outcome<Compression> compression_round(const RoundCompressionInputs& in, Sheet<Num>& sheet);

struct BoxCompressionInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double t_in = 0;  ///< design wall
    double b_over_t = 0, h_over_t = 0;
    double A_in2 = 0, r_in = 0;  ///< r: the lesser radius of gyration
    double L_ft = 0;
    double K = K_cantilever;
};
template <class Edition, class Num>
Outcome<Compression> compression_box(const BoxCompressionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
