// The properties of a section as worked lines: the same formulas, in the same order, as
// catalog/properties.hpp, so that both give the same bits (a test compares them). Not here:
// strength.
#pragma once
#include "calc/design/pole_strength.hpp"

namespace apex::design {

/// Writes wall, area, moments of inertia and moduli of the pole's section.
void write_section(const Pole& pole, Sheet<Term>& sheet);
inline void write_section(const Pole&, Sheet<double>&) {}

}  // namespace apex::design
