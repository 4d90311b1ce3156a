// Random bits for identifiers that must be unique and need not be secret.
#pragma once
#include <cstdint>

namespace apex::telemetry {

/// From a generator seeded once per thread by the operating system. Never 0.
std::uint64_t random_bits();

}  // namespace apex::telemetry
