// What the checks of this folder share: what rests on no clause, the editions of the soil clauses.
#pragma once
#include "calc/footing/edition.hpp"
#include "calc/footing/steps.hpp"

namespace apex::spread {

using footing::geometry;
using footing::statics;

#define APEX_SPREAD_SOIL_EDITIONS(apply) \
    apply(footing::ibc2018::Edition);    \
    apply(footing::ibc2021::Edition);    \
    apply(footing::ibc2024::Edition)

}  // namespace apex::spread
