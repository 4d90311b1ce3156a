// `direct_burial/footing/solve` and `concrete/yards`: single footings from forces, without a sign.
// A whole design: calc/design.
#pragma once
#include "calc/design/sign_design.hpp"
#include "signage/requests.hpp"

namespace apex::signage {

Outcome<design::Answer<FootingSolution>> solve_footing(const FootingRequest& request,
                                                       design::Derivation derivation);

/// Diameters from 1.5 ft to 8 ft by half a foot, side by side. The request's own depth is not used.
Outcome<design::Answer<FootingSweep>> sweep_diameters(const FootingRequest& request);

Outcome<design::Answer<ConcreteResult>> concrete_yards(const ConcreteRequest& request,
                                                       design::Derivation derivation);

}  // namespace apex::signage
