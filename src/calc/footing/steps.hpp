// What the checks of this folder share: what rests on no clause, rounding up.
#pragma once
#include <cmath>

#include "trace/inputs.hpp"
#include "trace/powers.hpp"
#include "trace/trace.hpp"

namespace apex::footing {

inline constexpr Clause statics{"Statics", ""}, geometry{"Geometry", ""};

inline double ceil(double v) { return std::ceil(v); }
inline Term ceil(const Term& v) { return {std::ceil(v.value), "ceil", v}; }

}  // namespace apex::footing
