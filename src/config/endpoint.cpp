#include <arpa/inet.h>

#include <charconv>

#include "config/settings.hpp"

namespace apex::config {
namespace {

bool is_address(const std::string& text) {
    unsigned char bytes[16];
    return ::inet_pton(AF_INET, text.c_str(), bytes) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), bytes) == 1;
}

}  // namespace

Outcome<Endpoint> parse_endpoint(std::string_view text, std::string_view field) {
    const Rejection no{std::string(field),
                       '"' + std::string(text) +
                           "\" is no address and port such as 127.0.0.1:8000, :8000 or [::1]:8000",
                       {}};
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return no;
    std::string address(text.substr(0, colon));
    const std::string_view port = text.substr(colon + 1);
    if (address.size() >= 2 && address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    else if (address.find(':') != std::string::npos)
        return no;
    if (address.empty()) address = "0.0.0.0";
    if (address == "localhost") address = "127.0.0.1";
    Endpoint endpoint{std::move(address), 0};
    const auto [end, failure] =
        std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
    if (failure != std::errc() || end != port.data() + port.size() || !is_address(endpoint.address))
        return no;
    return endpoint;
}

bool is_loopback(std::string_view address) {
    return (address.starts_with("127.") && is_address(std::string(address))) || address == "::1" ||
           address == "localhost";
}

bool is_http_url(std::string_view text) {
    const bool plain = text.starts_with("http://"), secure = text.starts_with("https://");
    if (!plain && !secure) return false;
    text.remove_prefix(plain ? 7 : 8);
    if (text.find_first_of(" \t\r\n?#") != std::string_view::npos) return false;
    text = text.substr(0, text.find('/'));
    if (const std::size_t at = text.rfind('@'); at != std::string_view::npos)
        text.remove_prefix(at + 1);
    const std::size_t bracket = text.rfind(']'), colon = text.rfind(':');
    const bool has_port =
        colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
    const std::string_view host = has_port ? text.substr(0, colon) : text;
    if (host.empty() || (host.front() == '[') != (bracket != std::string_view::npos)) return false;
    if (!has_port) return true;
    std::uint16_t port = 0;
    const std::string_view digits = text.substr(colon + 1);
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return failure == std::errc() && end == digits.data() + digits.size() && port > 0;
}

namespace {

/// scheme://user:secret@host... -> scheme://user:***@host...
std::string without_user_secret(std::string_view url) {
    const std::size_t scheme = url.find("://");
    const std::size_t from = scheme == std::string_view::npos ? 0 : scheme + 3;
    const std::size_t authority_end = std::min(url.find('/', from), url.size());
    std::size_t at = url.substr(0, authority_end).rfind('@');
    // A password with a slash that was not escaped ends the authority too early.
    if (at == std::string_view::npos &&
        url.substr(from, authority_end - from).find(':') != std::string_view::npos)
        at = url.substr(0, url.find('?', from)).rfind('@');
    if (at == std::string_view::npos || at < from) return std::string(url);
    const std::size_t colon = url.substr(from, at - from).find(':');
    // A user name alone may be a token: masked as well.
    const std::string user(colon == std::string_view::npos ? std::string_view()
                                                           : url.substr(from, colon));
    std::string masked(url.substr(0, from));
    masked += user;
    masked += user.empty() && colon == std::string_view::npos ? "***" : ":***";
    masked += url.substr(at);
    return masked;
}

}  // namespace

std::string masked_url(std::string_view url) {
    std::string masked = without_user_secret(url);
    // libpq takes `password` and `sslpassword` as parameters too.
    constexpr std::string_view name = "password=";
    std::size_t at = masked.find('?');
    while (at != std::string::npos && (at = masked.find(name, at)) != std::string::npos) {
        at += name.size();
        masked.replace(at, std::min(masked.find('&', at), masked.size()) - at, "***");
    }
    return masked;
}

}  // namespace apex::config
