#include "telemetry/trace_context.hpp"

#include <charconv>
#include <optional>

namespace apex::telemetry {
namespace {

/// Lower-case digits only, as the standard has them.
std::optional<std::uint64_t> number(std::string_view hex) {
    if (hex.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
    std::uint64_t value = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    return value;
}

}  // namespace

std::string span_text(std::uint64_t id) {
    std::string text(16, '0');
    for (std::size_t i = text.size(); i-- > 0; id >>= 4U) text[i] = "0123456789abcdef"[id & 15U];
    return text;
}

std::string to_text(const TraceId& id) { return span_text(id.high) + span_text(id.low); }

TraceContext parse_traceparent(std::string_view text) {
    constexpr std::size_t length = 55;  // 00-{32}-{16}-{2}
    if (text.size() < length || text[2] != '-' || text[35] != '-' || text[52] != '-') return {};
    const auto version = number(text.substr(0, 2)), high = number(text.substr(3, 16)),
               low = number(text.substr(19, 16)), span = number(text.substr(36, 16)),
               flags = number(text.substr(53, 2));
    if (!version || *version == 0xff || !high || !low || !span || !flags) return {};
    const bool longer = text.size() > length;  // only a later version may go on, after a dash
    if (longer && (*version == 0 || text[length] != '-')) return {};
    if ((*high | *low) == 0 || *span == 0) return {};
    return {{*high, *low}, *span, (*flags & 1U) != 0};
}

std::string to_traceparent(const TraceContext& context) {
    if (!context) return "";
    return "00-" + to_text(context.trace) + '-' + span_text(context.span) +
           (context.sampled ? "-01" : "-00");
}

}  // namespace apex::telemetry
