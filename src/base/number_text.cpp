#include "base/number_text.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/assertion.hpp"

namespace apex {
namespace {

/// JSON's grammar (RFC 8259, section 6) is narrower than what the parser would take: no "+1", ".5",
/// "01", "inf".
bool is_json_number(std::string_view text) {
    std::size_t i = 0;
    const auto digit = [&] { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    const auto some_digits = [&] {
        const std::size_t first = i;
        while (digit()) ++i;
        return i > first;
    };
    if (i < text.size() && text[i] == '-') ++i;
    if (i < text.size() && text[i] == '0') {
        ++i;
    } else if (!some_digits()) {
        return false;
    }
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (!some_digits()) return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
        if (!some_digits()) return false;
    }
    return i == text.size() && !text.empty();
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    if (!is_json_number(text)) return std::nullopt;
    double v = 0;
    const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), v);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(v))
        return std::nullopt;
    return v;
}

void append_number(std::string& out, double v) {
    APEX_ASSERT(std::isfinite(v));
    if (v == 0) {
        out += '0';
        return;
    }
    char text[32];
    const char* end = fmt::format_to(text, "{}", v);
    if (end - text > 2 && end[-2] == '.' && end[-1] == '0') end -= 2;
    out.append(text, static_cast<std::size_t>(end - text));
}

std::string print_number(double v) {
    std::string out;
    append_number(out, v);
    return out;
}

std::string digits(double v) {
    const double size = std::fabs(v);
    char text[48];
    const auto end =
        size >= 1e4 && size < 1e12
            ? std::to_chars(text, text + 48, v, std::chars_format::fixed, size < 1e5 ? 1 : 0).ptr
            : std::to_chars(text, text + 48, v, std::chars_format::general, 5).ptr;
    std::string shown(text, end);
    if (shown.find('.') != std::string::npos && shown.find('e') == std::string::npos) {
        while (shown.back() == '0') shown.pop_back();
        if (shown.back() == '.') shown.pop_back();
    }
    return shown == "-0" ? "0" : shown;
}

}  // namespace apex
