#include "app/spelling.hpp"

#include <algorithm>
#include <vector>

namespace apex::app {
namespace {

char32_t small(char32_t c) {
    const bool ascii = c >= U'A' && c <= U'Z';
    const bool latin = c >= 0xc0 && c <= 0xde && c != 0xd7;
    const bool greek = c >= 0x391 && c <= 0x3a9;
    const bool cyrillic = c >= 0x410 && c <= 0x42f;
    if (ascii || latin || greek || cyrillic) return c + 32;
    // Latin Extended-A alternates capital and small letters; in two stretches the capitals are the
    // odd ones.
    const bool odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
    const bool even_capitals = (c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177);
    if (odd_capitals) return c % 2 == 1 ? c + 1 : c;
    return even_capitals ? c | 1 : c;
}

/// A code point and its length; a broken byte is U+FFFD.
struct Letter {
    char32_t point;
    std::size_t bytes;
};

Letter letter_at(std::string_view utf8, std::size_t at) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = lead < 0x80    ? 1
                               : lead >= 0xf0 ? 4
                               : lead >= 0xe0 ? 3
                               : lead >= 0xc0 ? 2
                                              : 0;
    char32_t point = length == 1 ? lead : lead & (0x7fu >> length);
    bool whole = length > 0 && at + length <= utf8.size();
    for (std::size_t k = 1; whole && k < length; ++k) {
        const auto next = static_cast<unsigned char>(utf8[at + k]);
        whole = (next & 0xc0) == 0x80;
        point = (point << 6) | (next & 0x3fu);
    }
    return whole ? Letter{point, length} : Letter{U'\ufffd', 1};
}

}  // namespace

std::vector<std::string> words_of(std::string_view text, std::size_t most) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0')
            words.emplace_back();
        else
            words.back() += c;
    }
    std::erase(words, "");
    if (words.size() > most) words.resize(most);
    return words;
}

std::u32string folded(std::string_view utf8) {
    std::u32string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const Letter letter = letter_at(utf8, i);
        out += small(letter.point);
        i += letter.bytes;
    }
    return out;
}

std::vector<std::size_t> letter_offsets(std::string_view utf8) {
    std::vector<std::size_t> offsets{0};
    while (offsets.back() < utf8.size())
        offsets.push_back(offsets.back() + letter_at(utf8, offsets.back()).bytes);
    return offsets;
}

std::size_t distance_to_beginning(std::u32string_view typed, std::u32string_view word) {
    // Optimal string alignment; row i holds the distances of the first i letters typed to each
    // beginning of the word.
    std::vector<std::size_t> two_above, above(word.size() + 1), row(word.size() + 1);
    for (std::size_t j = 0; j <= word.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= word.size(); ++j) {
            const bool same = typed[i - 1] == word[j - 1];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            const bool swapped =
                i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1];
            if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
        two_above = above;
        above = row;
    }
    return *std::min_element(above.begin(), above.end());
}

std::size_t mistakes_allowed(std::size_t letters) {
    return letters <= 3 ? 0 : letters <= 5 ? 1 : 2;
}

}  // namespace apex::app
