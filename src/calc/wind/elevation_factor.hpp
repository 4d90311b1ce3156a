// Ground elevation factor K_e: ASCE 7 26.9. Higher ground, thinner air.
// Not here: velocity pressure, which takes K_e as an input.
#pragma once
#include "trace/trace.hpp"

namespace apex::wind {

/// 26.9 permits 1.0 everywhere.
enum class KeMethod : unsigned char { one, from_elevation };

struct ElevationInputs {
    double ground_elevation_ft = 0;  ///< z_e above sea level, -300 to 20400 ft
    KeMethod method = KeMethod::one;
};

struct ElevationFactor {
    double K_e;
};

template <class Edition, class Num>
Outcome<ElevationFactor> elevation_factor(const ElevationInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
