// Cabinets so close together that the wind meets them as one sign. Figure 29.3-1 speaks of one sign
// and not of several cabinets: taking each by itself is not always the worse, so both readings are
// taken and the worse governs. Not here: the wind on them (cabinet_wind.hpp).
#pragma once
#include <bitset>
#include <string>
#include <vector>

#include "calc/design/geometry.hpp"

namespace apex::design {

/// The rectangle around cabinets that count as one sign.
struct JoinedSign {
    std::bitset<cabinets_max> members;  ///< 0 is the first cabinet
    double width_ft, height_ft, top_ft;
    double offset_x_ft;  ///< its centre from the pole's axis
    double solidity;     ///< solid area of the cabinets over the rectangle's; at least 0.7
};

/// At most so many; more would need more than 12 cabinets in ways that no sign is built.
inline constexpr std::size_t joined_max = 12;

/// Every largest set of cabinets with gaps of at most 0.1 of their common height that fills its
/// rectangle to at least 70 % (below it is an open sign). None where no two cabinets are that
/// close. Refused: more than `joined_max` of them, at /cabinets.
Outcome<std::vector<JoinedSign>> joined_signs(const Sign& sign, const CabinetsGeometry& geometry);

/// "1, 2 and 3"
std::string members_text(const JoinedSign& joined);

}  // namespace apex::design
