// Where in a project the words of a search stand, for showing why it was found. Read from the
// project itself, so that every index, and the database in its place, shows the same.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace apex::app {

/// A text of a project by the name it has in the API.
struct SearchedText {
    const char* field;
    std::string_view text;
};

struct Highlight {
    std::string field;
    std::string before, match, after;  ///< pieces of the text as it was written, one line each
    friend bool operator==(const Highlight&, const Highlight&) = default;
};

/// One place for each word typed: the beginning of a word, else within one, else a word that is
/// near; in the first text that has it. In the order of the texts and of each text, no place twice.
std::vector<Highlight> highlights(std::string_view typed, const std::vector<SearchedText>& texts);

}  // namespace apex::app
