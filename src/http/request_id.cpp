#include "http/request_id.hpp"

#include <algorithm>
#include <cstdint>
#include <random>

namespace apex::http {
namespace {

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_zero(std::string_view text) {
    return text.find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

bool is_request_id(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == ':' || c == '-';
    };
    return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), allowed);
}

std::string make_request_id() {
    // Unique, not secret: a generator seeded once per thread from the system is enough.
    thread_local std::mt19937_64 random = [] {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device(),
                           device(), device(), device(), device()};
        return std::mt19937_64(seed);
    }();
    constexpr const char* hex = "0123456789abcdef";
    std::string id(32, '0');
    for (std::size_t half = 0; half < 2; ++half) {
        std::uint64_t bits = random();
        for (std::size_t i = 0; i < 16; ++i, bits >>= 4U) id[half * 16 + i] = hex[bits & 15U];
    }
    return id;
}

TraceContext parse_traceparent(std::string_view text) {
    constexpr std::size_t length = 55;  // 00-{32}-{16}-{2}
    if (text.size() < length || text[2] != '-' || text[35] != '-' || text[52] != '-') return {};
    const std::string_view version = text.substr(0, 2), trace = text.substr(3, 32),
                           parent = text.substr(36, 16), flags = text.substr(53, 2);
    if (!is_hex(version) || version == "ff" || !is_hex(trace) || !is_hex(parent) || !is_hex(flags))
        return {};
    const bool longer = text.size() > length;  // only a later version may go on, after a dash
    if (longer && (version == "00" || text[length] != '-')) return {};
    if (is_zero(trace) || is_zero(parent)) return {};
    const char last = flags[1];
    const int low = last <= '9' ? last - '0' : last - 'a' + 10;
    return {std::string(trace), std::string(parent), (low & 1) != 0};
}

}  // namespace apex::http
