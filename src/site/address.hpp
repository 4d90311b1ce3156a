// Reads the place out of a US address line: ZIP, state and the words that may name the city.
// Street, unit and intersection forms are not taken apart here; offline precision is the ZIP or the
// city.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"

namespace apex::site {

struct AddressPlace {
    std::optional<unsigned> zip;
    std::optional<std::string> state;          ///< two letters
    std::vector<std::string> city_candidates;  ///< likeliest first
};

/// Refuses a PO box (no sign stands there) and a line that names neither ZIP nor state; field
/// "/address".
Outcome<AddressPlace> read_address(std::string_view line);

}  // namespace apex::site
