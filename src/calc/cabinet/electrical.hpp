// Electrical load of a sign's modules and the branch circuits it takes (NEC 600.5, 80 % of a
// breaker under continuous load). Not here: disconnects, listing and grounding.
#pragma once
#include "calc/cabinet/steps.hpp"

namespace apex::cabinet {

struct ElectricalInputs {
    int modules = 0;
    double module_w = 0;
    double efficiency = 0;  ///< of the drivers, 0.3 to 1
    double power_factor = 0;
    double voltage_v = 0;  ///< 100 to 600
    double breaker_a = 0;  ///< 10 to 20
};
struct Electrical {
    double load_w, line_w, line_a;
    double continuous_limit_a, circuit_va;  ///< of one circuit: 80 %
    int circuits;
};
template <class Num>
Outcome<Electrical> electrical(const ElectricalInputs& in, Sheet<Num>& sheet);

}  // namespace apex::cabinet
