#include "http/problem.hpp"

#include <array>
#include <charconv>

namespace apex::http {
namespace {

/// Length of the well-formed UTF-8 sequence at the start of `s`, 0 when there is none (RFC 3629).
std::size_t sequence_length(std::string_view s) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const auto tail = [&](std::size_t i) { return i < s.size() && (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!tail(1) || !tail(2)) return 0;
        if (lead == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
        if (lead == 0xED && byte(1) > 0x9F) return 0;  // surrogate
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!tail(1) || !tail(2) || !tail(3)) return 0;
        if (lead == 0xF0 && byte(1) < 0x90) return 0;
        if (lead == 0xF4 && byte(1) > 0x8F) return 0;
        return 4;
    }
    return 0;
}

void append_escaped(std::string& out, char c) {
    constexpr const char* hex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            out += "\\u00";
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
    }
}

void append_member(std::string& out, const char* key, std::string_view text) {
    out += ",\"";
    out += key;
    out += "\":";
    append_json_string(out, text);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text.front());
        if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F) {
            append_escaped(out, text.front());
            text.remove_prefix(1);
        } else if (const std::size_t n = sequence_length(text); n > 0) {
            out += text.substr(0, n);
            text.remove_prefix(n);
        } else {
            out += "\xEF\xBF\xBD";
            text.remove_prefix(1);
        }
    }
    out += '"';
}

std::string problem_json(int status, std::string_view detail, std::string_view instance,
                         const std::vector<Rejection>& errors,
                         const std::vector<std::string>& allowed) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), status).ptr;
    std::string out = R"({"type":"about:blank","title":)";
    append_json_string(out, reason_phrase(status));
    out += ",\"status\":";
    out.append(digits.data(), end);
    append_member(out, "detail", detail);
    append_member(out, "instance", instance);
    if (!errors.empty()) {
        out += ",\"errors\":[";
        for (const Rejection& r : errors) {
            if (&r != &errors.front()) out += ',';
            out += "{\"pointer\":";
            append_json_string(out, r.field);
            append_member(out, "reason", r.reason);
            if (const std::string clause = to_text(r.clause); !clause.empty())
                append_member(out, "clause", clause);
            out += '}';
        }
        out += ']';
    }
    if (!allowed.empty()) {
        out += ",\"allowed\":[";
        for (const std::string& each : allowed) {
            if (&each != &allowed.front()) out += ',';
            append_json_string(out, each);
        }
        out += ']';
    }
    out += '}';
    return out;
}

HttpResponse problem(const HttpRequest& request, int status, std::string_view detail,
                     const std::vector<Rejection>& errors) {
    HttpResponse response =
        json_response(status, problem_json(status, detail, request.request_id, errors));
    response.content_type = "application/problem+json";
    return response;
}

HttpResponse problem(const HttpRequest& request, const Problem& problem) {
    HttpResponse response = json_response(
        problem.status, problem_json(problem.status, problem.detail, request.request_id,
                                     problem.errors, problem.allowed));
    response.content_type = "application/problem+json";
    response.headers = problem.headers;
    return response;
}

}  // namespace apex::http
