#include "site/address.hpp"

#include <algorithm>
#include <cctype>

#include "site/place_pack.hpp"

namespace apex::site {
namespace {

struct Word {
    std::string text;
    bool ends_segment = false;  // A comma or a line end follows.
};

std::vector<Word> words_of(std::string_view line) {
    std::vector<Word> words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) words.push_back({word, false});
        word.clear();
    };
    for (const char c : line) {
        const bool comma = c == ',' || c == ';' || c == '\n';
        if (comma || std::isspace(static_cast<unsigned char>(c))) {
            flush();
            if (comma && !words.empty()) words.back().ends_segment = true;
        } else {
            word += c;
        }
    }
    flush();
    return words;
}

std::optional<unsigned> zip_of(const std::string& word) {
    const bool plus_four = word.size() == 10 && word[5] == '-';
    if (word.size() != 5 && !plus_four) return std::nullopt;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i != 5 && !std::isdigit(static_cast<unsigned char>(word[i]))) return std::nullopt;
    return static_cast<unsigned>(std::stoul(word.substr(0, 5)));
}

bool names_po_box(std::string_view line) {
    const std::string folded = ' ' + fold_name(line) + ' ';
    return folded.find(" po box ") != std::string::npos ||
           folded.find(" p o box ") != std::string::npos ||
           folded.find(" post office box ") != std::string::npos;
}

/// Takes a state off the end, by letters or by up to three words of its name.
std::optional<std::string> take_state(std::vector<Word>& words) {
    for (std::size_t count : {3u, 2u, 1u}) {
        if (words.size() < count) continue;
        std::string text;
        for (std::size_t i = words.size() - count; i < words.size(); ++i)
            text += words[i].text + ' ';
        if (const auto code = state_code(text)) {
            words.resize(words.size() - count);
            return std::string(*code);
        }
    }
    return std::nullopt;
}

}  // namespace

Outcome<AddressPlace> read_address(std::string_view line) {
    if (names_po_box(line))
        return Rejection{"/address",
                         "a PO box is not where a sign stands; give the street address, the ZIP "
                         "code or coordinates",
                         {}};
    std::vector<Word> words = words_of(line);
    const auto last_is = [&](std::string_view name) {
        return !words.empty() && fold_name(words.back().text) == name;
    };
    if (last_is("usa") || last_is("us")) words.pop_back();

    AddressPlace place;
    if (!words.empty()) place.zip = zip_of(words.back().text);
    if (place.zip) words.pop_back();
    place.state = take_state(words);
    if (!place.zip && !place.state)
        return Rejection{
            "/address",
            "names neither a ZIP code nor a state; write it as 'street, city, ST 12345'",
            {}};

    // The last comma's segment first, then every shorter tail: "Dallas TX" without commas still
    // finds Dallas.
    std::size_t first = words.size();
    while (first > 0 && words.size() - first < 5 &&
           !(first < words.size() && words[first - 1].ends_segment))
        --first;
    for (; first < words.size(); ++first) {
        std::string city;
        for (std::size_t i = first; i < words.size(); ++i)
            city += (city.empty() ? "" : " ") + words[i].text;
        place.city_candidates.push_back(city);
    }
    return place;
}

}  // namespace apex::site
