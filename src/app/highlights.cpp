#include "app/highlights.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "app/spelling.hpp"

namespace apex::app {
namespace {

constexpr std::size_t letters_around = 40;  ///< of a match that are shown

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
           c >= 0x80;
}

/// A text as letters, and where each begins in its bytes.
struct Letters {
    std::string_view text;
    std::u32string folded;
    std::vector<std::size_t> offsets;  ///< one more than letters: the end

    explicit Letters(std::string_view utf8)
        : text(utf8), folded(app::folded(utf8)), offsets(letter_offsets(utf8)) {}
    std::string_view piece(std::size_t from, std::size_t to) const {
        return text.substr(offsets[from], offsets[to] - offsets[from]);
    }
};

struct Place {
    std::size_t text, from, to;  ///< number of the text; letters in it
    friend auto operator<=>(const Place&, const Place&) = default;
};

bool begins_a_word(const Letters& letters, std::size_t at) {
    return at == 0 || !is_letter(letters.folded[at - 1]);
}

/// The first occurrence at which `fits`.
template <class Fits>
std::optional<Place> occurrence(const std::vector<Letters>& texts, const std::u32string& word,
                                Fits fits) {
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t at = texts[i].folded.find(word); at != std::u32string::npos;
             at = texts[i].folded.find(word, at + 1))
            if (fits(texts[i], at)) return Place{i, at, at + word.size()};
    return std::nullopt;
}

/// The word that is nearest to what was typed, if it is near enough.
std::optional<Place> nearest(const std::vector<Letters>& texts, const std::u32string& typed) {
    std::size_t allowed = mistakes_allowed(typed.size());
    std::optional<Place> best;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::u32string_view folded = texts[i].folded;
        for (std::size_t from = 0, to = 0; from < folded.size(); from = to + 1) {
            for (to = from; to < folded.size() && is_letter(folded[to]);) ++to;
            if (to - from + allowed < typed.size()) continue;
            const std::size_t distance =
                distance_to_beginning(typed, folded.substr(from, to - from));
            if (distance > allowed || (best && distance == allowed)) continue;
            best = Place{i, from, to};
            allowed = distance;
        }
    }
    return best;
}

std::optional<Place> place_of(const std::vector<Letters>& texts, const std::u32string& word) {
    if (auto place = occurrence(texts, word, begins_a_word)) return place;
    if (auto place = occurrence(texts, word, [](const Letters&, std::size_t) { return true; }))
        return place;
    return nearest(texts, word);
}

std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

}  // namespace

std::vector<Highlight> highlights(std::string_view typed, const std::vector<SearchedText>& texts) {
    std::vector<Letters> letters;
    for (const auto& text : texts) letters.emplace_back(text.text);
    std::set<Place> places;
    for (const auto& word : words_of(typed, search_words_most))
        if (const auto place = place_of(letters, folded(word))) places.insert(*place);
    std::vector<Highlight> shown;
    for (const auto& [number, from, to] : places) {
        const Letters& text = letters[number];
        const std::size_t first = from - std::min(from, letters_around);
        const std::size_t last = std::min(to + letters_around, text.folded.size());
        shown.push_back({texts[number].field, one_line(text.piece(first, from)),
                         one_line(text.piece(from, to)), one_line(text.piece(to, last))});
    }
    return shown;
}

}  // namespace apex::app
