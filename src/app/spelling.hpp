// How far one word is from another, for correcting misspellings. Nothing of SQL here.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace apex::app {

/// Code points of UTF-8, capital letters as small ones (Latin, Greek, Cyrillic); broken bytes
/// become U+FFFD.
std::u32string folded(std::string_view utf8);

/// The least number of letters to insert, remove, change or swap with their neighbour that makes
/// `typed` the beginning of `word`.
std::size_t distance_to_beginning(std::u32string_view typed, std::u32string_view word);

/// How many mistakes a word of this length may have: none up to 3 letters, one up to 5, then two.
std::size_t mistakes_allowed(std::size_t letters);

}  // namespace apex::app
