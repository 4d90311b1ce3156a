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

}  // namespace

std::u32string folded(std::string_view utf8) {
    std::u32string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80    ? 1
                                   : lead >= 0xf0 ? 4
                                   : lead >= 0xe0 ? 3
                                   : lead >= 0xc0 ? 2
                                                  : 0;
        char32_t point = length == 1 ? lead : lead & (0x7fu >> length);
        bool whole = length > 0 && i + length <= utf8.size();
        for (std::size_t k = 1; whole && k < length; ++k) {
            const auto next = static_cast<unsigned char>(utf8[i + k]);
            whole = (next & 0xc0) == 0x80;
            point = (point << 6) | (next & 0x3fu);
        }
        out += whole ? small(point) : U'\ufffd';
        i += whole ? length : 1;
    }
    return out;
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
