#include "adapters/smtp/smtp_settings.hpp"

#include <algorithm>
#include <optional>

#include "adapters/smtp/mail_message.hpp"

namespace apex::adapters {
namespace {

Rejection no(const char* setting, std::string reason) { return {setting, std::move(reason), {}}; }

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find(',', from), text.size());
        std::string part = text.substr(from, to - from);
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty()) parts.push_back(std::move(part));
        from = to + 1;
    }
    return parts;
}

/// Host, port and TLS; the reason when the URL is not one.
std::optional<std::string> read_url(std::string url, SmtpSettings& settings) {
    constexpr const char* form = "must be smtp[s]://host[:port][?tls=off]";
    const bool from_the_start = url.starts_with("smtps://");
    if (!from_the_start && !url.starts_with("smtp://")) return form;
    url.erase(0, from_the_start ? 8 : 7);
    settings.tls = from_the_start ? SmtpTls::from_the_start : SmtpTls::upgraded;
    if (const auto query = url.find('?'); query != std::string::npos) {
        if (url.substr(query) != "?tls=off" || from_the_start) return form;
        settings.tls = SmtpTls::none;
        url.erase(query);
    }
    const auto colon = url.rfind(':');
    settings.host = url.substr(0, colon);
    settings.port =
        colon == std::string::npos ? (from_the_start ? "465" : "587") : url.substr(colon + 1);
    const auto is_host = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == '_';
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool good = !settings.host.empty() && !settings.port.empty() &&
                      settings.port.size() <= 5 &&
                      std::all_of(settings.host.begin(), settings.host.end(), is_host) &&
                      std::all_of(settings.port.begin(), settings.port.end(), is_digit);
    return good ? std::nullopt : std::optional<std::string>(form);
}

}  // namespace

Outcome<SmtpSettings> parse_smtp(const SmtpWords& words) {
    SmtpSettings settings;
    if (auto reason = read_url(words.url, settings)) return no("SMTP_URL", std::move(*reason));
    if (words.user.empty() != words.password.empty())
        return no(words.user.empty() ? "SMTP_USER" : "SMTP_PASSWORD",
                  "must be given with the other of the two");
    if (!words.user.empty() && settings.tls == SmtpTls::none)
        return no("SMTP_URL", "must not say tls=off where a password is sent");
    if (!is_mail_address(words.from)) return no("SMTP_FROM", "must be an e-mail address");
    settings.to = split(words.to);
    if (settings.to.empty()) return no("SUBMIT_EMAIL_TO", "must name an e-mail address");
    for (const auto& address : settings.to)
        if (!is_mail_address(address))
            return no("SUBMIT_EMAIL_TO", "has an entry that is no e-mail address");
    settings.user = words.user;
    settings.password = words.password;
    settings.from = words.from;
    settings.ca_file = words.ca_file;
    return settings;
}

}  // namespace apex::adapters
