// What an evaluated design is billed for, and which of its checks governs.
#pragma once
#include <vector>

#include "calc/design/plain_check.hpp"
#include "calc/design/sign_design.hpp"

namespace apex::design {

Quantities quantities_of(const Problem& problem, const Evaluation& e);

/// By the newest price book. Asserted, not refused: the bundled book knows every family.
Price price_of(const Quantities& quantities);

/// The check with the greatest utilisation of those that were run.
const Check& governing_of(const std::vector<Check>& checks);

}  // namespace apex::design
