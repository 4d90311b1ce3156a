// Alloys and tempers: strength of the base metal and of the metal within 1 in of a weld. What does
// not stand here is not known here, and is refused.
#pragma once
#include "calc/aluminum/basics.hpp"

namespace apex::aluminum {

enum class Alloy : unsigned char { a6061_t6, a6063_t6, a5052_h32 };

/// Switch `alum_weld_zone`: what a section with a weld is made of.
enum class Metal : unsigned char { base, weld_affected };

/// Filler of the weld. With 4043, metal over 3/8 in thick is weaker beside the weld.
enum class Filler : unsigned char { f5356, f4043 };

struct AlloyInputs {
    Alloy alloy = Alloy::a6061_t6;
    Metal metal = Metal::weld_affected;
    Filler filler = Filler::f4043;
    double t_in = 0;  ///< thickness of what is welded
};

struct AlloyStrength {
    double F_ty_ksi, F_tu_ksi, F_cy_ksi, E_ksi;
    bool artificially_aged;  ///< the buckling constants of Table B.4.2 apply
    Clause clause;
};
template <class Num>
Outcome<AlloyStrength> alloy_strength(const AlloyInputs& in, Sheet<Num>& sheet);

}  // namespace apex::aluminum
