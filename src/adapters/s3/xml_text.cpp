#include "adapters/s3/xml_text.hpp"

#include <charconv>
#include <cstdio>

namespace apex::adapters::s3 {
namespace {

void append_utf8(std::string& text, unsigned code) {
    const auto byte = [&](unsigned bits) { text += static_cast<char>(bits); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0 | code >> 6);
        byte(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        byte(0xe0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3f));
        byte(0x80 | (code & 0x3f));
    } else {
        byte(0xf0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3f));
        byte(0x80 | (code >> 6 & 0x3f));
        byte(0x80 | (code & 0x3f));
    }
}

/// The character that an entity names; false when it is none of ours.
bool append_entity(std::string& text, std::string_view name) {
    constexpr std::pair<std::string_view, char> named[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto& [entity, character] : named)
        if (name == entity) {
            text += character;
            return true;
        }
    if (!name.starts_with('#')) return false;
    const bool hexadecimal = name.size() > 1 && name[1] == 'x';
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    unsigned code = 0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
    if (failure != std::errc() || end != digits.data() + digits.size() || code == 0 ||
        code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return false;
    append_utf8(text, code);
    return true;
}

std::string unescaped(std::string_view raw) {
    std::string text;
    while (!raw.empty()) {
        const std::size_t ampersand = raw.find('&');
        text += raw.substr(0, ampersand);
        if (ampersand == std::string_view::npos) break;
        raw.remove_prefix(ampersand);
        const std::size_t semicolon = raw.find(';');
        if (semicolon != std::string_view::npos &&
            append_entity(text, raw.substr(1, semicolon - 1))) {
            raw.remove_prefix(semicolon + 1);
        } else {
            text += '&';
            raw.remove_prefix(1);
        }
    }
    return text;
}

}  // namespace

std::vector<std::string_view> xml_elements(std::string_view xml, std::string_view name) {
    std::vector<std::string_view> found;
    const std::string start = '<' + std::string(name), end = "</" + std::string(name) + '>';
    for (std::size_t at = xml.find(start); at != std::string_view::npos; at = xml.find(start, at)) {
        at += start.size();
        // <Key> and <Key x="">, not <KeyCount>; <Key/> is empty.
        if (at >= xml.size() ||
            std::string_view("> \t\r\n/").find(xml[at]) == std::string_view::npos)
            continue;
        const std::size_t open = xml.find('>', at);
        if (open == std::string_view::npos) break;
        if (xml[open - 1] == '/') {
            found.emplace_back();
            at = open;
            continue;
        }
        const std::size_t close = xml.find(end, open);
        if (close == std::string_view::npos) break;
        found.push_back(xml.substr(open + 1, close - open - 1));
        at = close + end.size();
    }
    return found;
}

std::optional<std::string> xml_text(std::string_view xml, std::string_view name) {
    const auto found = xml_elements(xml, name);
    if (found.empty()) return std::nullopt;
    return unescaped(found.front());
}

std::optional<std::time_t> parse_time(const std::string& text) {
    std::tm parts{};
    if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d", &parts.tm_year, &parts.tm_mon,
                    &parts.tm_mday, &parts.tm_hour, &parts.tm_min, &parts.tm_sec) != 6)
        return std::nullopt;
    parts.tm_year -= 1900;
    parts.tm_mon -= 1;
    return timegm(&parts);
}

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '&')
            escaped += "&amp;";
        else if (c == '<')
            escaped += "&lt;";
        else if (c == '>')
            escaped += "&gt;";
        else if (c == '"')
            escaped += "&quot;";
        else
            escaped += c;
    }
    return escaped;
}

}  // namespace apex::adapters::s3
