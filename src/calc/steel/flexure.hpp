// Flexural strength of round HSS and pipe (AISC 360 F8) and of square and rectangular HSS (F7).
// Slender webs (F7-7 on) and D/t over 0.45 E/F_y are refused. W shapes are not here.
#pragma once
#include <optional>

#include "calc/steel/edition.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

enum class FlexureLimit : unsigned char {
    yielding,
    local_buckling,  ///< of the wall of a round section
    flange_local_buckling,
    web_local_buckling,
    lateral_torsional_buckling
};
const char* words(FlexureLimit limit);  ///< "flange local buckling"
const char* words(Compactness compactness);

struct Flexure {
    double M_n_kipft;                                  ///< nominal
    double M_c_kipft;                                  ///< available: phi_b M_n or M_n / Omega_b
    Compactness compactness;                           ///< the worse of flange and web
    FlexureLimit limit;                                ///< what governs
    double M_p_kipft;                                  ///< plastic moment
    std::optional<double> F_cr_ksi;                    ///< of a slender round wall (F8-4)
    std::optional<double> b_e_in, I_eff_in4, S_e_in3;  ///< with slender flanges (F7.2(c))
    std::optional<double> L_p_ft, L_r_ft;  ///< of a rectangle bent about its strong axis (F7.4)
    Clause clause;                         ///< of what governs; its standing goes into the check
};

struct RoundFlexureInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double D_over_t = 0;  ///< outside diameter over design wall
    double S_in3 = 0, Z_in3 = 0;
};

template <class Edition, class Num>
Outcome<Flexure> flexure_round(const RoundFlexureInputs& in, Sheet<Num>& sheet);

/// What lateral-torsional buckling needs; only a rectangle bent about its strong axis can have it.
struct LateralBracing {
    double L_b_ft = 0;  ///< unbraced length; a cantilever free at its top: the full height
    double C_b = 1.0;   ///< 1.0 for a cantilever without a brace at its free end (F1)
    double r_y_in = 0, J_in4 = 0, A_in2 = 0;
};

/// Bending that stresses the walls of width B as flanges, the walls of depth H as webs. For bending
/// about the weak axis hand in the section turned by 90 degrees.
struct BoxFlexureInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    double H_in = 0, B_in = 0;  ///< outside dimensions: H across the axis of bending
    double t_in = 0;            ///< design wall
    double b_over_t = 0, h_over_t = 0;
    double I_in4 = 0, S_in3 = 0, Z_in3 = 0;  ///< about the axis of bending
    std::optional<LateralBracing> bracing;   ///< required where H > B
};

template <class Edition, class Num>
Outcome<Flexure> flexure_box(const BoxFlexureInputs& in, Sheet<Num>& sheet);

}  // namespace apex::steel
