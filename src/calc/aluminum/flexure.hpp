// Flexure of aluminium poles: round tubes and rectangular tubes of artificially aged temper
// (ADM 2020 F). Yielding, rupture, local buckling, for a rectangle lateral-torsional buckling too,
// and at a weld the weld-affected metal's yielding and rupture.
#pragma once
#include <optional>

#include "calc/aluminum/alloy.hpp"
#include "calc/aluminum/element_stress.hpp"

namespace apex::aluminum {

/// Practice, not a clause: aluminium poles stand at most 15 ft tall. A switch.
enum class HeightRule : unsigned char { at_most_15_ft, none };
inline constexpr double practice_height_ft = 15;

enum class FlexureLimit : unsigned char {
    yielding,
    rupture,
    local_buckling,
    lateral_torsional_buckling,
    weld_yielding,
    weld_rupture
};

struct Flexure {
    double M_n_kipft, M_c_kipft;
    FlexureLimit limit;
    double F_local_ksi;  ///< local buckling of the most slender element
    double M_yc_kipft;   ///< available by yielding of the base metal alone
    Clause clause;
};

/// What both shapes share. `metal` is what the section at the base is made of.
struct PoleMaterial {
    Method method = Method::asd;
    Alloy alloy = Alloy::a6061_t6;
    Metal metal = Metal::weld_affected;  ///< switch `alum_weld_zone`
    Filler filler = Filler::f4043;
    double t_in = 0;            ///< wall
    double pole_height_ft = 0;  ///< base to top
    HeightRule height_rule = HeightRule::at_most_15_ft;
};

struct RoundFlexureInputs {
    PoleMaterial material{};
    double R_b_over_t = 0;  ///< radius to mid-wall over the wall
    double S_in3 = 0, Z_in3 = 0;
};
template <class Num>
Outcome<Flexure> flexure_round(const RoundFlexureInputs& in, Sheet<Num>& sheet);

struct RectFlexureInputs {
    PoleMaterial material{};
    double flange_b_over_t = 0, web_h_over_t = 0;
    double S_in3 = 0, Z_in3 = 0;
    double I_y_in4 = 0, J_in4 = 0;  ///< for lateral-torsional buckling over the pole's height
    double C_b = 1.0;
};
template <class Num>
Outcome<Flexure> flexure_rect(const RectFlexureInputs& in, Sheet<Num>& sheet);

}  // namespace apex::aluminum
