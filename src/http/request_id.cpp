#include "http/request_id.hpp"

#include <algorithm>
#include <cstdint>

#include "telemetry/random_bits.hpp"

namespace apex::http {
bool is_request_id(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == ':' || c == '-';
    };
    return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), allowed);
}

std::string make_request_id() {
    constexpr const char* hex = "0123456789abcdef";
    std::string id(32, '0');
    for (std::size_t half = 0; half < 2; ++half) {
        std::uint64_t bits = telemetry::random_bits();
        for (std::size_t i = 0; i < 16; ++i, bits >>= 4U) id[half * 16 + i] = hex[bits & 15U];
    }
    return id;
}

}  // namespace apex::http
