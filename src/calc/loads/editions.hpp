// Every edition of ASCE 7 whose combinations this program knows. A new one is a folder beside these
// and a line here. Not here: what an edition holds; read asce7_22/edition.hpp.
#pragma once
#include "calc/loads/asce7_10/edition.hpp"
#include "calc/loads/asce7_16/edition.hpp"
#include "calc/loads/asce7_22/edition.hpp"

/// Applies a macro to each edition; the checks instantiate themselves with it.
#define APEX_EACH_LOADS_EDITION(apply) \
    apply(asce7_10::Edition);          \
    apply(asce7_16::Edition);          \
    apply(asce7_22::Edition)
