#include "domain/etag.hpp"

#include <algorithm>

namespace apex::domain {

std::string etag(std::string_view id, std::int64_t version) {
    constexpr std::size_t tail =
        8;  // Of the id: a tag of one project shall not fit another by its number.
    if (id.size() > tail) id.remove_prefix(id.size() - tail);
    std::string text = '"' + std::to_string(version) + '-';
    return (text += id) += '"';
}

Match match(const std::optional<std::string>& if_match, std::string_view current_etag) {
    if (!if_match) return Match::absent;
    std::string_view rest = *if_match;
    const auto skip = [&rest](std::string_view any_of) {
        rest.remove_prefix(std::min(rest.find_first_not_of(any_of), rest.size()));
    };
    skip(" \t");
    if (rest.empty()) return Match::absent;
    if (rest.substr(0, 1) == "*") {
        rest.remove_prefix(1);
        skip(" \t");
        return rest.empty() ? Match::matches : Match::differs;
    }
    // Entity tags may hold commas, so the list is walked tag by tag and not split.
    while (!rest.empty()) {
        const bool weak = rest.starts_with("W/");
        if (weak) rest.remove_prefix(2);
        const std::size_t close =
            rest.starts_with('"') ? rest.find('"', 1) : std::string_view::npos;
        if (close == std::string_view::npos) return Match::differs;
        if (!weak && rest.substr(0, close + 1) == current_etag) return Match::matches;
        rest.remove_prefix(close + 1);
        skip(" \t,");
    }
    return Match::differs;
}

}  // namespace apex::domain
