// What a list says to a cursor that it never gave.
#pragma once
#include <stdexcept>

namespace apex::app {

/// The cursor is none of the list that was asked.
struct UnknownCursor : std::runtime_error {
    UnknownCursor() : std::runtime_error("is not a cursor of this list") {}
};

}  // namespace apex::app
