// Amplification of the base moment of a cantilever by its axial load: 1 / (1 - alpha P / P_e), AISC
// 360 Appendix 8. Not here: the axial strength of the section (calc/steel).
#pragma once
#include "trace/trace.hpp"

namespace apex::statics {

/// Level of P: alpha is 1.0 at strength level and 1.6 at service level (AISC 360 C2.1).
enum class Level : unsigned char { strength, service };

struct SecondOrderInputs {
    double axial_lbf = 0;  ///< P, all dead load above the base, factored as in the combination
    double length_ft = 0;  ///< L, base to the centroid of that load
    double E_ksi = 29000, I_in4 = 0;
    Level level = Level::strength;
};

struct SecondOrder {
    double P_e_lbf;    ///< elastic buckling load, pi^2 E I / (4 L^2)
    double amplifier;  ///< at least 1
    Clause clause;     ///< its standing goes into the checks
};

/// A cantilever that buckles under P (alpha P >= P_e) has no amplifier: a Rejection at /axial_lbf.
template <class Num>
Outcome<SecondOrder> second_order(const SecondOrderInputs& in, Sheet<Num>& sheet);

}  // namespace apex::statics
