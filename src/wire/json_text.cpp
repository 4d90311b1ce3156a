#include "wire/json_text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <functional>

namespace apex::wire {
namespace {

using boost::json::error_code;
using NodeKind = JsonNode::Kind;

/// Writes down what the parser meets. The parser's own numbers are ignored: Boost.JSON does not
/// round correctly.
struct Recorder {
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    Recorder(std::string_view whole, JsonText& text) : source(whole), out(text) {}

    std::string_view source;
    JsonText& out;
    std::string partial;              // a text that comes in pieces
    std::vector<std::uint32_t> open;  // lists and objects not closed yet

    JsonNode& add(NodeKind kind) { return out.nodes.emplace_back(JsonNode{kind, false, 0, 0, {}}); }
    bool leaf(NodeKind kind, std::string_view text) {
        JsonNode& node = add(kind);
        node.text = text;
        node.next = static_cast<std::uint32_t>(out.nodes.size());
        return true;
    }
    bool begin(NodeKind kind) {
        open.push_back(static_cast<std::uint32_t>(out.nodes.size()));
        add(kind);
        return true;
    }
    bool end(std::size_t count) {
        JsonNode& node = out.nodes[open.back()];
        node.count = static_cast<std::uint32_t>(count);
        node.next = static_cast<std::uint32_t>(out.nodes.size());
        open.pop_back();
        return true;
    }
    bool piece(std::string_view s) {
        partial += s;
        return true;
    }
    /// A view that stays: of the source itself, or of a copy where the parser had to unescape or
    /// cut.
    std::string_view kept(std::string_view last) {
        const std::less_equal<const char*> at_most;
        const char* const from = source.data();
        const char* const to = from + source.size();
        if (partial.empty() && at_most(from, last.data()) && at_most(last.data() + last.size(), to))
            return last;
        partial += last;
        // Unescaped text is never longer than the source, so that the views into it never move.
        if (out.unescaped.capacity() < source.size()) out.unescaped.reserve(source.size());
        APEX_ASSERT(out.unescaped.size() + partial.size() <= out.unescaped.capacity());
        const std::size_t start = out.unescaped.size();
        out.unescaped += partial;
        partial.clear();
        return std::string_view(out.unescaped).substr(start);
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return begin(NodeKind::object); }
    bool on_object_end(std::size_t n, error_code&) { return end(n); }
    bool on_array_begin(error_code&) { return begin(NodeKind::list); }
    bool on_array_end(std::size_t n, error_code&) { return end(n); }
    bool on_key_part(boost::json::string_view s, std::size_t, error_code&) { return piece(s); }
    bool on_key(boost::json::string_view s, std::size_t, error_code&) {
        return leaf(NodeKind::text, kept(s));
    }
    bool on_string_part(boost::json::string_view s, std::size_t, error_code&) { return piece(s); }
    bool on_string(boost::json::string_view s, std::size_t, error_code&) {
        return leaf(NodeKind::text, kept(s));
    }
    bool on_number_part(boost::json::string_view s, error_code&) { return piece(s); }
    bool on_int64(std::int64_t, boost::json::string_view s, error_code&) {
        return leaf(NodeKind::number, kept(s));
    }
    bool on_uint64(std::uint64_t, boost::json::string_view s, error_code&) {
        return leaf(NodeKind::number, kept(s));
    }
    bool on_double(double, boost::json::string_view s, error_code&) {
        return leaf(NodeKind::number, kept(s));
    }
    bool on_bool(bool truth, error_code&) {
        leaf(NodeKind::boolean, {});
        out.nodes.back().truth = truth;
        return true;
    }
    bool on_null(error_code&) { return leaf(NodeKind::null, {}); }
    bool on_comment_part(boost::json::string_view, error_code&) { return true; }
    bool on_comment(boost::json::string_view, error_code&) { return true; }

    /// Pointer to where the parser stopped: the innermost value it had begun.
    std::string pointer() const {
        std::string path;
        for (std::size_t level = 0; level < open.size(); ++level) {
            const std::uint32_t limit = level + 1 < open.size()
                                            ? open[level + 1]
                                            : static_cast<std::uint32_t>(out.nodes.size());
            const bool object = out.nodes[open[level]].kind == NodeKind::object;
            std::uint32_t child = open[level] + 1, key = 0, index = 0;
            while (child < limit) {
                if (object) key = child++;
                if (child >= limit) break;
                child = out.nodes[child].next;
                ++index;
            }
            if (!object) append_pointer_step(path, std::to_string(index));
            if (object && key != 0) append_pointer_step(path, out.nodes[key].text);
        }
        return path;
    }
};

/// Offset of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing
/// past U+10FFFF), or npos.
std::size_t first_invalid_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned lead = byte(i), second = byte(i + 1);
        std::size_t length = 0;
        unsigned least = 0x80, most = 0xBF;  // of the second byte
        if (lead < 0x80) {
            length = 1;
        } else if (lead >= 0xC2 && lead <= 0xDF) {
            length = 2;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            length = 3;
            if (lead == 0xE0) least = 0xA0;
            if (lead == 0xED) most = 0x9F;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            length = 4;
            if (lead == 0xF0) least = 0x90;
            if (lead == 0xF4) most = 0x8F;
        }
        if (length == 0 || (length > 1 && (second < least || second > most))) return i;
        for (std::size_t k = 2; k < length; ++k)
            if ((byte(i + k) & 0xC0u) != 0x80u) return i;
        i += length;
    }
    return std::string_view::npos;
}

std::string place(std::string_view json, std::size_t at) {
    std::size_t line = 1, column = 1;
    for (std::size_t i = 0; i < at && i < json.size(); ++i) {
        ++column;
        if (json[i] == '\n') ++line, column = 1;
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

std::string why_not_json(std::string_view json, std::size_t at, const error_code& code) {
    if (const std::size_t bad = first_invalid_utf8(json); bad != std::string_view::npos)
        return "not UTF-8 at byte " + std::to_string(bad) + " (" + place(json, bad) + ')';
    if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) return "the text is empty";
    using boost::json::error;
    if (code == error::incomplete) return "the text ends too early";
    if (code == error::extra_data)
        return "text after the end of the document at " + place(json, at);
    if (code == error::illegal_leading_surrogate || code == error::illegal_trailing_surrogate ||
        code == error::expected_utf16_escape)
        return "half of a surrogate pair at " + place(json, at);
    return "not JSON at " + place(json, at);
}

}  // namespace

bool take_apart(std::string_view json, JsonText& out, JsonRefusal& refusal) {
    out.nodes.clear();
    out.unescaped.clear();
    out.nodes.reserve(json.size() / 8 + 8);
    boost::json::parse_options options;
    options.max_depth = deepest_nesting;
    boost::json::basic_parser<Recorder> parser(options, json, out);
    error_code error;
    const std::size_t taken = parser.write_some(false, json.data(), json.size(), error);
    if (!error && taken < json.size()) error = make_error_code(boost::json::error::extra_data);
    if (!error) return true;
    if (error == boost::json::error::too_deep) {
        refusal = {false, {parser.handler().pointer(), "nested more than 32 levels deep", {}}};
    } else if (error == boost::json::error::exponent_overflow) {
        refusal = {false, {parser.handler().pointer(), "must be a finite number", {}}};
    } else {
        refusal = {true, {"", why_not_json(json, taken, error), {}}};
    }
    return false;
}

const JsonNode* find(const JsonText& json, std::string_view pointer) {
    std::uint32_t node = 0;
    while (!pointer.empty()) {
        if (pointer.front() != '/') return nullptr;
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        std::string step;
        for (std::size_t i = 0; i < end; ++i) {
            if (pointer[i] == '~' && i + 1 < end &&
                (pointer[i + 1] == '0' || pointer[i + 1] == '1')) {
                step += pointer[++i] == '0' ? '~' : '/';
            } else {
                step += pointer[i];
            }
        }
        pointer.remove_prefix(end);
        const JsonNode& parent = json.nodes[node];
        if (parent.kind != NodeKind::object && parent.kind != NodeKind::list) return nullptr;
        std::uint32_t child = node + 1, found = 0;
        for (std::uint32_t i = 0; i < parent.count && found == 0; ++i) {
            if (parent.kind == NodeKind::object) {
                if (json.nodes[child++].text == step) found = child;
            } else if (step == std::to_string(i)) {
                found = child;
            }
            child = json.nodes[child].next;
        }
        if (found == 0) return nullptr;
        node = found;
    }
    return &json.nodes[node];
}

void append_value(std::string& out, const JsonText& json, std::uint32_t index) {
    const JsonNode& node = json.nodes[index];
    switch (node.kind) {
        case NodeKind::null:
            out += "null";
            return;
        case NodeKind::boolean:
            out += node.truth ? "true" : "false";
            return;
        case NodeKind::number:
            out += node.text;
            return;
        case NodeKind::text:
            append_quoted(out, node.text);
            return;
        case NodeKind::list:
        case NodeKind::object:
            break;
    }
    const bool object = node.kind == NodeKind::object;
    out += object ? '{' : '[';
    std::uint32_t child = index + 1;
    for (std::uint32_t i = 0; i < node.count; ++i) {
        if (i > 0) out += ',';
        if (object) {
            append_quoted(out, json.nodes[child++].text);
            out += ':';
        }
        append_value(out, json, child);
        child = json.nodes[child].next;
    }
    out += object ? '}' : ']';
}

void append_quoted(std::string& out, std::string_view text) {
    constexpr char hex[] = "0123456789abcdef";
    out += '"';
    std::size_t plain = 0;  // start of what needs no escape
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\f':
                out += "\\f";
                break;
            default:
                out += "\\u00";
                out += hex[c >> 4];
                out += hex[c & 15];
        }
    }
    out.append(text, plain, text.size() - plain);
    out += '"';
}

void append_pointer_step(std::string& pointer, std::string_view step) {
    pointer += '/';
    for (const char c : step) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

}  // namespace apex::wire
