#include "adapters/inprocess/random_ids.hpp"

#include <sys/random.h>

#include "base/assertion.hpp"

namespace apex::adapters {

domain::Random128 RandomIds::draw() {
    domain::Random128 bits;
    // Requests of up to 256 bytes are never cut short once the generator is seeded (getrandom(2)).
    const ssize_t got = getrandom(bits.data(), bits.size(), 0);
    APEX_ASSERT(got == static_cast<ssize_t>(bits.size()));
    return bits;
}

}  // namespace apex::adapters
