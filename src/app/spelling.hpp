// What a person typed, as words, and how far one word is from another. Nothing of a query language
// here.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace apex::app {

inline constexpr std::size_t search_words_most =
    16;  ///< of a search; further ones are not looked at

/// Divided at white space and zero bytes; the first `most` of them.
std::vector<std::string> words_of(std::string_view text, std::size_t most = std::string_view::npos);

/// Code points of UTF-8, capital letters as small ones (Latin, Greek, Cyrillic); broken bytes
/// become U+FFFD.
std::u32string folded(std::string_view utf8);

/// Where each letter of folded() begins in the bytes, and their end.
std::vector<std::size_t> letter_offsets(std::string_view utf8);

/// The least number of letters to insert, remove, change or swap with their neighbour that makes
/// `typed` the beginning of `word`.
std::size_t distance_to_beginning(std::u32string_view typed, std::u32string_view word);

/// How many mistakes a word of this length may have: none up to 3 letters, one up to 5, then two.
std::size_t mistakes_allowed(std::size_t letters);

}  // namespace apex::app
