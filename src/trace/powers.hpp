// Small whole powers: multiplied out, so that no compiler's pow() decides their last digit; written
// as powers in a derivation.
#pragma once
#include "trace/trace.hpp"

namespace apex {

inline double square(double v) { return v * v; }
inline Term square(const Term& v) { return {square(v.value), v, power, Term(2)}; }
inline double cube(double v) { return v * v * v; }
inline Term cube(const Term& v) { return {cube(v.value), v, power, Term(3)}; }
inline double fourth(double v) { return v * v * (v * v); }
inline Term fourth(const Term& v) { return {fourth(v.value), v, power, Term(4)}; }

}  // namespace apex
