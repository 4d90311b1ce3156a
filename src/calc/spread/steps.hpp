// What the checks of this folder share: what rests on no clause, refusal of what is no number, the
// editions of the soil clauses.
#pragma once
#include <cmath>

#include "calc/footing/edition.hpp"
#include "calc/footing/steps.hpp"

namespace apex::spread {

using footing::all_magnitudes;
using footing::all_positive;
using footing::cube;
using footing::geometry;
using footing::square;
using footing::statics;

inline std::optional<Rejection> all_finite(std::initializer_list<footing::Quantity> quantities,
                                           Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!std::isfinite(value)) return Rejection{field, "must be a number", clause};
    return std::nullopt;
}

#define APEX_SPREAD_SOIL_EDITIONS(apply) \
    apply(footing::ibc2018::Edition);    \
    apply(footing::ibc2021::Edition);    \
    apply(footing::ibc2024::Edition)

}  // namespace apex::spread
