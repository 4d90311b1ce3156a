// Deformed reinforcing bars by number, ASTM A615: nominal diameter, area and weight. Not here: how
// many and how far apart (calc/spread, calc/shaft).
#pragma once
#include <span>

namespace apex::concrete {

struct Bar {
    int number;  ///< "#5": eighths of an inch
    double diameter_in, area_in2, weight_plf;
};

/// #3 to #11, #14, #18, in this order.
std::span<const Bar> bars();
/// Null where there is no bar of this number.
const Bar* find_bar(int number);

}  // namespace apex::concrete
