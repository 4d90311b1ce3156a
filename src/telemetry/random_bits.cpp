#include "telemetry/random_bits.hpp"

#include <random>

namespace apex::telemetry {

std::uint64_t random_bits() {
    thread_local std::mt19937_64 random = [] {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device(),
                           device(), device(), device(), device()};
        return std::mt19937_64(seed);
    }();
    while (true)
        if (const std::uint64_t bits = random(); bits != 0) return bits;
}

}  // namespace apex::telemetry
