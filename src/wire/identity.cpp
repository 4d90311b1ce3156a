#include "wire/identity.hpp"

#include <algorithm>

#include "base/sha256.hpp"
#include "base/version.hpp"
#include "calc/pricing/price_book.hpp"
#include "catalog/pack.hpp"

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

std::vector<std::string> design_packs() {
    return {catalog::pack().sha256, catalog::materials_pack().sha256,
            pricing::current_price_book().sha256};
}

}  // namespace apex::wire
