// One value of a design document varied: all editions of a standard, or all readings of a switch.
// The names are the document's own ("codes.wind", "options.square_width"), so that whatever the
// document learns can be compared. Not here: what the variants come to (calc/design/compare.hpp).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "calc/design/compare.hpp"

namespace apex::wire {

struct Variants {
    std::string by;
    std::vector<design::Variant> list;  ///< in the order in which the words are declared
    std::size_t as_given;  ///< the document's own value; where it is among none: list.size()
};

/// What `by` may be, in the document's order.
const std::vector<std::string>& variable_names();

/// A document once with each value of what `by` names. Refused at /by: another name.
Outcome<Variants> variants_of(const design::DesignDocument& document, std::string_view by);

}  // namespace apex::wire
