// Tension and shear together: ACI 318-19 17.8.
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

enum class InteractionCurve : unsigned char {
    trilinear,  ///< 17.8.1 to 17.8.3
    power_5_3   ///< the curve of the commentary, R17.8
};

struct InteractionInputs {
    double tension_ratio = 0;  ///< greatest N_ua / phi N_n of the modes
    double shear_ratio = 0;    ///< greatest V_ua / phi V_n
    InteractionCurve curve = InteractionCurve::trilinear;
};
struct Interaction {
    double sum;          ///< N_ua / phi N_n + V_ua / phi V_n
    double power_sum;    ///< with exponents 5/3
    double utilisation;  ///< by the chosen curve
    bool passes;
    Clause clause;
};
template <class Num>
Outcome<Interaction> interaction(const InteractionInputs& in, Sheet<Num>& sheet);

}  // namespace apex::anchorage
