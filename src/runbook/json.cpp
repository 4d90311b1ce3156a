#include "runbook/json.hpp"

#include <boost/json/src.hpp>

#include "runbook/markdown.hpp"

namespace apex::runbook {
namespace {

namespace json = boost::json;

std::optional<json::value> parsed(std::string_view text) {
    json::error_code wrong;
    json::value value = json::parse({text.data(), text.size()}, wrong);
    if (wrong) return std::nullopt;
    return value;
}

/// The length of the UTF-8 sequence at the front, or 0 if there is none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80                     ? 1
                               : first >= 0xC2 && first <= 0xDF ? 2
                               : first >= 0xE0 && first <= 0xEF ? 3
                               : first >= 0xF0 && first <= 0xF4 ? 4
                                                                : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F) ||
        (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F))
        return 0;
    return length;
}

}  // namespace

std::string json_quoted(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out = "\"";
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        const char c = text.front();
        if (length == 0)
            out += "\xEF\xBF\xBD";
        else if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            ((out += "\\u00") += hex[static_cast<unsigned char>(c) >> 4]) += hex[c & 15];
        else
            out += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out += '"';
}

std::string json_of(const Facts& facts) {
    std::string out = "{";
    for (const auto& [name, text] : facts) {
        if (out.size() > 1) out += ',';
        ((out += json_quoted(name)) += ':') += json_quoted(text);
    }
    return out += '}';
}

std::optional<Facts> read_facts(std::string_view text) {
    const auto value = parsed(text);
    if (!value || !value->is_object()) return std::nullopt;
    Facts facts;
    for (const auto& member : value->get_object()) {
        const json::string* string = member.value().if_string();
        if (string == nullptr) return std::nullopt;
        facts.emplace(std::string(member.key()), std::string(*string));
    }
    return facts;
}

std::optional<JsonPlace> json_at(std::string_view text, std::string_view pointer) {
    const auto value = parsed(trimmed(text));
    if (!value) return std::nullopt;
    json::error_code wrong;
    const json::value* found = value->find_pointer({pointer.data(), pointer.size()}, wrong);
    if (found == nullptr) return std::nullopt;
    using Kind = JsonPlace::Kind;
    const auto place = [&](Kind kind) {
        return JsonPlace{kind, std::string(json::serialize(*found)), 0, 0};
    };
    switch (found->kind()) {
        case json::kind::null:
            return place(Kind::null);
        case json::kind::bool_:
            return place(Kind::boolean);
        case json::kind::string:
            return JsonPlace{Kind::string, std::string(found->get_string()), 0, 0};
        case json::kind::array: {
            JsonPlace array = place(Kind::array);
            array.count = found->get_array().size();
            return array;
        }
        case json::kind::object: {
            JsonPlace object = place(Kind::object);
            object.count = found->get_object().size();
            return object;
        }
        default: {
            JsonPlace number = place(Kind::number);
            number.number = found->to_number<double>();
            return number;
        }
    }
}

}  // namespace apex::runbook
