#include <charconv>

#include "config/settings.hpp"

namespace apex::config {
namespace {

std::string without_blanks(std::string_view text) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) return "";
    return std::string(text.substr(from, text.find_last_not_of(' ') - from + 1));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> pairs_of(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), piece.size() + 1));
        const std::size_t equals = piece.find('=');
        pairs.emplace_back(
            without_blanks(piece.substr(0, equals)),
            equals == std::string_view::npos ? "" : without_blanks(piece.substr(equals + 1)));
    }
    return pairs;
}

std::vector<std::string> list_of(std::string_view text) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), piece.size() + 1));
        if (auto kept = without_blanks(piece); !kept.empty()) pieces.push_back(std::move(kept));
    }
    return pieces;
}

std::optional<double> parse_ratio(std::string_view text) {
    double ratio = -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), ratio);
    const bool whole = failure == std::errc() && end == text.data() + text.size();
    if (!whole || !(ratio >= 0 && ratio <= 1)) return std::nullopt;
    return ratio;
}

}  // namespace apex::config
