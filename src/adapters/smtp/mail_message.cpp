#include "adapters/smtp/mail_message.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

namespace apex::adapters {
namespace {

constexpr std::size_t encoded_word_bytes = 45;  ///< 60 characters, 72 with "=?UTF-8?B?" and "?="
constexpr std::size_t body_line_bytes = 57;     ///< 76 characters, the most a line may have

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= count ? digits[(group >> (18 - 6 * k)) & 63] : '=';
    }
    return out;
}

/// As many bytes as fit, without cutting a character.
std::string_view piece_of(std::string_view text, std::size_t most) {
    std::size_t size = std::min(most, text.size());
    while (size > 0 && size < text.size() &&
           (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
        --size;
    return text.substr(0, size > 0 ? size : std::min(most, text.size()));
}

/// As it is where that is plain and short, else in encoded words, one a line.
std::string header_text(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    const bool is_plain =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
    if (is_plain && text.size() <= 65 && text.find("=?") == std::string::npos) return text;
    std::string out;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view piece = piece_of(rest, encoded_word_bytes);
        if (!out.empty()) out += "\r\n ";
        out += "=?UTF-8?B?" + base64(piece) + "?=";
        rest.remove_prefix(piece.size());
    }
    return out;
}

std::string date_of(domain::Time at) {
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    std::array<char, 40> time{};
    std::strftime(time.data(), time.size(), " %Y %H:%M:%S +0000", &utc);
    return std::string(days[utc.tm_wday]) + ", " + std::to_string(utc.tm_mday) + ' ' +
           months[utc.tm_mon] + time.data();
}

}  // namespace

bool is_mail_address(const std::string& text) {
    const auto at = text.find('@');
    return at != std::string::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
           text.find('@', at + 1) == std::string::npos &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return c > ' ' && c < 127 &&
                      std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
           });
}

std::string message_of(const Mail& mail) {
    std::string to;
    for (const auto& address : mail.to) (to += to.empty() ? "" : ",\r\n ") += address;
    std::string out = "Date: " + date_of(mail.at) + "\r\nFrom: " + mail.from + "\r\nTo: " + to +
                      "\r\nSubject: " + header_text(mail.subject) + "\r\nMessage-ID: <" +
                      mail.message_id +
                      ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                      "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n";
    std::string_view rest = mail.text;
    while (!rest.empty()) {
        out += base64(rest.substr(0, body_line_bytes)) + "\r\n";
        rest.remove_prefix(std::min(body_line_bytes, rest.size()));
    }
    return out;
}

}  // namespace apex::adapters
