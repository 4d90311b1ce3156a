// Every edition of the wind standard this program knows. A new one is a folder beside these and a
// line here. Not here: what an edition is made of; read asce7_22/edition.hpp.
#pragma once
#include "calc/wind/asce7_10/edition.hpp"
#include "calc/wind/asce7_16/edition.hpp"
#include "calc/wind/asce7_22/edition.hpp"

/// Applies a macro to each edition; the checks instantiate themselves with it.
#define APEX_EACH_WIND_EDITION(apply) \
    apply(asce7_10::Edition);         \
    apply(asce7_16::Edition);         \
    apply(asce7_22::Edition)
