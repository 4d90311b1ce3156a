// Lines that every connection check has: the step from nominal to available strength with
// the factors of AISC 360 chapter J, an angle in degrees.
#pragma once
#include "calc/steel/steps.hpp"

namespace apex::connections {

namespace aisc360_16 = steel::aisc360_16;  // For APEX_EACH_STEEL_EDITION.
namespace aisc360_22 = steel::aisc360_22;
using steel::Method;

inline constexpr Clause statics{"Statics", ""}, geometry{"Geometry", ""}, practice{"Practice", ""};

inline double sin_of_degrees(double v) { return sin(v * pi / 180); }
inline Term sin_of_degrees(const Term& v) { return {sin_of_degrees(v.value), "sin", v}; }

/// Resistance and safety factor of a limit state.
struct Factors {
    double phi, omega;
};
inline constexpr Factors rupture{0.75, 2.00}, flexure{0.90, 1.67}, shear_yielding{1.00, 1.50};

/// phi R_n or R_n / Omega.
template <class Num>
Num available(Method method, const Factors& factors, const char* symbol, const char* unit,
              const Num& nominal, Clause clause, Sheet<Num>& sheet) {
    if (method == Method::lrfd)
        return sheet.eq(symbol, unit, sheet.given("phi", "", factors.phi, clause) * nominal,
                        clause);
    return sheet.eq(symbol, unit, nominal / sheet.given("Omega", "", factors.omega, clause),
                    clause);
}

}  // namespace apex::connections
