#include "report/figures.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/number_text.hpp"

namespace apex::report {
namespace {

/// "2.1e-09" as 2.1 × 10⁻⁹.
std::string with_power_of_ten(const std::string& text) {
    constexpr std::array raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const std::size_t e = text.find('e');
    std::string shown = text.substr(0, e) + " × 10";
    bool leading = true;
    for (const char c : text.substr(e + 1)) {
        if (c == '-') shown += "⁻";
        leading = leading && (c == '-' || c == '+' || c == '0');
        if (!leading) shown += raised[static_cast<std::size_t>(c - '0')];
    }
    return shown;
}

std::string with_thousands(std::string text) {
    if (text.find('e') != std::string::npos) return with_power_of_ten(text);
    const std::size_t first = text.front() == '-' ? 1 : 0;
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t i = point; i > first + 3;) text.insert(i -= 3, 1, ',');
    return text;
}

}  // namespace

std::string figure(double value, int decimals) {
    if (!std::isfinite(value)) return "not finite";
    if (std::fabs(value) >= 1e15) return digits(value);
    std::array<char, 64> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value,
                                      std::chars_format::fixed, decimals);
    std::string shown(text.data(), result.ptr);
    if (shown.find_first_not_of("-0.") == std::string::npos && shown.front() == '-')
        shown.erase(0, 1);
    return with_thousands(std::move(shown));
}

std::string figure(double value) {
    if (!std::isfinite(value)) return "not finite";
    return with_thousands(digits(value));
}

std::string money(long long cents, const std::string& currency) {
    // Unsigned magnitude: the most negative amount has no positive twin.
    const unsigned long long size = cents < 0 ? 0 - static_cast<unsigned long long>(cents)
                                              : static_cast<unsigned long long>(cents);
    std::string rest = std::to_string(size % 100);
    if (rest.size() == 1) rest.insert(0, 1, '0');
    const std::string amount = with_thousands(std::to_string(size / 100)) + '.' + rest;
    const std::string sign = cents < 0 ? "-" : "";
    return currency.empty() || currency == "USD" ? sign + '$' + amount
                                                 : sign + amount + ' ' + currency;
}

std::string utilisation(double value) {
    if (!(value < 1000)) return std::isfinite(value) ? ">999" : "not finite";
    return figure(value, value != 1 && std::fabs(value - 1) < 0.005
                             ? 4
                             : 2);  // 1.0004 must not look like a pass.
}

}  // namespace apex::report
