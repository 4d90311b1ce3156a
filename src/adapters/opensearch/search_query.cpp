#include "adapters/opensearch/search_query.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "app/spelling.hpp"

namespace apex::adapters::opensearch {
namespace {

namespace json = boost::json;

constexpr std::size_t letters_most =
    64;  ///< of a word; a longer one is looked for by its beginning

/// A word in the name weighs most, then one in the customer's name or the pole's designation.
struct Weight {
    const char* field;
    int weight;
};
constexpr Weight weights[] = {{"name", 8},      {"customer", 4}, {"designation", 4},
                              {"site_name", 2}, {"street", 2},   {"description", 1}};

constexpr char letters_of_readings[] = {'b', 'w', 'm'};

void append_utf8(std::string& out, char32_t point) {
    const bool valid = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    const char32_t c = valid ? point : U'\ufffd';
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xf0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// Whether OpenSearch's analyser makes a term of it: punctuation alone has none.
bool has_terms(const std::string& word) {
    return std::any_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    });
}

json::object one(const char* name, json::value value) {
    json::object object;
    object[name] = std::move(value);
    return object;
}

json::object weighed(json::object filter, int weight) {
    return one("constant_score", json::object{{"filter", std::move(filter)}, {"boost", weight}});
}

json::object match(const char* kind, const char* field, json::object how, const std::string& word) {
    how["query"] = word;
    how["operator"] = "and";
    return one(kind, one(field, std::move(how)));
}

/// Beginnings count, whole words twice; near words where misspellings are forgiven.
json::array matches(const std::string& word, Reading reading) {
    json::array any;
    for (const auto& [field, weight] : weights) {
        any.push_back(weighed(match("match_bool_prefix", field, {}, word), weight));
        any.push_back(weighed(match("match", field, {}, word), weight));
        if (reading != Reading::misspelt) continue;
        // The mistakes that app::mistakes_allowed() allows.
        any.push_back(weighed(match("match", field, {{"fuzziness", "AUTO:4,6"}}, word), weight));
    }
    return any;
}

/// The word anywhere in the text; a wildcard that was typed stands for itself.
json::object anywhere(const std::string& word) {
    std::string pattern = "*";
    for (const char c : word) {
        if (c == '*' || c == '?' || c == '\\') pattern += '\\';
        pattern += c;
    }
    pattern += '*';
    return one("wildcard",
               one("body", json::object{{"value", pattern}, {"case_insensitive", true}}));
}

json::object word_query(const std::string& word, Reading reading) {
    if (reading == Reading::within)
        return one("bool", json::object{{"filter", anywhere(word)},
                                        {"should", matches(word, reading)},
                                        {"minimum_should_match", 0}});
    return one("bool",
               json::object{{"should", matches(word, reading)}, {"minimum_should_match", 1}});
}

json::object term(const char* field, json::value value) {
    return one("term", one(field, std::move(value)));
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::string cursor_text(const Position& position) {
    return std::string(1, letters_of_readings[static_cast<std::size_t>(position.reading)]) + '.' +
           std::to_string(position.score) + '.' + std::to_string(position.created_at) + '.' +
           position.project_id;
}

std::optional<Position> parse_cursor(std::string_view text) {
    std::vector<std::string_view> parts;
    while (parts.size() < 3) {
        const std::size_t dot = text.find('.');
        if (dot == std::string_view::npos) return std::nullopt;
        parts.push_back(text.substr(0, dot));
        text.remove_prefix(dot + 1);
    }
    const auto score = whole(parts[1]), created_at = whole(parts[2]);
    if (parts[0].size() != 1 || !score || !created_at || !domain::ProjectId::parse(text))
        return std::nullopt;
    for (const Reading reading : all_readings)
        if (letters_of_readings[static_cast<std::size_t>(reading)] == parts[0].front())
            return Position{reading, *score, *created_at, std::string(text)};
    return std::nullopt;
}

std::vector<std::string> search_words(const std::string& text) {
    auto words = app::words_of(text, app::search_words_most);
    for (std::string& word : words) {
        std::u32string letters = app::folded(word);
        if (letters.size() > letters_most) letters.resize(letters_most);
        word.clear();
        for (const char32_t letter : letters) append_utf8(word, letter);
    }
    return words;
}

std::optional<std::optional<std::string>> account_of(const app::SearchRequest& request) {
    const auto &allowed = request.access.account_id, &asked = request.account_id;
    if (allowed && asked && allowed != asked) return std::nullopt;
    return asked ? asked : allowed;
}

std::optional<std::string> search_body(const std::vector<std::string>& words, Reading reading,
                                       const std::optional<std::string>& account,
                                       const std::optional<domain::ProjectStatus>& status,
                                       int limit, const std::optional<Position>& after) {
    json::array wanted;
    for (const std::string& word : words)
        if (reading == Reading::within || has_terms(word))
            wanted.push_back(word_query(word, reading));
    if (wanted.empty()) return std::nullopt;

    json::array filters{term("removed", false)};
    if (account) filters.push_back(term("account_id", json::string(*account)));
    if (status) filters.push_back(term("status", json::string(domain::to_text(*status))));
    json::object body{
        {"query",
         one("bool", json::object{{"must", std::move(wanted)}, {"filter", std::move(filters)}})},
        {"sort",
         json::array{one("_score", "desc"), one("created_at", "desc"), one("project_id", "desc")}},
        {"size", limit},
        {"track_total_hits", app::exact_total + 1},
        {"_source", false}};
    if (after)
        body["search_after"] = json::array{after->score, after->created_at, after->project_id};
    return json::serialize(body);
}

}  // namespace apex::adapters::opensearch
