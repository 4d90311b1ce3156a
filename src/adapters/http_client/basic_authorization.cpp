#include "adapters/http_client/basic_authorization.hpp"

namespace apex::adapters::http_client {
namespace {

/// RFC 4648, 4.
std::string base64(std::string_view bytes) {
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t k) {
            return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u;
        };
        const unsigned three = byte(0) << 16 | byte(1) << 8 | byte(2);
        text += alphabet[three >> 18];
        text += alphabet[three >> 12 & 63];
        text += i + 1 < bytes.size() ? alphabet[three >> 6 & 63] : '=';
        text += i + 2 < bytes.size() ? alphabet[three & 63] : '=';
    }
    return text;
}

}  // namespace

std::string basic_authorization(std::string_view user, std::string_view password) {
    return "Basic " + base64(std::string(user) + ':' + std::string(password));
}

}  // namespace apex::adapters::http_client
