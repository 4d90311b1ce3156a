// How many hits a page of a ranked list leaves out: the cursor of an index that counts them.
#pragma once
#include <optional>
#include <string>

namespace apex::app {

inline constexpr int search_offset_most = 1'000'000;

/// 0 without a cursor. Throws UnknownCursor unless it is a whole number from 1 to
/// search_offset_most.
int search_offset(const std::optional<std::string>& cursor);

}  // namespace apex::app
