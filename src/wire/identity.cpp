#include "wire/identity.hpp"

#include <algorithm>
#include <vector>

#include "base/sha256.hpp"
#include "base/version.hpp"

namespace apex::wire {

Identity identity_of_text(std::string_view canonical_text, std::span<const std::string> packs) {
    Identity identity;
    identity.input_hash = sha256_hex(canonical_text);
    std::vector<std::string> sorted(packs.begin(), packs.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::string lines = "input " + identity.input_hash + "\nengine " + engine_version + '\n';
    for (const std::string& pack : sorted) lines += "pack " + pack + '\n';
    identity.design_hash = sha256_hex(lines);
    return identity;
}

}  // namespace apex::wire
