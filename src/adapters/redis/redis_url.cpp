#include "adapters/redis/redis_url.hpp"

#include <charconv>
#include <optional>

namespace apex::adapters {
namespace {

Rejection no(std::string reason) { return {"REDIS_URL", std::move(reason), {}}; }

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::optional<int> whole(std::string_view text, int least, int most) {
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < least ||
        number > most)
        return std::nullopt;
    return number;
}

/// Cuts what follows the first `mark` off `text`; none without the mark.
std::optional<std::string_view> cut(std::string_view& text, char mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view rest = text.substr(at + 1);
    text = text.substr(0, at);
    return rest;
}

std::optional<Rejection> read_sign_in(std::string_view text, RedisSettings& settings) {
    const auto after_colon = cut(text, ':');
    const auto user = percent_decoded(after_colon ? text : std::string_view());
    const auto password = percent_decoded(after_colon.value_or(text));
    if (!user || !password) return no("its user or password has a percent escape that is none");
    if (password->empty()) return no("its password is empty");
    settings.user = *user;
    settings.password = *password;
    return std::nullopt;
}

std::optional<Rejection> read_host(std::string_view text, RedisSettings& settings) {
    std::string_view port;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) return no("its host begins with '[' and never ends");
        settings.host = text.substr(1, end - 1);
        port = text.substr(end + 1);
        if (!port.empty() && !port.starts_with(':')) return no("it has something after its host");
        if (!port.empty()) port.remove_prefix(1);
    } else {
        port = cut(text, ':').value_or("");
        settings.host = text;
    }
    if (settings.host.empty()) return no("it names no host; redis://host:6379/0 does");
    if (port.empty()) return std::nullopt;
    const auto number = whole(port, 1, 65'535);
    if (!number) return no("its port must be a whole number from 1 to 65535");
    settings.port = static_cast<std::uint16_t>(*number);
    return std::nullopt;
}

std::optional<Rejection> read_query(std::string_view text, RedisSettings& settings) {
    for (std::optional<std::string_view> rest = text; rest;) {
        std::string_view pair = *rest;
        rest = cut(pair, '&');
        const auto given = cut(pair, '=');
        if (pair != "prefix" || !given)
            return no("its query may hold prefix=NAME and nothing else");
        settings.prefix = *given;
        if (settings.prefix.empty() || settings.prefix.find_first_of("%{}") != std::string::npos)
            return no("its prefix must be a name without '%', '{' and '}'");
    }
    return std::nullopt;
}

}  // namespace

Outcome<RedisSettings> parse_redis_url(std::string_view url) {
    if (url.starts_with("rediss://"))
        return no(
            "rediss:// (TLS) cannot be spoken by this program; reach Redis over a private network, "
            "or through a TLS tunnel beside the program, as redis://");
    constexpr std::string_view scheme = "redis://";
    if (!url.starts_with(scheme)) return no("it is not redis://host:port/db");
    url.remove_prefix(scheme.size());

    RedisSettings settings;
    if (const auto query = cut(url, '?'))
        if (auto refusal = read_query(*query, settings)) return *refusal;
    // A '/' in a password would be an escape, so the first one ends the host.
    if (const auto database = cut(url, '/'); database && !database->empty()) {
        const auto number = whole(*database, 0, 1'000'000);
        if (!number) return no("its database must be a whole number, as in redis://host:6379/0");
        settings.database = *number;
    }
    if (const std::size_t at = url.rfind('@'); at != std::string_view::npos) {
        if (auto refusal = read_sign_in(url.substr(0, at), settings)) return *refusal;
        url.remove_prefix(at + 1);
    }
    if (auto refusal = read_host(url, settings)) return *refusal;
    return settings;
}

}  // namespace apex::adapters
