// What a search comes to in OpenSearch's JSON. What a person typed stands in values only, never in
// a query language. A score is a sum of fixed weights, so that it depends on the project alone and
// a page continues where the one before ended, whatever else changes meanwhile.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/search_index.hpp"

namespace apex::adapters::opensearch {

/// How what was typed is taken; tried in this order until something is found.
enum class Reading : unsigned char {
    beginnings,  ///< each word is the beginning of a word
    within,      ///< each word stands somewhere in the text
    misspelt     ///< each word is near a word
};
inline constexpr Reading all_readings[] = {Reading::beginnings, Reading::within, Reading::misspelt};

/// Where a page begins: after this hit, in the list of one reading.
struct Position {
    Reading reading{};
    std::int64_t score = 0, created_at = 0;
    std::string project_id;
};
std::string cursor_text(const Position& position);
/// None for what is no cursor of ours.
std::optional<Position> parse_cursor(std::string_view text);

/// Words as they are looked for: small letters, well-formed UTF-8, neither many nor long.
std::vector<std::string> search_words(const std::string& text);

/// Whose projects: one account's, or everyone's (the inner optional); none if no one's.
std::optional<std::optional<std::string>> account_of(const app::SearchRequest& request);

/// The body of _search. None: read so, the words say nothing.
std::optional<std::string> search_body(const std::vector<std::string>& words, Reading reading,
                                       const std::optional<std::string>& account,
                                       const std::optional<domain::ProjectStatus>& status,
                                       int limit, const std::optional<Position>& after);

}  // namespace apex::adapters::opensearch
