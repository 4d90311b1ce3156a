// Lengths in which a deformed bar develops its yield strength, ACI 318-19 25.4 and 25.5: straight
// in tension (the table of 25.4.2.3), hooked, in compression, and lap splices. Uncoated bars in
// normal-weight concrete. Not here: the general equation of 25.4.2.4, which gives less with
// confinement.
#pragma once
#include "calc/concrete/material.hpp"

namespace apex::concrete {

struct DevelopmentInputs {
    int bar = 0;  ///< number
    Materials materials;
    bool wide = true;           ///< clear spacing >= 2 d_b (or d_b with ties) and cover >= d_b
    bool top = false;           ///< more than 12 in of fresh concrete below
    double excess_steel = 1.0;  ///< A_s required / provided, 25.4.10; lap splices take none
};
struct Development {
    double l_d_in;       ///< straight, tension; at least 12 in
    double l_dh_in;      ///< standard hook; at least 8 d_b and 6 in
    double l_dc_in;      ///< compression; at least 8 in
    double lap_in;       ///< class B in tension: 1.3 l_d without the reduction
    double lap_comp_in;  ///< compression lap
};
template <class Num>
Outcome<Development> development(const DevelopmentInputs& in, Sheet<Num>& sheet);

}  // namespace apex::concrete
