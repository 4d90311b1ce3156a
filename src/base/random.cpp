#include "base/random.hpp"

#include <sys/random.h>

#include <array>

#include "base/assertion.hpp"

namespace apex {

std::string random_hex_128() {
    std::array<unsigned char, 16> bits{};
    // Requests of up to 256 bytes are never cut short once the generator is seeded (getrandom(2)).
    APEX_ASSERT(getrandom(bits.data(), bits.size(), 0) == static_cast<ssize_t>(bits.size()));
    std::string text;
    for (const unsigned char byte : bits) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

}  // namespace apex
