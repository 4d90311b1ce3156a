// Writing: a described struct as JSON text, in declared order; and the same text spread out for
// people.
#include "base/number_text.hpp"
#include "wire/codec.hpp"
#include "wire/json_text.hpp"
#include "wire/type.hpp"

namespace apex::wire {
namespace {

void append_object(std::string& out, const Type& type, const void* value, Form form) {
    out += '{';
    bool first = true;
    for (const Member& member : type.members) {
        if (form == Form::canonical && member.rule.outside_identity) continue;
        const void* part = static_cast<const char*>(value) + member.offset;
        const bool absent = member.type->kind == Kind::maybe && member.type->size(part) == 0;
        if (absent && (form == Form::canonical || !member.rule.absent_is_null)) continue;
        if (!first) out += ',';
        first = false;
        out += member.key;
        append_encoded(out, *member.type, part, form);
    }
    out += '}';
}

void append_list(std::string& out, const Type& type, const void* value, Form form) {
    out += '[';
    const std::size_t count = type.size(value);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) out += ',';
        append_encoded(out, *type.element, type.at(value, i), form);
    }
    out += ']';
}

void append_pretty(std::string& out, const JsonText& json, std::uint32_t index, std::size_t level) {
    const JsonNode& node = json.nodes[index];
    const bool object = node.kind == JsonNode::Kind::object;
    if ((!object && node.kind != JsonNode::Kind::list) || node.count == 0)
        return append_value(out, json, index);
    const auto new_line = [&](std::size_t depth) {
        out += '\n';
        out.append(2 * depth, ' ');
    };
    out += object ? '{' : '[';
    std::uint32_t child = index + 1;
    for (std::uint32_t i = 0; i < node.count; ++i) {
        if (i > 0) out += ',';
        new_line(level + 1);
        if (object) {
            append_quoted(out, json.nodes[child++].text);
            out += ": ";
        }
        append_pretty(out, json, child, level + 1);
        child = json.nodes[child].next;
    }
    new_line(level);
    out += object ? '}' : ']';
}

}  // namespace

void append_encoded(std::string& out, const Type& type, const void* value, Form form) {
    switch (type.kind) {
        case Kind::object:
            return append_object(out, type, value, form);
        case Kind::list:
            return append_list(out, type, value, form);
        case Kind::maybe:
            if (type.size(value) == 0) {
                out += "null";
            } else {
                append_encoded(out, *type.element, type.at(value, 0), form);
            }
            return;
        case Kind::boolean:
            out += *static_cast<const bool*>(value) ? "true" : "false";
            return;
        case Kind::integer:
            out += std::to_string(type.get_integer(value));
            return;
        case Kind::number:
            return append_number(out, *static_cast<const double*>(value));
        case Kind::text:
            return append_quoted(out, *static_cast<const std::string*>(value));
        case Kind::raw:
            out += static_cast<const RawJson*>(value)->text;
            return;
        case Kind::word: {
            const auto word = static_cast<std::size_t>(type.get_integer(value));
            APEX_ASSERT(word < type.words.size());
            return append_quoted(out, type.words[word]);
        }
    }
}

std::string pretty(std::string_view json) {
    JsonText text;
    JsonRefusal refusal;
    const bool well_formed = take_apart(json, text, refusal);
    APEX_ASSERT(well_formed);
    std::string out;
    append_pretty(out, text, 0, 0);
    return out;
}

}  // namespace apex::wire
