#include "runbook/duration.hpp"

#include <cctype>
#include <charconv>
#include <cmath>

namespace apex::runbook {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::optional<double> unit_s(std::string_view word) {
    if (word == "ms") return 0.001;
    if (word == "s" || word == "sec" || word == "second" || word == "seconds") return 1;
    if (word == "min" || word == "minute" || word == "minutes") return 60;
    if (word == "h" || word == "hour" || word == "hours") return 3600;
    return std::nullopt;
}

}  // namespace

std::optional<double> parse_duration_s(std::string_view words) {
    std::optional<double> total_s;
    for (std::size_t at = 0; at < words.size();) {
        if (!is_digit(words[at])) {
            ++at;
            continue;
        }
        double number = 0;
        const auto read = std::from_chars(words.data() + at, words.data() + words.size(), number,
                                          std::chars_format::fixed);
        at = static_cast<std::size_t>(read.ptr - words.data());
        std::size_t word_at = at;
        while (word_at < words.size() && words[word_at] == ' ') ++word_at;
        std::size_t end = word_at;
        while (end < words.size() && is_letter(words[end])) ++end;
        const auto unit = unit_s(words.substr(word_at, end - word_at));
        if (!unit) continue;  // The lower end of a range, or a number of something else.
        total_s = total_s.value_or(0) + number * *unit;
        at = end;
    }
    return total_s;
}

std::string print_duration(double seconds) {
    const auto whole = [](double v) { return std::to_string(std::llround(v)); };
    if (seconds < 1) return whole(seconds * 1000) + " ms";
    const auto total_s = std::llround(seconds);
    if (total_s < 60) return std::to_string(total_s) + " s";
    const auto two = [](long long large, const char* unit, long long small, const char* rest) {
        std::string text = std::to_string(large) + ' ' + unit;
        if (small != 0) text += ' ' + std::to_string(small) + ' ' + rest;
        return text;
    };
    if (total_s < 3600) return two(total_s / 60, "min", total_s % 60, "s");
    return two(total_s / 3600, "h", total_s % 3600 / 60, "min");
}

}  // namespace apex::runbook
